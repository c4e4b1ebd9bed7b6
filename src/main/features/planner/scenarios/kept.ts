import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import type { PlanFigures } from '../../../../shared/contract/planner'
import type { PlanAnswer, PlanInstance } from '../../../../shared/domain/planInstance'
import { type Db, statement } from '../../../db/open'
import { type KeptScenario, type KeptSettings, readKeptScenario } from '../../../db/read/planScenarios'
import { words } from './words'

const say = words('en')

/** Kept plans of one campaign. */
export const mostScenarios = 200

/** All that is written down of a plan. */
export type PlanToKeep = {
  settings: KeptSettings
  instance: PlanInstance
  answer: PlanAnswer
  figures: PlanFigures
  plannedAt: string
}

/** @throws CallboardError `not_found` */
export function requireScenario(db: Db, scenarioId: string): KeptScenario {
  const kept = readKeptScenario(db, scenarioId)
  if (!kept) throw new CallboardError('not_found', say.noScenario)
  return kept
}

/**
 * Writes a plan down as a new kept one.
 *
 * @throws CallboardError `conflict` where the name is taken or the campaign keeps as many as it may
 */
export function insertScenario(
  db: Db,
  campaignId: string,
  name: string,
  plan: PlanToKeep,
  by: { actor: string; now: Date },
  isInReport = false,
): string {
  const { count, last } = statement<{ count: number; last: number }>(
    db,
    'SELECT count(*) AS count, coalesce(max(position), -1) AS last FROM plan_scenario WHERE campaign_id = ?',
  ).get(campaignId) ?? { count: 0, last: -1 }
  if (count >= mostScenarios) throw new CallboardError('conflict', say.tooMany(mostScenarios))
  requireFreeName(db, campaignId, name, null)
  const id = uuidv7()
  statement(
    db,
    `INSERT INTO plan_scenario (id, campaign_id, name, settings, instance, answer, figures, in_report, position, created_by, created_at, planned_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    campaignId,
    name,
    ...written(plan),
    isInReport ? 1 : 0,
    last + 1,
    by.actor,
    by.now.toISOString(),
    plan.plannedAt,
  )
  return id
}

/** Puts a plan in place of a kept one, which stays in the proposal where it is in it. @throws CallboardError `conflict` */
export function replaceScenario(db: Db, kept: KeptScenario, name: string, plan: PlanToKeep): void {
  requireFreeName(db, kept.campaignId, name, kept.id)
  statement(
    db,
    'UPDATE plan_scenario SET name = ?, settings = ?, instance = ?, answer = ?, figures = ?, planned_at = ? WHERE id = ?',
  ).run(name, ...written(plan), plan.plannedAt, kept.id)
}

const written = ({ settings, instance, answer, figures }: PlanToKeep): [string, string, string, string] => [
  JSON.stringify(settings),
  JSON.stringify(withoutPersons(instance)),
  JSON.stringify({ ...answer, reasons: [] }),
  JSON.stringify(figures),
]

/**
 * The instance with what its rules count by and nothing else of a creator: candidates are entries of the roster, so
 * that erasing a person leaves nothing behind here.
 */
export function withoutPersons(instance: PlanInstance): PlanInstance {
  const counted = new Set(
    instance.constraints.flatMap((rule) => ('where' in rule && rule.where ? Object.keys(rule.where) : [])),
  )
  return {
    ...instance,
    candidates: instance.candidates.map(({ id, attributes, packages }) => {
      const kept = Object.entries(attributes ?? {}).filter(([name]) => name === 'tier' || counted.has(name))
      return { id, attributes: Object.fromEntries(kept), packages }
    }),
  }
}

const nameKey = (name: string) => name.normalize('NFKC').trim().toLowerCase()

function namesTaken(db: Db, campaignId: string, butId: string | null): Set<string> {
  const rows = statement<{ id: string; name: string }>(db, 'SELECT id, name FROM plan_scenario WHERE campaign_id = ?')
  return new Set(
    rows
      .all(campaignId)
      .filter(({ id }) => id !== butId)
      .map(({ name }) => nameKey(name)),
  )
}

/** @throws CallboardError `conflict` */
function requireFreeName(db: Db, campaignId: string, name: string, butId: string | null): void {
  if (namesTaken(db, campaignId, butId).has(nameKey(name))) throw new CallboardError('conflict', say.nameTaken(name))
}

/** @throws CallboardError `conflict` */
export function renameScenario(db: Db, kept: KeptScenario, name: string): void {
  requireFreeName(db, kept.campaignId, name, kept.id)
  if (name !== kept.name) statement(db, 'UPDATE plan_scenario SET name = ? WHERE id = ?').run(name, kept.id)
}

/** Longest name that the contract takes. */
const longestName = 300

/** "Name copy", then "Name copy 2" and so on: the first that is free. */
export function copyName(db: Db, campaignId: string, name: string): string {
  const taken = namesTaken(db, campaignId, null)
  // room for what is put behind it
  const base = say.copyOf(
    Array.from(name)
      .slice(0, longestName - 20)
      .join('')
      .trimEnd(),
  )
  for (let number = 1; ; number += 1) {
    const found = number === 1 ? base : say.numbered(base, number)
    if (!taken.has(nameKey(found))) return found
  }
}

/** @returns names of those that were deleted */
export function deleteScenarios(db: Db, scenarioIds: readonly string[]): string[] {
  const chosen = JSON.stringify([...new Set(scenarioIds)])
  const names = statement<string>(
    db,
    'SELECT name FROM plan_scenario WHERE id IN (SELECT value FROM json_each(?)) ORDER BY position, id',
  )
    .pluck()
    .all(chosen) as string[]
  if (names.length === 0) throw new CallboardError('not_found', say.noScenario)
  statement(db, 'DELETE FROM plan_scenario WHERE id IN (SELECT value FROM json_each(?))').run(chosen)
  return names
}

export function setInReport(db: Db, kept: KeptScenario, isInReport: boolean): void {
  if (kept.isInReport === isInReport) return
  statement(db, 'UPDATE plan_scenario SET in_report = ? WHERE id = ?').run(isInReport ? 1 : 0, kept.id)
}
