import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import { type Db, statement } from '../open'

type TierRow = { id: string; scheme_id: string; name: string; min_followers: number; max_followers: number | null }
type TierSchemeRow = { id: string; name: string; source: string; source_date: string | null; is_default: number }

/** Tier schemes with their tiers in order, the default first. */
export function readTierSchemes(db: Db): TierSchemeRecord[] {
  const tiers = statement<TierRow>(
    db,
    'SELECT id, scheme_id, name, min_followers, max_followers FROM tier ORDER BY scheme_id, position',
  ).all()
  return statement<TierSchemeRow>(
    db,
    'SELECT id, name, source, source_date, is_default FROM tier_scheme ORDER BY is_default DESC, id',
  )
    .all()
    .map((row) => ({
      id: row.id,
      name: row.name,
      source: row.source,
      sourceDate: row.source_date,
      isDefault: row.is_default === 1,
      tiers: tiers
        .filter((tier) => tier.scheme_id === row.id)
        .map((tier) => ({
          id: tier.id,
          name: tier.name,
          minFollowers: tier.min_followers,
          maxFollowers: tier.max_followers,
        })),
    }))
}

/** The scheme by which creators are classed unless a client has its own. */
export function readDefaultScheme(db: Db): TierSchemeRecord {
  const scheme = readTierSchemes(db)[0]
  if (!scheme) throw new Error('the workspace has no tier scheme')
  return scheme
}

/**
 * The scheme by which a client's creators are classed: its own, else the workspace's default.
 *
 * @param clientId null, or of a client that is gone: the default
 */
export function readSchemeOfClient(db: Db, clientId: string | null): TierSchemeRecord {
  const schemes = readTierSchemes(db)
  const own = statement<string | null>(db, 'SELECT tier_scheme_id FROM client WHERE id = ?').pluck().get(clientId)
  const scheme = schemes.find((one) => one.id === own) ?? schemes[0]
  if (!scheme) throw new Error('the workspace has no tier scheme')
  return scheme
}

/** The scheme of the client that a campaign is for. */
export function readSchemeOfCampaign(db: Db, campaignId: string): TierSchemeRecord {
  const clientId = statement<string>(
    db,
    'SELECT b.client_id FROM campaign p JOIN brand b ON b.id = p.brand_id WHERE p.id = ?',
  )
    .pluck()
    .get(campaignId)
  return readSchemeOfClient(db, clientId ?? null)
}
