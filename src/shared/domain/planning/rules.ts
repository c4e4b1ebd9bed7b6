import type { PlanConstraint } from '../planInstance'
import { outsideSegment, type PlanModel } from './model'
import type { PlanRuleSetting } from './settings'

/** What one rule becomes; no constraints and a note where it says nothing of this roster. */
type Meant = { constraints: PlanConstraint[]; notes: string[] }

const says = (...constraints: PlanConstraint[]): Meant => ({ constraints, notes: [] })
const skipped = (note: string): Meant => ({ constraints: [], notes: [note] })

/**
 * Constraints of the planner's format for one rule that is on, over those who can be planned. What names an entry, a
 * package or a segment that is gone is left out and told.
 *
 * @param budgetMinor null: planned without one
 */
export function constraintsOf(rule: PlanRuleSetting, model: PlanModel, budgetMinor: number | null): Meant {
  switch (rule.kind) {
    case 'count':
      if (rule.min === null && rule.max === null)
        return skipped('A rule on numbers of creators has no bound and is not counted.')
      return says({ kind: 'count', ...(rule.among && { where: whereOf(rule.among) }), ...boundsOf(rule) })
    case 'spendShare':
      if (rule.among === null || (rule.min === null && rule.max === null))
        return skipped('A rule on shares of spend has no group or no bound and is not counted.')
      return says({ kind: 'spendShare', where: whereOf(rule.among), ...boundsOf(rule) })
    case 'maxCreatorShare':
      return budgetMinor === null
        ? skipped('The largest share of the budget for one creator is not counted: there is no budget.')
        : says({ kind: 'maxCreatorShare', max: rule.max })
    case 'audienceShare':
      return audienceShare(rule, model)
    case 'atMostOne':
      return atMostOne(rule, model)
    case 'oneOfEachAgent':
      return says(...oneOfEachAgent(model))
    case 'noConflicts':
      return exclude(model, model.conflicts)
    case 'available':
      return exclude(model, model.unavailable)
    case 'package':
      return fixedPackage(rule, model)
  }
}

const whereOf = ({ attribute, values }: { attribute: string; values: string[] }) => ({ [attribute]: values })
const boundsOf = ({ min, max }: { min: number | null; max: number | null }) => ({
  ...(min !== null && { min }),
  ...(max !== null && { max }),
})

function exclude(model: PlanModel, entries: ReadonlySet<string>): Meant {
  const ids = model.candidates.map(({ fact }) => fact.entryId).filter((id) => entries.has(id))
  return ids.length === 0 ? says() : says({ kind: 'exclude', ids })
}

function audienceShare(rule: PlanRuleSetting & { kind: 'audienceShare' }, model: PlanModel): Meant {
  const audience = model.segments.filter(({ id }) => id !== outsideSegment)
  if (rule.segmentIds.length === 0) {
    const segments = audience.filter(({ weight }) => weight > 0).map(({ id }) => id)
    return says({ kind: 'audienceShare', segments, min: rule.min })
  }
  const known = new Set(audience.map(({ id }) => id))
  const segments = [...new Set(rule.segmentIds)].filter((id) => known.has(id))
  const gone = new Set(rule.segmentIds).size - segments.length
  if (segments.length === 0)
    return skipped('A rule on the audience names only segments that are gone and is not counted.')
  return {
    constraints: [{ kind: 'audienceShare', segments, min: rule.min }],
    notes:
      gone === 0
        ? []
        : [
            `A rule on the audience names ${gone === 1 ? 'a segment that is' : `${gone} segments that are`} gone; the others count.`,
          ],
  }
}

function atMostOne(rule: PlanRuleSetting & { kind: 'atMostOne' }, model: PlanModel): Meant {
  const asked = [...new Set(rule.entryIds)]
  const candidates = new Set(model.candidates.map(({ fact }) => fact.entryId))
  const cannot = new Set(model.leftOut.map(({ fact }) => fact.entryId))
  const ids = asked.filter((id) => candidates.has(id))
  const gone = asked.filter((id) => !candidates.has(id) && !cannot.has(id)).length
  const told = gone === 1 ? 'one creator who is' : `${gone} creators who are`
  return {
    constraints: ids.length < 2 ? [] : [{ kind: 'atMostOne', ids }],
    notes: gone === 0 ? [] : [`“At most one of ${rule.name}” names ${told} no longer on the roster; the others count.`],
  }
}

/** Two accounts of one creator are one creator of the agent, so they alone make no rule. */
function oneOfEachAgent(model: PlanModel): PlanConstraint[] {
  const byAgent = new Map<string, { ids: string[]; creators: Set<string> }>()
  for (const { fact } of model.candidates) {
    for (const agent of fact.agents) {
      const known = byAgent.get(agent.id) ?? { ids: [], creators: new Set() }
      byAgent.set(agent.id, known)
      known.ids.push(fact.entryId)
      known.creators.add(fact.creatorId)
    }
  }
  return [...byAgent.values()]
    .filter(({ creators }) => creators.size > 1)
    .map(({ ids }) => ({ kind: 'atMostOne', ids }))
}

function fixedPackage(rule: PlanRuleSetting & { kind: 'package' }, model: PlanModel): Meant {
  const candidate = model.candidates.find(({ fact }) => fact.entryId === rule.entryId)
  if (!candidate) {
    const cannot = model.leftOut.some(({ fact }) => fact.entryId === rule.entryId)
    return cannot
      ? says()
      : skipped('A rule fixes the package of a creator who is no longer on the roster and is not counted.')
  }
  if (!candidate.offers.some(({ id }) => id === rule.packageId))
    return skipped(
      `The package fixed for @${candidate.fact.handle} is gone; any of the creator’s packages may be chosen.`,
    )
  return says({ kind: 'package', id: rule.entryId, package: rule.packageId })
}
