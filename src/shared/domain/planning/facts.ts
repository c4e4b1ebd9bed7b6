export type AudienceDimension = 'country' | 'age' | 'gender'
export type AudienceShare = { dimension: AudienceDimension; key: string; share: number }
/** Views of a post per follower among a workspace's own accounts of one platform and tier. */
export type ViewRate = { platform: string; tier: string; accounts: number; viewsPerFollower: number }
/** What one post of a format costs, as the creator quoted it. */
export type QuotedRate = { format: string; priceMinor: number; currency: string; quotedOn: string }

/** What is known of one creator on a roster; null is not known. */
export type RosterFact = {
  entryId: string
  accountId: string
  creatorId: string
  platform: 'tiktok' | 'instagram' | 'youtube'
  handle: string
  displayName: string | null
  tier: string | null
  niches: string[]
  country: string | null
  /** the creator's main language first */
  languages: string[]
  agents: { id: string; name: string }[]
  followers: number | null
  averageViews: number | null
  medianViews: number | null
  /** largest average or median ever noted */
  largestViews: number | null
  /** date of the newest figures */
  measuredOn: string | null
  engagementRate: number | null
  engagementBasis: string | null
  status: 'shortlisted' | 'proposed' | 'booked' | 'dropped'
  planRule: 'open' | 'must' | 'mustNot'
  posts: number
  /** what the creator is paid for all posts, minor units of the campaign's currency */
  feeMinor: number | null
  /** what the client is charged for all posts, minor units of the campaign's currency: the fee where no other price is agreed */
  chargedMinor: number | null
  /** newest rate for one post, used when nothing is agreed */
  rate: { priceMinor: number; currency: string } | null
  /** newest rate of each format, the newest first */
  rates: QuotedRate[]
  /** days on which the creator can post for this campaign; null is open at that end */
  availableFrom: string | null
  availableUntil: string | null
  audience: AudienceShare[]
}

/** Who the campaign is for; a dimension without keys is everybody. */
export type PlanTarget = { countries: string[]; ages: string[]; genders: string[] }
