import type { MatchPart } from '../../../../../shared/domain/match'
import { count } from '../plural'

const parts: Record<MatchPart, string> = {
  niches: 'Niches',
  values: 'Values, tone',
  audience: 'Audience',
  engagement: 'Engagement',
  price: 'Price',
  competitors: 'Conflict-free',
  delivery: 'Delivery',
}
const formulas: Record<MatchPart, string> = {
  niches:
    'Niches and hashtags of the campaign (or, without any, of the brand) that the creator has, divided by all that are wanted.',
  values:
    'The mean of two: values of the brand that the creator shares, divided by all; and 1 where the creator sells in the wanted tone, else 0.',
  audience:
    'The geometric mean of the shares of the creator’s viewers who are in the target, over country, age and gender as far as stated.',
  engagement:
    'The rate divided by twice the median of the same platform, tier and basis, at most 1. The median scores a half.',
  price:
    'The median cost of a thousand views divided by twice the creator’s, at most 1. The median scores a half. A post that costs more than the whole budget scores 0.',
  competitors:
    '1 where work is noted and none of it conflicts; a note scores 0.75, something to check 0.4, a conflict 0.',
  delivery:
    'Content that went live, divided by all that was due. Overdue counts only while the content lies with the creator.',
}

export default {
  parts,
  formulas,
  weights: 'Weights',
  weightsAbout: 'How much each part counts. Only the proportions matter; 0 leaves a part out.',
  weightShown: (weight: number, share: string) => `${weight} · ${share}`,
  usual: 'Usual weights',
  saveForClient: (client: string) => `Save for ${client}`,
  unsaved: 'Unsaved weights',
  ofClient: (client: string) => `Weights of ${client}`,
  saved: (client: string) => `Weights saved for ${client}.`,
  noWeight: 'All weights are 0, so there is nothing to rank by. Raise one of them.',
  how: 'How it is counted',
  howAbout:
    'The fit is the weighted mean of the parts that are known. A part that is not known is left out, not counted as 0: its weight is shared among the others, and “Known” says how much of the weight stands on facts.',

  filter: 'Filter by handle, name or words',
  among: 'Among',
  everybody: 'All creators',
  known: 'Known at least',
  knownAny: 'Any',
  withRoster: 'Also those on the roster',
  ranked: (n: number, shown: string) => count(n, shown, 'creator ranked', 'creators ranked'),
  tooLittle: (n: number, shown: string) => count(n, shown, 'too little known', 'too little known'),
  caption: (campaign: string) => `Creators by fit for ${campaign}`,
  empty: 'Creators are ranked here by how well they fit the brief. None is in this workspace yet.',
  noMatch: 'No creator matches the filter, or everybody who does is on the roster or too little known.',
  clearFilter: 'Clear filter',
  toCreators: 'Open creators',

  rank: 'Rank',
  creator: 'Creator',
  fit: 'Fit',
  fitTitle: 'Weighted mean of the known parts, 0 to 100',
  coverage: 'Known',
  coverageTitle: 'Share of the weight whose parts are known',
  price: 'Rate',
  priceTitle: 'Newest price of one post',
  details: 'Details',
  showDetails: (handle: string) => `Show evidence of @${handle}`,
  evidenceOf: (handle: string) => `Evidence of @${handle}`,
  weightShare: (share: string) => `${share} of the weight`,
  notKnown: 'not known',
  select: (handle: string) => `Select @${handle}`,
  selectAll: 'Select all shown',
  onRoster: 'On the roster',
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages',
  firstPage: 'This is the first page.',
  lastPage: 'This is the last page.',
  span: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,

  selected: (shown: string) => `${shown} selected`,
  clearSelection: 'Clear selection',
  add: (n: number, shown: string) => `Add ${count(n, shown, 'creator', 'creators')} to the roster`,
  added: (n: number, shown: string, campaign: string) =>
    `${count(n, shown, 'creator', 'creators')} shortlisted for ${campaign}.`,
}
