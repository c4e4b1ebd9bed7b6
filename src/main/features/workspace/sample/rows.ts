import type { Platform } from '../../../../shared/contract/values'

/** Rows as the tables take them, keyed by column; JSON columns hold JSON text. */
export type CreatorRow = {
  id: string
  display_name: string | null
  country: string | null
  language: string | null
  niches: string
  notes: string | null
  created_at: string
  city: string | null
  further_languages: string
  hashtags: string
  brand_values: string
  tags: string
  tone: 'hard' | 'soft' | 'both' | null
  custom: string
  owner: string | null
  notice_on: string | null
  notice_how: string | null
}
export type Metrics = {
  followers: number | null
  average_views: number | null
  median_views: number | null
  average_likes: number | null
  average_comments: number | null
  average_shares: number | null
  average_saves: number | null
  engagement_rate: number | null
  engagement_basis: 'views' | null
}
export type AccountRow = Metrics & {
  id: string
  creator_id: string
  platform: Platform
  handle: string
  handle_key: string
  bio: string | null
  is_verified: 0 | 1
  measured_on: string | null
}
export type MetricRow = Metrics & {
  id: string
  account_id: string
  measured_on: string
  measured_on_basis: 'column'
  source: string
}
export type ShareRow = {
  id: string
  account_id: string
  dimension: 'country' | 'age' | 'gender'
  key: string
  share: number
  source: string
  measured_on: string
}
export type ContactRow = {
  id: string
  creator_id: string
  kind: 'email' | 'phone' | 'directMessage' | 'agent' | 'marketplace'
  value: string
  source: string
  noted_on: string
  holder: 'creator' | 'agent'
  agent_id: string | null
  is_preferred: 0 | 1
}
export type RateRow = {
  id: string
  account_id: string
  format: string
  price_minor: number
  currency: string
  quoted_on: string
  source: string
  basis: 'asked' | 'agreed' | 'paid'
}
export type ClientRow = { id: string; name: string; created_at: string }
export type BrandRow = {
  id: string
  client_id: string
  name: string
  category: string
  competitors: string
  brand_values: string
  niches: string
}
export type CampaignRow = {
  id: string
  brand_id: string
  name: string
  goal: 'awareness' | 'engagement' | 'conversion'
  budget_minor: number
  currency: string
  time_zone: string
  flight_start: string
  flight_end: string
  target_reach_persons: number
  audience: string
  universe_persons: number
  universe_source: string
  target: string
  unique_viewer_ratio: number
  brief: string
  created_at: string
  niches: string
  hashtags: string
  tone: 'hard' | 'soft' | null
  exclusivity_days: number | null
  markets: string
  post_from: string
  post_until: string
  included_rounds: number
  dos: string
  donts: string
  mandatory: string
}
export type RosterRow = {
  id: string
  campaign_id: string
  account_id: string
  status: 'shortlisted' | 'proposed' | 'booked' | 'dropped'
  plan_rule: 'open' | 'must' | 'mustNot'
  fee_minor: number | null
  client_fee_minor: number | null
  posts: number
  note: string | null
  created_at: string
  available_from: string | null
  available_until: string | null
}
export type DeliverableRow = {
  id: string
  campaign_id: string
  account_id: string
  title: string
  kind: string
  due_on: string
  created_at: string
}

export type AgentRow = {
  id: string
  name: string
  company: string
  email: string
  phone: string | null
  created_at: string
}
export type CreatorAgentRow = { id: string; creator_id: string; agent_id: string; since_on: string }
export type CollaborationRow = {
  id: string
  creator_id: string
  brand_id: string | null
  brand_name: string
  category: string
  kind: 'paid' | 'gifted'
  started_on: string
  ended_on: string
  exclusive_until: string | null
  exclusive_against: string
  source: string
  created_at: string
}
export type NoteRow = { id: string; creator_id: string; text: string; author: string; noted_at: string }
export type CustomFieldRow = {
  id: string
  name: string
  kind: 'choice' | 'yesNo' | 'date'
  choices: string
  position: number
}
export type SavedViewRow = {
  id: string
  name: string
  filter: string
  sort: string
  layout: string
  position: number
  created_at: string
}
export type LeadRow = {
  id: string
  campaign_id: string
  kind: 'hashtag' | 'topic' | 'place' | 'marketplace'
  text: string
  platform: Platform | null
  note: string | null
  created_at: string
}
export type LookRow = { id: string; research_lead_id: string; looked_by: string; looked_at: string }
export type SourceRow = {
  id: string
  creator_id: string
  kind: 'research'
  research_lead_id: string
  detail: string
  noted_by: string
  noted_at: string
}

export type SettingRow = { id: string; value: string }
export type TemplateRow = {
  id: string
  name: string
  channel: 'email'
  purpose: 'first' | 'followUp'
  created_at: string
}
export type TemplateTextRow = { id: string; template_id: string; language: string; subject: string; body: string }
export type CadenceRow = { id: string; name: string; steps: string; counts: 'calendarDays'; created_at: string }
export type OutreachRow = {
  id: string
  campaign_id: string
  creator_id: string
  account_id: string
  stage: string
  stage_since: string
  stage_reason: string | null
  owner: string
  channel: 'email' | 'directMessage' | null
  cadence_id: string | null
  cadence_on: string | null
  next_step: number | null
  due_on: string | null
  created_at: string
}
export type MessageRow = {
  id: string
  outreach_id: string
  direction: 'out' | 'in'
  state: 'sent' | 'received'
  channel: 'email' | 'directMessage'
  address: string | null
  subject: string | null
  body: string
  template_id: string | null
  step: number | null
  at: string
  by: string
}

export type PackageRow = {
  id: string
  entry_id: string
  name: string
  posts: number
  cost_parts: string
  position: number
  created_at: string
}
export type SegmentRow = {
  id: string
  campaign_id: string
  country: string | null
  age: string | null
  gender: string | null
  niche: string | null
  universe_persons: number
  weight: number
  source: string
  position: number
}
/** Has the id of its campaign. */
export type SetupRow = { id: string; objective: string; rules: string; assumptions: string }

/** Every row of the sample by table, in an order in which foreign keys find what they name. */
export type SampleRows = {
  agent: AgentRow[]
  custom_field: CustomFieldRow[]
  saved_view: SavedViewRow[]
  creator: CreatorRow[]
  creator_agent: CreatorAgentRow[]
  account: AccountRow[]
  account_metric: MetricRow[]
  audience_share: ShareRow[]
  contact_point: ContactRow[]
  rate: RateRow[]
  client: ClientRow[]
  brand: BrandRow[]
  campaign: CampaignRow[]
  roster_entry: RosterRow[]
  deliverable: DeliverableRow[]
  collaboration: CollaborationRow[]
  creator_note: NoteRow[]
  research_lead: LeadRow[]
  research_look: LookRow[]
  creator_source: SourceRow[]
  setting: SettingRow[]
  message_template: TemplateRow[]
  template_text: TemplateTextRow[]
  cadence: CadenceRow[]
  outreach: OutreachRow[]
  outreach_message: MessageRow[]
  plan_package: PackageRow[]
  plan_segment: SegmentRow[]
  plan_setup: SetupRow[]
}

/** Stands for whoever makes the sample: the account manager whose creators these are. */
export const sampleSelf = '{whoever made the sample}'
export const sampleSource = 'Sample data (invented)'
/** The day on which the sample plays. */
export const sampleDay = '2026-11-16'
