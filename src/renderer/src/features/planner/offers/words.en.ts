import type { CostPart } from '../../../../../shared/domain/planning/packages'

const costParts: Record<CostPart, string> = {
  creatorFee: 'Creator’s fee',
  agentFee: 'Agent’s fee',
  product: 'Product',
  shipping: 'Shipping',
  usageRights: 'Usage rights',
  boost: 'Paid boost',
  margin: 'Agency’s margin',
  tax: 'Tax',
}
const creators = (n: number, shown: string) => (n === 1 ? '1 creator' : `${shown} creators`)

export default {
  costParts,
  heading: 'Can be booked for',
  inPlan: 'In the plan',
  offerFacts: (posts: number, shown: string, reach: string) =>
    `${posts === 1 ? '1 post' : `${shown} posts`}, reaches ${reach} people alone`,
  canPost: (from: string | null, until: string | null) =>
    from && until
      ? `Can post from ${from} until ${until}.`
      : from
        ? `Can post from ${from}.`
        : `Can post until ${until}.`,
  editPackages: 'Packages…',
  editDays: 'Days…',
  reading: 'The packages are still being read.',
  title: (handle: string) => `What @${handle} can be booked for`,
  explain:
    'The planner books at most one of these. Without any, it plans with the posts and the fee of the roster. Prices are what the client is charged in all.',
  name: 'Name',
  nameMissing: 'Give it a name.',
  posts: 'Posts',
  total: 'In all',
  partsOf: (name: string) => `Parts of the price of ${name}`,
  untitled: 'this package',
  add: 'Add a package',
  remove: (name: string) => `Remove ${name}`,
  enough: 'A creator has at most 20 packages.',
  none: 'No packages: the roster’s own posts and fee count.',
  save: 'Save packages',
  saved: (handle: string, n: number) =>
    n === 0 ? `@${handle} is planned with the roster’s own posts and fee.` : `${n} packages for @${handle}.`,

  makeTitle: (n: number, shown: string) => `Packages for ${creators(n, shown)}`,
  makeExplain: 'Replaces the packages that these creators have.',
  from: 'Made from',
  fromPrice: 'Their price',
  fromRates: 'Rates on record',
  fromPriceHint: 'The price of one post, times the posts, less the discount.',
  fromRatesHint: 'One package for the newest rate of each format in the campaign’s currency.',
  discount: 'Discount',
  addOffer: 'Add another number of posts',
  make: 'Make packages',
  made: (packages: number, shown: string, n: number, shownCreators: string, skipped: string | null) =>
    `${packages === 1 ? '1 package' : `${shown} packages`} for ${creators(n, shownCreators)}.${skipped ? ` ${skipped} have no price and were left as they are.` : ''}`,
  oneVideo: '1 video',
  threeVideos: '3 videos',

  availabilityTitle: (n: number, shown: string, handle: string | null) =>
    n === 1 && handle ? `When @${handle} can post` : `When ${creators(n, shown)} can post`,
  availabilityExplain: 'Left open, there is no limit. The rule “Only who can post in the flight” goes by these days.',
  availableFrom: 'From',
  availableUntil: 'Until',
  untilBeforeFrom: 'The last day is before the first.',
  saveAvailability: 'Save days',
  availabilitySaved: (n: number, shown: string) => `Days set for ${creators(n, shown)}.`,
}
