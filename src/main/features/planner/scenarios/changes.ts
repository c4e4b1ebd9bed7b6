import { formatCount, formatMoney } from '../../../../shared/domain/format'
import type { PlanInstance } from '../../../../shared/domain/planInstance'
import { measuresOf } from '../../../../shared/domain/planInstanceChecks'
import { outsideSegment } from '../../../../shared/domain/planning/model'
import type { KeptSettings } from '../../../db/read/planScenarios'
import { words } from './words'

const say = words('en')

/** Sentences of one scenario; the rest is counted. */
const mostSentences = 6
/** A forecast that moves by less is the same forecast. */
const sameReach = 0.005

export type ScenarioChanges = { sentences: string[]; changedCreators: number }

/** What a plan was made from, then. */
export type KeptPlan = ReadInstance & { settings: KeptSettings; roster: readonly { candidate: string }[] }

/** An instance with its candidates by their ids. */
export type ReadInstance = {
  instance: PlanInstance
  candidateOf: ReadonlyMap<string, PlanInstance['candidates'][number]>
}
export const toRead = (instance: PlanInstance): ReadInstance => ({
  instance,
  candidateOf: new Map(instance.candidates.map((candidate) => [candidate.id, candidate])),
})

/** The same from today's data, with what is needed to speak of it. */
export type TodaysPlan = ReadInstance & {
  currency: string
  locale: string
  /** by entry: everybody of the campaign's roster, whoever was dropped too */
  handles: ReadonlyMap<string, string>
  dropped: ReadonlySet<string>
  /** by entry: why it cannot be planned */
  leftOut: ReadonlyMap<string, string>
  /** name of an offer where the entry has several */
  offerName(entryId: string, offerId: string): string | null
}

type Candidate = PlanInstance['candidates'][number]
type Pack = Candidate['packages'][number]

/**
 * What of a kept plan's inputs is another today: the audience, creators who went or came, costs, reaches, what the
 * rules count by and whom they name. Those who were picked come first.
 */
export function changesSince(kept: KeptPlan, today: TodaysPlan): ScenarioChanges {
  const found = new Found()
  audienceChanges(kept.instance, today, found)
  goneFromRules(kept.settings, today, found)
  const changed = new Set<string>()
  const picked = new Set(kept.roster.map(({ candidate }) => candidate))
  const removed: string[] = []
  const compare = comparer(kept.instance, today)
  const look = (was: Candidate) => {
    const is = today.candidateOf.get(was.id)
    if (is) {
      if (compare(was, is, found)) changed.add(was.id)
      return
    }
    changed.add(was.id)
    const handle = today.handles.get(was.id)
    const reason = today.leftOut.get(was.id)
    if (handle === undefined) removed.push(was.id)
    else found.add(() => (today.dropped.has(was.id) ? say.dropped(handle) : say.cannotBePlanned(handle, reason)))
  }
  for (const was of kept.instance.candidates) if (picked.has(was.id)) look(was)
  for (const was of kept.instance.candidates) if (!picked.has(was.id)) look(was)
  if (removed.length > 0) found.add(() => say.removed(removed.length, removed.filter((id) => picked.has(id)).length))
  const came = today.instance.candidates.filter(({ id }) => !kept.candidateOf.has(id))
  if (came.length > 0) found.add(() => say.came(came.map(({ id }) => `@${today.handles.get(id) ?? ''}`)))
  for (const { id } of came) changed.add(id)
  rulingChanges(kept, today, found)
  return { sentences: found.sentences(), changedCreators: changed.size }
}

/** Counts every change and writes only those that are shown: there may be thousands. */
class Found {
  private readonly first: string[] = []
  private count = 0
  add(sentence: () => string): void {
    this.count += 1
    if (this.first.length < mostSentences) this.first.push(sentence())
  }
  sentences(): string[] {
    const more = this.count - this.first.length
    return more > 0 ? [...this.first, say.more(more)] : this.first
  }
}

/** The segment of the viewers outside is made of the roster, so it says nothing of its own. */
const inside = (instance: PlanInstance) => instance.segments.filter(({ id }) => id !== outsideSegment)

function audienceChanges(was: PlanInstance, { instance, locale }: TodaysPlan, found: Found): void {
  const before = inside(was)
  const now = new Map(inside(instance).map((segment) => [segment.id, segment]))
  if (before.length !== now.size) {
    found.add(() => say.segmentCount(now.size, before.length))
    return
  }
  if (before.some(({ id }) => !now.has(id))) {
    found.add(() => say.otherSegments)
    return
  }
  const resized = before.filter(({ id, universe }) => now.get(id)?.universe !== universe)
  const only = before.length === 1 ? resized[0] : undefined
  if (only) {
    const persons = (count: number | undefined) => formatCount(Math.round(count ?? 0), locale)
    found.add(() => say.universe(persons(now.get(only.id)?.universe), persons(only.universe)))
  } else if (resized.length > 0) found.add(() => say.segmentSizes(resized.length))
  const weighed = before.filter(({ id, weight }) => now.get(id)?.weight !== weight)
  if (weighed.length > 0) found.add(() => say.segmentWeights(weighed.length))
}

function goneFromRules({ rules, planRules }: KeptSettings, today: TodaysPlan, found: Found): void {
  const isGone = (id: string) => !today.handles.has(id) || today.dropped.has(id)
  const segments = new Set(today.instance.segments.map(({ id }) => id))
  for (const rule of rules) {
    if (!rule.isOn) continue
    if (rule.kind === 'atMostOne') {
      const gone = rule.entryIds.filter(isGone).length
      if (gone > 0) found.add(() => say.groupNamesGone(rule.name, gone))
    } else if (rule.kind === 'package') {
      const offers = today.candidateOf.get(rule.entryId)?.packages
      if (isGone(rule.entryId)) found.add(() => say.packageOfGone)
      else if (offers && !offers.some(({ id }) => id === rule.packageId)) {
        found.add(() => say.packageGone(today.handles.get(rule.entryId) ?? ''))
      }
    } else if (rule.kind === 'audienceShare') {
      const gone = rule.segmentIds.filter((id) => !segments.has(id)).length
      if (gone > 0) found.add(() => say.segmentsGone(gone))
    }
  }
  const must = planRules.must.filter(isGone).length
  if (must > 0) found.add(() => say.mustGone(must))
}

/** Compares a candidate with itself. @returns whether cost, reach or what is counted by is another */
function comparer(was: PlanInstance, today: TodaysPlan): (was: Candidate, is: Candidate, found: Found) => boolean {
  const weighted = (instance: PlanInstance) => instance.segments.map(({ weight }) => weight > 0)
  const [before, now] = [weighted(was), weighted(today.instance)]
  const outcomes = measuresOf(was.objective).flatMap((measure) => (measure === 'netReach' ? [] : [measure]))
  const counted = new Set(
    was.constraints.flatMap((rule) => ('where' in rule && rule.where ? Object.keys(rule.where) : [])),
  )
  const money = (minor: number) => formatMoney(Math.round(minor), today.currency, today.locale, 'short')
  const count = (value: number) => formatCount(Math.round(value), today.locale)
  const isSame = (one: Candidate, is: Candidate) =>
    one.packages.length === is.packages.length &&
    one.packages.every((pack, p) => {
      const other = is.packages[p]
      return (
        other?.id === pack.id &&
        other.cost === pack.cost &&
        !isOtherReach(reachOf(pack, before), reachOf(other, now)) &&
        outcomes.every((measure) => !isOtherReach(pack[measure] ?? 0, other[measure] ?? 0))
      )
    })
  return (one, is, found) => {
    // nearly all are as they were
    if (counted.size === 0 && isSame(one, is)) return false
    const handle = () => today.handles.get(one.id) ?? ''
    const said: (() => string)[] = []
    let isOtherOffer = one.packages.length !== is.packages.length
    for (const pack of one.packages) {
      const other = is.packages.find(({ id }) => id === pack.id)
      if (!other) {
        isOtherOffer = true
        continue
      }
      const name = () => (is.packages.length > 1 ? today.offerName(one.id, pack.id) : null)
      if (other.cost !== pack.cost) said.push(() => say.cost(handle(), name(), money(other.cost), money(pack.cost)))
      const [wasReach, isReach] = [reachOf(pack, before), reachOf(other, now)]
      if (isOtherReach(wasReach, isReach)) said.push(() => say.reach(handle(), name(), count(isReach), count(wasReach)))
      for (const measure of outcomes) {
        const [a, b] = [pack[measure] ?? 0, other[measure] ?? 0]
        if (!isOtherReach(a, b)) continue
        const shown = measure === 'revenue' ? money : count
        said.push(() => say.outcome(handle(), name(), measure, shown(b), shown(a)))
      }
    }
    if (isOtherOffer) said.push(() => say.offers(handle()))
    for (const name of counted) {
      const [a, b] = [valuesOf(one, name), valuesOf(is, name)]
      if (a !== b) said.push(() => say.attribute(handle(), b, a))
    }
    for (const sentence of said) found.add(sentence)
    return said.length > 0
  }
}

const valuesOf = (candidate: Candidate, name: string) => [candidate.attributes?.[name] ?? []].flat().join(', ')

function reachOf(pack: Pack, isCounted: readonly boolean[]): number {
  let persons = 0
  for (let s = 0; s < isCounted.length; s += 1) if (isCounted[s]) persons += pack.reach[s] ?? 0
  return persons
}

/** Whether a forecast is another one, and not the same with other last digits. */
export const isOtherReach = (was: number, is: number): boolean =>
  Math.abs(is - was) > sameReach * Math.max(Math.abs(was), 1e-9)

/** Whom the rules leave out by what is known today: conflicts, days, agents. */
function rulingChanges({ instance: was, candidateOf: before }: KeptPlan, today: TodaysPlan, found: Found): void {
  const known = today.candidateOf
  const ruledOut = (instance: PlanInstance) =>
    new Set(
      instance.constraints
        .flatMap((rule) => (rule.kind === 'exclude' ? rule.ids : []))
        .filter((id) => known.has(id) && before.has(id)),
    )
  const then = ruledOut(was)
  const now = ruledOut(today.instance)
  for (const id of now) if (!then.has(id)) found.add(() => say.ruledOut(today.handles.get(id) ?? ''))
  for (const id of then) if (!now.has(id)) found.add(() => say.ruledIn(today.handles.get(id) ?? ''))
  const groups = (instance: PlanInstance) =>
    instance.constraints
      .flatMap((rule) => (rule.kind === 'atMostOne' ? [rule.ids] : []))
      .map((ids) => ids.filter((id) => known.has(id) && before.has(id)).sort())
      .filter((ids) => ids.length > 1)
      .map((ids) => ids.join(' '))
      .sort()
      .join('|')
  if (groups(was) !== groups(today.instance)) found.add(() => say.otherGroups)
}
