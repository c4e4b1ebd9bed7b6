import type { campaignMatchContract, MatchRow } from '../../../../shared/contract/campaignMatch'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import {
  fitOf,
  type MatchWeights,
  matchParts,
  matchScores,
  type Ranked,
  usualWeights,
} from '../../../../shared/domain/match'
import { type Db, statement } from '../../../db/open'
import { readCampaign } from '../../../db/read/campaigns'
import { creatorsReady, listCreators } from '../../../db/read/creatorIndex/questions'
import { readSettings } from '../../../db/read/settings'
import { readDefaultScheme, readTierSchemes } from '../../../db/read/tiers'
import type { HandlersFor } from '../../context'
import { chosenNumbers } from '../chosen'
import { readClient } from '../clients'
import { findCreatorConflicts, toldConflicts } from './conflicts'
import { type MatchTable, matchTable, rank, withMedian } from './table'
import { words } from './words'

const say = words('en')

export const campaignMatchHandlers: HandlersFor<typeof campaignMatchContract> = {
  'campaigns.conflicts': async ({ campaignId, accountIds, chosen, limit }, { db, now }) => {
    const campaign = readCampaign(db, campaignId)
    if (accountIds === undefined && chosen === undefined)
      return findCreatorConflicts(db, campaign, { roster: campaignId }, now, limit)
    if (chosen === undefined) return findCreatorConflicts(db, campaign, { accountIds: accountIds ?? [] }, now, limit)
    if (chosen.matching) await creatorsReady(db, chosen.matching.filter)
    const numbers = chosenNumbers(db, { ...chosen, accountIds })
    return findCreatorConflicts(db, campaign, { numbers }, now, limit)
  },
  'campaigns.match': async (input, { db, now }) => {
    const campaign = readCampaign(db, input.campaignId)
    const client = readClient(db, campaign.clientId)
    const scheme = schemeOf(db, client.tierSchemeId)
    const weights = input.weights ?? client.matchWeights ?? usualWeights
    const isFiltered = Boolean(input.filter.text) || (input.filter.where?.length ?? 0) > 0
    if (isFiltered) await creatorsReady(db, input.filter)
    const table = await matchTable(db, campaign, scheme, now)
    const roster = readRosterStatuses(db, campaign.id)
    const standing = [...roster].filter(([, status]) => status !== 'dropped').map(([n]) => n)
    const { total, belowCoverage, page } = rank(table, {
      numbers: isFiltered ? listCreators(db, readDefaultScheme(db), input.filter, 'followers', true) : null,
      isLeftOut: new Set(input.withRoster ? [] : standing),
      weights,
      minCoverage: input.minCoverage,
      offset: input.offset,
      limit: input.limit,
    })
    return { total, belowCoverage, weights, rows: readRows(db, campaign, table, page, weights, input.offset, roster) }
  },
}

function schemeOf(db: Db, id: string | null): TierSchemeRecord {
  return readTierSchemes(db).find((scheme) => scheme.id === id) ?? readDefaultScheme(db)
}

function readRosterStatuses(db: Db, campaignId: string): Map<number, string> {
  const rows = statement<{ n: number; status: string }>(
    db,
    'SELECT a.n, r.status FROM roster_entry r JOIN account a ON a.id = r.account_id WHERE r.campaign_id = ?',
  )
  return new Map(rows.all(campaignId).map(({ n, status }) => [n, status]))
}

type FaceRow = { n: number; id: string; platform: MatchRow['platform']; handle: string; display_name: string | null }

/** The rows of a page with every part, its evidence and the conflicts. */
function readRows(
  db: Db,
  campaign: CampaignRecord,
  table: MatchTable,
  page: readonly Ranked[],
  weights: MatchWeights,
  offset: number,
  roster: ReadonlyMap<number, string>,
): MatchRow[] {
  const { locale } = readSettings(db)
  const numbers = page.map(({ n }) => n)
  const facts = new Map(table.reader.readSome(numbers).map((one) => [one.n, withMedian(one, table.medians)]))
  const faces = statement<FaceRow>(
    db,
    `SELECT a.n, a.id, a.platform, a.handle, c.display_name FROM account a JOIN creator c ON c.id = a.creator_id
     WHERE a.n IN (SELECT value FROM json_each(?))`,
  )
  const faceOf = new Map(faces.all(JSON.stringify(numbers)).map((row) => [row.n, row]))
  const whole = matchParts.reduce((sum, part) => sum + weights[part], 0)
  const { brief, written, medianOf } = table.wanted
  return page.flatMap(({ n }, at): MatchRow[] => {
    const own = facts.get(n)
    const face = faceOf.get(n)
    if (!own || !face) return []
    const conflicts = toldConflicts(
      table.reader.evidence.conflicts.get(own.creatorId) ?? [],
      face.handle,
      campaign,
      locale,
    )
    const texts = {
      locale,
      platform: face.platform,
      tier: own.tier,
      engagementBasis: own.engagementBasis,
      medianAccounts: own.peers === null ? 0 : (table.medians.get(own.peers)?.accounts ?? 0),
      medianOf,
      written,
      worst: conflicts[0]?.sentence ?? null,
    }
    const scores = matchScores(own, brief)
    const { fit, coverage } = fitOf(scores, weights)
    return [
      {
        rank: offset + at + 1,
        n,
        accountId: face.id,
        creatorId: own.creatorId,
        platform: face.platform,
        handle: face.handle,
        displayName: face.display_name,
        tier: own.tier,
        followers: own.followers,
        priceMinor: own.priceMinor,
        currency: own.currency,
        fit,
        coverage,
        parts: matchParts.map((part) => ({
          part,
          score: scores[part],
          weight: whole > 0 ? weights[part] / whole : 0,
          sentence: say.part(part, own, brief, texts),
        })),
        conflicts,
        rosterStatus: roster.get(n) ?? null,
      },
    ]
  })
}
