import type { PlanMeasure } from '../../../../shared/domain/planInstance'
import { ABOVE_TIERS, BELOW_TIERS } from '../../../../shared/domain/tiers'

const creators = (count: number) => (count === 1 ? '1 creator' : `${count.toLocaleString('en-GB')} creators`)
const plans = (count: number) => (count === 1 ? '1 kept plan' : `${count} kept plans`)
const segments = (count: number) => (count === 1 ? '1 segment' : `${count} segments`)
const have = (count: number) => (count === 1 ? 'has' : 'have')
const are = (count: number) => (count === 1 ? 'is' : 'are')
const outcomes: Record<Exclude<PlanMeasure, 'netReach'>, string> = {
  engagements: 'engagements',
  conversions: 'conversions',
  revenue: 'revenue',
}
const isMany = (mix: string) => !mix.startsWith('a mix') && !mix.startsWith('1 ')
const reach = (mix: string) => (isMany(mix) ? 'reach' : 'reaches')
const bring = (mix: string) => (isMany(mix) ? 'bring' : 'brings')
const costs = (mix: string) => (isMany(mix) ? 'cost' : 'costs')
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** "@maple.fern", "@maple.fern, 3 videos," */
const whose = (handle: string, offer: string | null) => (offer === null ? `@${handle}` : `@${handle} (${offer})`)

export default {
  cancelled: 'Stopped. Nothing was changed.',

  // what the ready-made plans show
  ruleOnly: (tier: string) => `only ${tier}`,
  ruleLed: (tier: string) => `exactly one ${tier} creator`,
  outcomes,
  atBudget: (budget: string) => `At ${budget} `,
  mix: (count: number, tier: string | null) =>
    tier === null
      ? `a mix of ${creators(count)}`
      : count === 1
        ? `1 ${tier} creator`
        : `${count.toLocaleString('en-GB')} ${tier} creators`,
  reaches: (at: string, mix: string, people: string) => sentence(`${at}${mix} ${reach(mix)} ${people} people`),
  brings: (at: string, mix: string, what: string) => sentence(`${at}${mix} ${bring(mix)} ${what}`),
  scores: (at: string, mix: string, score: string) =>
    sentence(`${at}${mix} ${isMany(mix) ? 'score' : 'scores'} ${score} by the weights that are set`),
  costs: (goal: string, mix: string, cost: string) => `To reach ${goal} people, ${mix} ${costs(mix)} ${cost}`,
  compared: (who: string, value: string, aside: string) => `${who} ${value} (${aside})`,
  fewerBy: (part: string) => `${part} fewer`,
  moreBy: (part: string) => `${part} more`,
  dearer: (part: string) => `${part} more`,
  cheaper: (part: string) => `${part} less`,
  theSame: 'the same',
  ledBy: (tier: string) => `one ${tier} creator first`,
  onlyTier: (tier: string) => `only ${tier}`,
  biggestFirst: 'the biggest creators first',
  tierWord: (tier: string) =>
    tier === BELOW_TIERS ? 'below all tiers' : tier === ABOVE_TIERS ? 'above all tiers' : tier,
  mixLedBy: (mix: string, tier: string) => `${mix}, led by one ${tier},`,
  rosterLedBy: (tier: string) => `the roster led by one ${tier}`,
  risk: (mix: string, other: string, swing: string) => `The best mix swings ±${mix}, ${other} ±${swing}.`,
  goalCosts: (goal: string, cost: string) => `The goal of ${goal} people costs ${cost} at least.`,

  // kept plans
  noScenario: 'That kept plan is not in this workspace. It may have been deleted. Nothing was changed.',
  planGone:
    'That plan is no longer at hand: many others were made since, or the program was started anew. Nothing was saved. Plan again, then keep it.',
  planEmpty: 'That plan has no roster, so there is nothing to keep. Change its budget or its rules, then plan again.',
  nameTaken: (name: string) =>
    `This campaign has a kept plan called “${name}” already. Nothing was changed. Choose another name, or keep the plan in place of that one.`,
  tooMany: (most: number) =>
    `A campaign keeps at most ${most} plans. Nothing was saved. Delete one that is no longer needed, or keep this one in its place.`,
  copyOf: (name: string) => `${name} copy`,
  numbered: (name: string, number: number) => `${name} ${number}`,
  noOffer: '–',

  // kept in the sample
  sampleData: 'Sample data',
  sampleBest: 'Best mix',
  sampleAlone: (tier: string) => `Only ${tier}`,

  // names of undo
  save: (name: string) => `Keep plan “${name}”`,
  replace: (name: string) => `Replace kept plan “${name}”`,
  rename: (from: string, to: string) => `Rename kept plan “${from}” to “${to}”`,
  duplicate: (name: string) => `Copy kept plan “${name}”`,
  remove: (count: number, name: string) => (count === 1 ? `Delete kept plan “${name}”` : `Delete ${plans(count)}`),
  intoReport: (name: string) => `Put kept plan “${name}” into the proposal`,
  outOfReport: (name: string) => `Take kept plan “${name}” out of the proposal`,
  use: (name: string) => `Plan by “${name}”`,
  exporting: (name: string) => `Writing kept plan “${name}”`,

  // what is another today
  universe: (now: string, then: string) => `The audience has ${now} people now, ${then} in the plan.`,
  segmentCount: (now: number, then: number) => `The audience has ${segments(now)} now, ${then} in the plan.`,
  otherSegments: 'The audience is split in another way now.',
  segmentSizes: (count: number) => `${segments(count)} of the audience ${have(count)} another number of people now.`,
  segmentWeights: (count: number) => `${segments(count)} of the audience ${are(count)} weighed in another way now.`,
  cost: (handle: string, offer: string | null, now: string, then: string) =>
    `${whose(handle, offer)} costs ${now} now, ${then} in the plan.`,
  reach: (handle: string, offer: string | null, now: string, then: string) =>
    `${whose(handle, offer)} reaches ${now} people now, ${then} in the plan.`,
  outcome: (
    handle: string,
    offer: string | null,
    measure: Exclude<PlanMeasure, 'netReach'>,
    now: string,
    then: string,
  ) => `${whose(handle, offer)} brings ${now} ${outcomes[measure]} now, ${then} in the plan.`,
  attribute: (handle: string, now: string, then: string) =>
    `@${handle} counts as ${now || '–'} now, as ${then || '–'} in the plan.`,
  offers: (handle: string) => `@${handle} can be booked for other packages now.`,
  dropped: (handle: string) => `@${handle} was dropped from the roster.`,
  cannotBePlanned: (handle: string, reason: string | undefined) =>
    reason === undefined ? `@${handle} can no longer be planned.` : `@${handle} can no longer be planned. ${reason}`,
  removed: (count: number, picked: number) =>
    picked === 0
      ? `${creators(count)} ${are(count)} no longer on the roster.`
      : picked === count
        ? `${creators(count)} of the plan ${are(count)} no longer on the roster.`
        : `${creators(count)} ${are(count)} no longer on the roster, ${picked} of them in the plan.`,
  came: (handles: readonly string[]) => {
    const shown = handles.slice(0, 3)
    const more = handles.length - shown.length
    const list = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ').replace(/, ([^,]*)$/, ' and $1')
    return `${list} ${have(handles.length)} come to the roster since.`
  },
  groupNamesGone: (name: string, count: number) =>
    `The rule “${name}” names ${creators(count)} no longer on the roster.`,
  packageOfGone: 'A rule fixes the package of a creator no longer on the roster.',
  packageGone: (handle: string) => `A rule fixes a package of @${handle} that is there no longer.`,
  segmentsGone: (count: number) => `A rule names ${segments(count)} of the audience no longer there.`,
  mustGone: (count: number) => `${creators(count)} whom the plan must have ${are(count)} no longer on the roster.`,
  ruledOut: (handle: string) => `The rules leave @${handle} out now.`,
  ruledIn: (handle: string) => `The rules no longer leave @${handle} out.`,
  otherGroups: 'Who may not be booked together is another now: agents or groups have changed.',
  more: (count: number) => `And ${count.toLocaleString('en-GB')} more.`,
}
