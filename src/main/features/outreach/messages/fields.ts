import type { OutreachSettings } from '../../../../shared/contract/outreach'
import { formatCompact, formatDate, formatMoney } from '../../../../shared/domain/format'
import { type Db, statement } from '../../../db/open'
import { readSettings } from '../../../db/read/settings'

/** Every field that a template may name, with what it holds and an example. */
export const messageFields = {
  first_name: ['the first word of the display name', 'Juno'],
  last_name: ['the last word of the display name', 'Thistleworth'],
  display_name: ['the name as the creator shows it', 'Juno Thistleworth'],
  handle: ['the handle, without @', 'juno.thistleworth'],
  platform: ['TikTok, Instagram or YouTube', 'TikTok'],
  niche: ['the first niche', 'food'],
  city: ['where the creator is', 'Leeds'],
  followers: ['followers, rounded', '48.2K'],
  agent_name: ['the agent who acts for the creator', 'Nell Rhubarbford'],
  brand: ['the brand of the campaign', 'Fizzlewick'],
  client: ['the client of the campaign', 'Wobblecombe Drinks'],
  campaign: ['the campaign', 'January without the hangover'],
  posts: ['how many posts the roster plans', '2'],
  fee: ['the fee on the roster', '£450'],
  flight_start: ['the first day of the flight', '4 Jan 2027'],
  flight_end: ['the last day of the flight', '31 Jan 2027'],
  sender_name: ['who writes', 'Ida Noodlecombe'],
  sender_company: ['the agency', 'Lantern & Kite'],
  sender_email: ['the address of who writes', 'ida@lanternkite.example'],
  signature: ['the signature of the settings', 'Ida, Lantern & Kite'],
  postal_address: ['the agency’s postal address', '1 Kite Row, Leeds'],
  opt_out_line: ['how to say no to further messages', 'Write "no thanks" and we will not write again.'],
  privacy_notice: ['what is held and why', 'We keep your public profile to plan campaigns.'],
} as const satisfies Record<string, readonly [string, string]>
export type MessageField = keyof typeof messageFields

export const knownFields: ReadonlySet<string> = new Set(Object.keys(messageFields))

type FieldRow = {
  creator_id: string
  account_id: string
  campaign_id: string
  handle: string
  display_name: string | null
  platform: string
  niches: string
  city: string | null
  followers: number | null
  country: string | null
  language: string | null
  further_languages: string
  notice_on: string | null
  is_minor: number | null
  agent: string | null
  brand: string
  client: string
  campaign: string
  flight_start: string | null
  flight_end: string | null
  currency: string
  fee_minor: number | null
  posts: number | null
}

/** What the templates need of one creator in one pipeline. */
export type Recipient = {
  outreachId: string
  creatorId: string
  campaignId: string
  handle: string
  country: string | null
  /** languages the creator reads, the main one first */
  languages: string[]
  wasTold: boolean
  isMinor: boolean
  values: Record<string, string>
}

const platformNames: Record<string, string> = { tiktok: 'TikTok', instagram: 'Instagram', youtube: 'YouTube' }

/** Null where the outreach is gone. */
export function readRecipient(db: Db, outreachId: string, settings: OutreachSettings, actor: string): Recipient | null {
  const row = statement<FieldRow>(
    db,
    `SELECT o.creator_id, o.account_id, o.campaign_id, a.handle, c.display_name, a.platform, c.niches, c.city, a.followers, c.country,
       c.language, c.further_languages, c.notice_on, c.is_minor, b.name AS brand, k.name AS client, p.name AS campaign,
       p.flight_start, p.flight_end, p.currency, r.fee_minor, r.posts,
       (SELECT g.name FROM creator_agent l JOIN agent g ON g.id = l.agent_id WHERE l.creator_id = c.id ORDER BY l.since_on DESC, l.id LIMIT 1) AS agent
     FROM outreach o JOIN account a ON a.id = o.account_id JOIN creator c ON c.id = o.creator_id
     JOIN campaign p ON p.id = o.campaign_id JOIN brand b ON b.id = p.brand_id JOIN client k ON k.id = b.client_id
     LEFT JOIN roster_entry r ON r.campaign_id = o.campaign_id AND r.account_id = o.account_id WHERE o.id = ?`,
  ).get(outreachId)
  if (!row) return null
  const { locale } = readSettings(db)
  const further: string[] = JSON.parse(row.further_languages)
  const languages = [...(row.language ? [row.language] : []), ...further]
  return {
    outreachId,
    creatorId: row.creator_id,
    campaignId: row.campaign_id,
    handle: row.handle,
    country: row.country,
    languages,
    wasTold: row.notice_on !== null,
    isMinor: row.is_minor === 1,
    values: valuesOf(row, settings, locale, actor),
  }
}

function valuesOf(row: FieldRow, settings: OutreachSettings, locale: string, actor: string): Record<string, string> {
  const words = row.display_name?.trim().split(/\s+/u) ?? []
  const niches: string[] = JSON.parse(row.niches)
  const { sender } = settings
  const all: Record<MessageField, string | null | undefined> = {
    first_name: words[0],
    last_name: words.length > 1 ? words.at(-1) : null,
    display_name: row.display_name,
    handle: row.handle,
    platform: platformNames[row.platform],
    niche: niches[0],
    city: row.city,
    followers: row.followers === null ? null : formatCompact(row.followers, locale),
    agent_name: row.agent,
    brand: row.brand,
    client: row.client,
    campaign: row.campaign,
    posts: row.posts === null ? null : String(row.posts),
    fee: row.fee_minor === null ? null : formatMoney(row.fee_minor, row.currency, locale),
    flight_start: row.flight_start === null ? null : formatDate(row.flight_start, locale),
    flight_end: row.flight_end === null ? null : formatDate(row.flight_end, locale),
    sender_name: sender.name || actor,
    sender_company: sender.company,
    sender_email: sender.email,
    signature: sender.signature,
    postal_address: sender.postalAddress,
    opt_out_line: sender.optOutLine,
    privacy_notice: sender.privacyNotice,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([field, value]) => (value ? [[field, oneLine(field, value)] as const] : [])),
  )
}

/** Names and the like stand in subjects: what would break a line, or is not seen, is taken out of them. */
const manyLines: ReadonlySet<string> = new Set(['signature', 'postal_address', 'opt_out_line', 'privacy_notice'])
function oneLine(field: string, value: string): string {
  if (manyLines.has(field)) return value.toWellFormed().replace(/\r\n?/g, '\n')
  return value
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}
