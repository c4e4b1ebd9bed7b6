import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import type { OutputOf, ParsedInputOf } from '../../../../shared/contract/index'
import type { PlanPackageRecord } from '../../../../shared/contract/plannerSetup'
import type { RosterFact } from '../../../../shared/domain/planning/facts'
import { noCost, type PlanCostParts, totalCost } from '../../../../shared/domain/planning/packages'
import { dearestOfferMinor, ownPrice } from '../../../../shared/domain/planning/prices'
import { type Db, statement } from '../../../db/open'
import { readCampaign } from '../../../db/read/campaigns'
import { readEntryPackages } from '../../../db/read/planModel'
import { readRosterFacts } from '../../../db/read/roster'
import { words } from './words'

const say = words('en')

type Draft = { id: string | null; name: string; posts: number; costParts: PlanCostParts }
/** Most packages of one creator, as the planner's format has it. */
const mostPackages = 20

/** @throws CallboardError `invalid_input`, `not_found` */
export function savePackages(
  db: Db,
  { entryId, packages }: ParsedInputOf<'planner.savePackages'>,
  now: Date,
): { saved: PlanPackageRecord[]; handle: string } {
  const handle = statement<string>(
    db,
    'SELECT a.handle FROM roster_entry r JOIN account a ON a.id = r.account_id WHERE r.id = ?',
  )
    .pluck()
    .get(entryId) as string | undefined
  if (handle === undefined) throw new CallboardError('not_found', say.entryGone)
  requireDistinct(packages)
  const dear = packages.find(({ costParts }) => totalCost(costParts) > dearestOfferMinor)
  if (dear) throw new CallboardError('invalid_input', say.packageTooDear(dear.name))
  const known = new Set(readEntryPackages(db, entryId).map(({ id }) => id))
  const given = packages.flatMap(({ id }) => id ?? [])
  if (given.some((id) => !known.has(id)) || new Set(given).size < given.length)
    throw new CallboardError('not_found', say.packageGone)
  writePackages(db, entryId, packages, now)
  return { saved: readEntryPackages(db, entryId).map((one) => ({ ...one, entryId })), handle }
}

/** @throws CallboardError `invalid_input` */
function requireDistinct(packages: readonly { name: string }[]): void {
  const names = new Set<string>()
  for (const { name } of packages) {
    if (names.has(name.toLowerCase())) throw new CallboardError('invalid_input', say.packageTwice(name))
    names.add(name.toLowerCase())
  }
}

/** These and no others, in this order. */
function writePackages(db: Db, entryId: string, packages: readonly Draft[], now: Date): void {
  const given = JSON.stringify(packages.flatMap(({ id }) => id ?? []))
  statement(db, 'DELETE FROM plan_package WHERE entry_id = ? AND id NOT IN (SELECT value FROM json_each(?))').run(
    entryId,
    given,
  )
  const write = statement(
    db,
    `INSERT INTO plan_package (id, entry_id, name, posts, cost_parts, position, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, posts = excluded.posts, cost_parts = excluded.cost_parts,
       position = excluded.position`,
  )
  for (const [position, { id, name, posts, costParts }] of packages.entries())
    write.run(id ?? uuidv7(), entryId, name, posts, JSON.stringify(costParts), position, now.toISOString())
}

/**
 * Offers for many in place of those they have; one of the same name is the same package. Whoever has no price that the
 * offers could be made from keeps what is there.
 *
 * @throws CallboardError `invalid_input`, `not_found`
 */
export function makePackages(
  db: Db,
  { campaignId, entryIds, offers }: ParsedInputOf<'planner.makePackages'>,
  now: Date,
): OutputOf<'planner.makePackages'> {
  const { currency } = readCampaign(db, campaignId)
  if (offers.from === 'price') requireDistinct(offers.packages)
  const facts = readRosterFacts(db, campaignId)
  const chosen = entryIds === null ? facts : chosenOf(db, campaignId, facts, entryIds)
  // Whoever was dropped is not offered for anything.
  const dropped = entryIds === null ? 0 : new Set(entryIds).size - chosen.length
  const outcome = { creators: 0, packages: 0, skipped: dropped }
  for (const fact of chosen) {
    const made =
      offers.from === 'rates' ? packagesFromRates(fact, currency) : packagesFromPrice(fact, currency, offers.packages)
    if (made.length === 0) {
      outcome.skipped += 1
      continue
    }
    const known = new Map(readEntryPackages(db, fact.entryId).map(({ id, name }) => [name.toLowerCase(), id]))
    const drafts = made.map((one) => ({ ...one, id: known.get(one.name.toLowerCase()) ?? null }))
    writePackages(db, fact.entryId, drafts, now)
    outcome.creators += 1
    outcome.packages += drafts.length
  }
  return outcome
}

/** @throws CallboardError `not_found` */
function chosenOf(
  db: Db,
  campaignId: string,
  facts: readonly RosterFact[],
  entryIds: readonly string[],
): readonly RosterFact[] {
  const ids = new Set(entryIds)
  const found = statement<number>(
    db,
    'SELECT count(*) FROM roster_entry WHERE campaign_id = ? AND id IN (SELECT value FROM json_each(?))',
  )
    .pluck()
    .get(campaignId, JSON.stringify([...ids]))
  if (found !== ids.size) throw new CallboardError('not_found', say.entriesGone)
  return facts.filter(({ entryId }) => ids.has(entryId))
}

type Made = Omit<Draft, 'id'>

/** One post for each format that is quoted in the campaign's currency. */
function packagesFromRates(fact: RosterFact, currency: string): Made[] {
  const names = new Set<string>()
  const made: Made[] = []
  for (const rate of fact.rates) {
    const name = rate.format.trim().slice(0, 120)
    if (rate.currency !== currency || name === '' || names.has(name.toLowerCase())) continue
    names.add(name.toLowerCase())
    made.push({ name, posts: 1, costParts: { ...noCost, creatorFee: rate.priceMinor } })
  }
  return made.slice(0, mostPackages)
}

/** Fee and margin shrink alike with the discount; the parts add up to the rounded whole. */
function packagesFromPrice(
  fact: RosterFact,
  currency: string,
  packages: readonly { name: string; posts: number; discount: number }[],
): Made[] {
  const price = ownPrice(fact, currency)
  if ('reason' in price) return []
  const made = packages.map(({ name, posts, discount }) => {
    const times = (posts / fact.posts) * (1 - discount)
    const whole = Math.round(price.costMinor * times)
    const creatorFee = Math.min(whole, Math.round(price.costParts.creatorFee * times))
    return { name, posts, costParts: { ...noCost, creatorFee, margin: whole - creatorFee } }
  })
  return made.some(({ costParts }) => totalCost(costParts) > dearestOfferMinor) ? [] : made
}
