import type { OverlapBasis } from '../../../../../shared/domain/reach/overlap'
import type { ReportMethod } from '../../../../../shared/domain/reach/rosterReach'

const methods: Record<ReportMethod, string> = {
  segments: 'Independence in segments',
  betaBinomial: 'Beta-binomial (Metheringham)',
  hofmans: 'Hofmans',
  agostini: 'Agostini, K 1.125',
  random: 'Random duplication (Sainsbury)',
  randomTrade: 'Random duplication × 0.95',
  canonical: 'Canonical expansion (Danaher)',
  sequential: 'Sequential aggregation',
}
const notes: Partial<Record<ReportMethod, string>> = {
  segments: 'What the planner plans by',
  betaBinomial: 'Within about 3 % in simulation where overlaps are known',
  hofmans: 'Exact for two creators',
  canonical: 'Fails beyond about eight creators with strong overlap',
  sequential: 'Depends on the order of the roster',
}
const bases: Record<OverlapBasis, string> = {
  ofSmaller: 'of the smaller audience',
  ofBoth: 'of both audiences together',
  ofUniverse: 'of the whole audience',
  persons: 'people',
}

export default {
  methods,
  notes: notes as Record<string, string | undefined>,
  bases,
  title: 'Net reach by method',
  method: 'Method',
  reach: 'Net reach',
  toGross: 'Of gross',
  note: 'Note',
  recommended: 'To be named in reports',
  clampedFrom: (figure: string) => `Brought into the bounds from ${figure}`,
  bounds: (low: string, high: string) => `Whatever the overlaps are, net reach lies between ${low} and ${high}.`,
  known: (known: string, pairs: string) =>
    `The overlap of ${known} of ${pairs} pairs is known. The others count as independent in each segment of the audience.`,
  noneKnown: 'No overlap is known. Every pair counts as independent in each segment of the audience.',
  contradict: 'The overlaps contradict each other. Until they are corrected, only the planner’s own figure is shown.',
  tooMany: (most: string) => `Methods are compared for rosters of at most ${most} creators.`,
  overlaps: 'Overlaps…',

  overlapsTitle: 'Overlaps of the roster',
  overlapsExplain:
    'Viewers that two creators have in common, as a tool or the platform states it. Followers in common are not viewers in common.',
  one: 'One creator',
  other: 'Other creator',
  figure: 'Overlap',
  basis: 'Counted as',
  source: 'Source',
  sourcePlaceholder: 'Modash export, platform insights',
  measuredOn: 'Measured on',
  pick: 'Choose a creator',
  pickTwo: 'Choose two different creators.',
  figureMissing: 'Fill in the overlap.',
  sourceMissing: 'Say where it is from.',
  add: 'Note overlap',
  pair: 'Creators',
  none: 'No overlap is noted yet.',
  remove: (a: string, b: string) => `Forget the overlap of @${a} and @${b}`,
  removeHeader: 'Forget',
  noted: (a: string, b: string) => `Overlap of @${a} and @${b} noted.`,
  removed: (a: string, b: string) => `Overlap of @${a} and @${b} forgotten.`,
  close: 'Close',
}
