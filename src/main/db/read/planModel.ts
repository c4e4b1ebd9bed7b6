import { z } from 'zod'
import type { CampaignRecord } from '../../../shared/contract/campaigns'
import { CallboardError } from '../../../shared/contract/define'
import { conflictReader } from '../../../shared/domain/conflicts'
import { type PlanModelInputs, planModelOf } from '../../../shared/domain/planning/build'
import type { RosterFact } from '../../../shared/domain/planning/facts'
import type { PlanModel, PlanModelPackage, PlanModelSegment } from '../../../shared/domain/planning/model'
import { isCostParts, planCostParts } from '../../../shared/domain/planning/packages'
import {
  type PlanSettings,
  planAssumptions,
  planObjectiveSetting,
  planRuleSetting,
  usualPlanSettings,
} from '../../../shared/domain/planning/settings'
import { type Db, statement } from '../open'
import { readCampaign } from './campaigns'
import { conflictSubject, eachBooked, eachWork, readBookings } from './conflicts'
import { readRosterFacts, readViewRates } from './roster'
import { readSchemeOfCampaign } from './tiers'

/**
 * All that plans of a campaign are made from.
 *
 * @param settings in place of the campaign's own
 * @throws CallboardError `not_found`; `plan_invalid` where nobody said how many people the audience has
 */
export function readPlanModel(db: Db, campaignId: string, settings?: PlanSettings): PlanModel {
  const inputs = readPlanModelInputs(db, readCampaign(db, campaignId), settings)
  if (inputs.segments.length === 0 && !inputs.campaign.universePersons) {
    throw new CallboardError(
      'plan_invalid',
      'How many people the target audience has is not known, so reach cannot be planned. Fill in "People in the audience" in the campaign\'s brief.',
    )
  }
  return planModelOf(inputs)
}

/** The same before it is worked out, for a reader who can do without net reach. */
export function readPlanModelInputs(db: Db, campaign: CampaignRecord, settings?: PlanSettings): PlanModelInputs {
  const facts = readRosterFacts(db, campaign.id)
  return {
    campaign,
    facts,
    viewRates: readViewRates(db, readSchemeOfCampaign(db, campaign.id)),
    segments: readPlanSegments(db, campaign.id),
    packages: readPlanPackages(db, campaign.id),
    settings: settings ?? readPlanSettings(db, campaign.id),
    conflicts: readBlocked(db, campaign, facts),
    unavailable: unavailableIn(campaign, facts),
  }
}

type SegmentRow = {
  id: string
  country: string | null
  age: string | null
  gender: string | null
  niche: string | null
  universe_persons: number
  weight: number
  source: string | null
}

/** Parts of a campaign's audience as somebody set them; none: it is one. */
export function readPlanSegments(db: Db, campaignId: string): PlanModelSegment[] {
  return statement<SegmentRow>(
    db,
    `SELECT id, country, age, gender, niche, universe_persons, weight, source FROM plan_segment
     WHERE campaign_id = ? ORDER BY position, id`,
  )
    .all(campaignId)
    .map(({ universe_persons, ...row }) => ({ ...row, universePersons: universe_persons }))
}

type PackageRow = [id: string, entryId: string, name: string, posts: number, costParts: string]

/** Packages of a campaign's roster, by entry, in the order somebody gave them. */
export function readPlanPackages(db: Db, campaignId: string): Map<string, PlanModelPackage[]> {
  const packages = new Map<string, PlanModelPackage[]>()
  const rows = statement<PackageRow>(
    db,
    `SELECT p.id, p.entry_id, p.name, p.posts, p.cost_parts FROM roster_entry r JOIN plan_package p ON p.entry_id = r.id
     WHERE r.campaign_id = ? ORDER BY p.entry_id, p.position, p.id`,
  ).raw()
  for (const row of rows.all(campaignId)) {
    const known = packages.get(row[1])
    if (known) known.push(toPackage(row))
    else packages.set(row[1], [toPackage(row)])
  }
  return packages
}

/** Packages of one entry of a roster. */
export function readEntryPackages(db: Db, entryId: string): PlanModelPackage[] {
  return statement<PackageRow>(
    db,
    'SELECT id, entry_id, name, posts, cost_parts FROM plan_package WHERE entry_id = ? ORDER BY position, id',
  )
    .raw()
    .all(entryId)
    .map(toPackage)
}

function toPackage([id, , name, posts, costParts]: PackageRow): PlanModelPackage {
  const parts: unknown = JSON.parse(costParts)
  return { id, name, posts, costParts: isCostParts(parts) ? parts : planCostParts.parse(parts) }
}

const rulesSchema = z.array(planRuleSetting)

/** How a campaign is planned, as somebody set it or as usual. */
export function readPlanSettings(db: Db, campaignId: string): PlanSettings {
  const row = statement<{ objective: string; rules: string; assumptions: string }>(
    db,
    'SELECT objective, rules, assumptions FROM plan_setup WHERE id = ?',
  ).get(campaignId)
  if (!row) return usualPlanSettings
  return {
    objective: planObjectiveSetting.parse(JSON.parse(row.objective)),
    rules: rulesSchema.parse(JSON.parse(row.rules)),
    assumptions: planAssumptions.parse(JSON.parse(row.assumptions)),
  }
}

/** Entries whose creator may not work for the campaign's brand: by what was agreed, by work or by a booking. */
function readBlocked(db: Db, campaign: CampaignRecord, facts: readonly RosterFact[]): Set<string> {
  const reader = conflictReader(conflictSubject(db, campaign), todayIn(campaign.timeZone))
  const creatorIds = [...new Set(facts.map(({ creatorId }) => creatorId))]
  const blocked = new Set<string>()
  for (const [creatorId, work] of eachWork(db, creatorIds)) {
    if (reader.ofWork(work).some(({ severity }) => severity === 'block')) blocked.add(creatorId)
  }
  const forbids = new Set(
    readBookings(db)
      .filter((booking) => reader.ofBooking(booking).some(({ severity }) => severity === 'block'))
      .map(({ campaignId }) => campaignId),
  )
  for (const [creatorId, otherId] of eachBooked(db, campaign.id, creatorIds)) {
    if (forbids.has(otherId)) blocked.add(creatorId)
  }
  return new Set(facts.filter(({ creatorId }) => blocked.has(creatorId)).map(({ entryId }) => entryId))
}

/** The calendar day it is where the campaign counts its days. */
function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(),
  )
}

/** Entries whose days and the campaign's days for posting do not meet; a day that is not known is open. */
function unavailableIn(campaign: CampaignRecord, facts: readonly RosterFact[]): Set<string> {
  const from = campaign.postFrom ?? campaign.flightStart
  const until = campaign.postUntil ?? campaign.flightEnd
  return new Set(
    facts
      .filter(
        ({ availableFrom, availableUntil }) =>
          (availableFrom !== null && until !== null && availableFrom > until) ||
          (availableUntil !== null && from !== null && availableUntil < from),
      )
      .map(({ entryId }) => entryId),
  )
}
