import { type Db, statement } from '../../../db/open'
import { creatorTables } from '../../../db/read/creators'

/** What the list does not show of an account and its creator. */
export type MoreFacts = {
  bio: string | null
  notes: string | null
  profileUrl: string | null
  platformUserId: string | null
  phone: string | null
  agentEmail: string | null
  /** the newest of a format, by the format */
  rates: ReadonlyMap<string, { priceMinor: number; currency: string }>
  /** fractions, by dimension and key with a blank between */
  shares: ReadonlyMap<string, number>
}
const nothingMore: MoreFacts = {
  bio: null,
  notes: null,
  profileUrl: null,
  platformUserId: null,
  phone: null,
  agentEmail: null,
  rates: new Map(),
  shares: new Map(),
}
export const noFacts = (): MoreFacts => nothingMore

type FactRow = Omit<MoreFacts, 'rates' | 'shares'> & { n: number }

/** Further facts by row number. */
export function readFacts(db: Db, numbers: Uint32Array): Map<number, MoreFacts> {
  const asked = JSON.stringify([...numbers])
  const facts = statement<FactRow>(
    db,
    `SELECT a.n, a.bio, c.notes, a.profile_url AS profileUrl, a.platform_user_id AS platformUserId,
       (SELECT value FROM contact_point WHERE creator_id = c.id AND kind = 'phone' ORDER BY is_preferred DESC, noted_on, id LIMIT 1) AS phone,
       (SELECT g.email FROM creator_agent x JOIN agent g ON g.id = x.agent_id WHERE x.creator_id = c.id ORDER BY x.id LIMIT 1) AS agentEmail
     FROM json_each(?) j CROSS JOIN ${creatorTables} WHERE a.n = j.value`,
  ).all(asked)
  const rates = statement<{ n: number; format: string; priceMinor: number; currency: string }>(
    db,
    `SELECT a.n, lower(trim(r.format)) AS format, r.price_minor AS priceMinor, r.currency FROM json_each(?) j
     CROSS JOIN account a ON a.n = j.value CROSS JOIN rate r ON r.account_id = a.id ORDER BY r.quoted_on, r.id`,
  ).all(asked)
  const shares = statement<{ n: number; dimension: string; key: string; share: number }>(
    db,
    `SELECT a.n, s.dimension, s.key, s.share FROM json_each(?) j
     CROSS JOIN account a ON a.n = j.value CROSS JOIN audience_share s ON s.account_id = a.id`,
  ).all(asked)
  const ratesOf = Map.groupBy(rates, (rate) => rate.n)
  const sharesOf = Map.groupBy(shares, (share) => share.n)
  return new Map(
    facts.map(({ n, ...fact }) => [
      n,
      {
        ...fact,
        rates: new Map((ratesOf.get(n) ?? []).map(({ format, ...rate }) => [format, rate])),
        shares: new Map((sharesOf.get(n) ?? []).map(({ dimension, key, share }) => [`${dimension} ${key}`, share])),
      },
    ]),
  )
}
