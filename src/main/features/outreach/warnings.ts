import type { ContactWarning } from '../../../shared/contract/outreach'
import { addDays } from '../../../shared/domain/businessDays'
import { type Db, statement } from '../../db/open'
import { doNotContactCreators } from '../../db/read/doNotContact'
import { readSettings } from '../../db/read/settings'
import { dayIn, startOfDay } from '../../db/read/workCalendar'
import { readOutreachSettings } from './settings'
import { outreachWords } from './words'

const say = outreachWords('en')

export type Intent = {
  campaignId: string
  /** who would write */
  actor: string
  now: Date
}
type CreatorFacts = {
  creator_id: string
  handle: string
  owner: string | null
  is_minor: number | null
  guardians: number
  contacts: number
  failing: number
  notice_on: string | null
  collected_on: string
}
type LastMessage = { creator_id: string; by: string; client: string; client_id: string; at: string }
type OpenElsewhere = { creator_id: string; owner: string; campaign: string }

/** Stages in which somebody is in talks with a creator. */
const talking = `('contacted', 'replied', 'negotiating', 'terms_sent')`

/**
 * What speaks against writing to creators now, for a campaign: a few statements for any number of creators. The same
 * answer stands behind the board, the queue, bulk starts, drafts and the campaign, so none of them can be a way round.
 *
 * @returns warnings by creator, the gravest first; creators without any are left out
 */
export function findWarnings(db: Db, creatorIds: readonly string[], intent: Intent): Map<string, ContactWarning[]> {
  const found = new Map<string, ContactWarning[]>()
  if (creatorIds.length === 0) return found
  const ids = JSON.stringify(creatorIds)
  const { timeZone } = readSettings(db)
  const settings = readOutreachSettings(db)
  const campaign = statement<{ name: string; client_id: string }>(
    db,
    'SELECT p.name, b.client_id FROM campaign p JOIN brand b ON b.id = p.brand_id WHERE p.id = ?',
  ).get(intent.campaignId)
  const facts = readFacts(db, ids)
  const warn = (
    creatorId: string,
    weight: ContactWarning['weight'],
    code: ContactWarning['code'],
    sentence: string,
  ) => {
    const list = found.get(creatorId) ?? []
    list.push({ code, weight, sentence })
    found.set(creatorId, list)
  }
  const handleOf = new Map(facts.map((fact) => [fact.creator_id, fact.handle]))

  for (const [creatorId, hit] of doNotContactCreators(db, creatorIds))
    warn(creatorId, 'stops', 'doNotContact', say.doNotContact(handleOf.get(creatorId) ?? '', hit.reason))
  for (const fact of facts) {
    if (fact.is_minor === 1 && fact.guardians === 0) warn(fact.creator_id, 'stops', 'minor', say.minor(fact.handle))
    if (fact.owner !== null && fact.owner !== intent.actor)
      warn(fact.creator_id, 'needsReason', 'owner', say.owned(fact.handle, fact.owner))
  }
  for (const open of readOpenElsewhere(db, ids, intent)) {
    const isSaid = found.get(open.creator_id)?.some((warning) => warning.code === 'owner')
    if (!isSaid)
      warn(
        open.creator_id,
        'needsReason',
        'owner',
        say.alsoOpen(handleOf.get(open.creator_id) ?? '', open.owner, open.campaign),
      )
  }
  const today = dayIn(timeZone, intent.now)
  for (const last of readLastForOthers(db, ids, campaign?.client_id ?? '')) {
    const until = addDays(dayIn(timeZone, last.at), settings.coolDownDays)
    if (until > today)
      warn(
        last.creator_id,
        'needsReason',
        'coolDown',
        say.coolDown(handleOf.get(last.creator_id) ?? '', last.by, last.client, dayIn(timeZone, last.at), until),
      )
  }
  warnOfLimit(db, ids, intent, startOfDay(timeZone, today), settings.dailyLimit, (creatorId) =>
    warn(creatorId, 'needsReason', 'dailyLimit', say.dailyLimit(settings.dailyLimit, campaign?.name ?? '')),
  )
  for (const fact of facts) {
    if (fact.contacts === 0) warn(fact.creator_id, 'note', 'noAddress', say.noAddress(fact.handle))
    else if (fact.failing === fact.contacts) warn(fact.creator_id, 'note', 'badAddress', say.badAddress(fact.handle))
    if (fact.notice_on === null)
      warn(fact.creator_id, 'note', 'noNotice', say.noNotice(fact.handle, noticeDueOn(fact.collected_on)))
  }
  return found
}

/** Told at the latest one month after collecting (GDPR Art. 14(3)(a)); the shortest month is meant. */
export const noticeDueOn = (collectedOn: string): string => addDays(collectedOn, 28)

function readFacts(db: Db, ids: string): CreatorFacts[] {
  return statement<CreatorFacts>(
    db,
    `SELECT c.id AS creator_id, c.owner, c.is_minor, c.notice_on,
       coalesce(c.collected_on, substr(c.created_at, 1, 10)) AS collected_on,
       (SELECT handle FROM account WHERE creator_id = c.id ORDER BY id = c.main_account_id DESC, followers DESC, id LIMIT 1) AS handle,
       (SELECT count(*) FROM contact_point WHERE creator_id = c.id AND holder = 'guardian') AS guardians,
       (SELECT count(*) FROM contact_point WHERE creator_id = c.id) AS contacts,
       (SELECT count(*) FROM contact_point WHERE creator_id = c.id AND validity = 'fails') AS failing
     FROM json_each(?) j CROSS JOIN creator c ON c.id = j.value`,
  ).all(ids)
}

/** Another's talks with the creators, in whichever campaign. */
function readOpenElsewhere(db: Db, ids: string, intent: Intent): OpenElsewhere[] {
  return statement<OpenElsewhere>(
    db,
    `SELECT o.creator_id, o.owner, p.name AS campaign
     FROM json_each(?) j CROSS JOIN outreach o ON o.creator_id = j.value JOIN campaign p ON p.id = o.campaign_id
     WHERE o.owner <> ? AND o.stage IN ${talking} ORDER BY o.creator_id, o.stage_since DESC`,
  ).all(ids, intent.actor)
}

/** The newest message to each creator for another client. */
function readLastForOthers(db: Db, ids: string, clientId: string): LastMessage[] {
  return statement<LastMessage>(
    db,
    `SELECT o.creator_id, m.by, k.name AS client, k.id AS client_id, max(m.at) AS at
     FROM json_each(?) j CROSS JOIN outreach o ON o.creator_id = j.value
     JOIN outreach_message m ON m.outreach_id = o.id AND m.state = 'sent'
     JOIN campaign p ON p.id = o.campaign_id JOIN brand b ON b.id = p.brand_id JOIN client k ON k.id = b.client_id
     WHERE k.id <> ? GROUP BY o.creator_id`,
  ).all(ids, clientId)
}

/** Tells of those who would be a first contact beyond the limit of the day. */
function warnOfLimit(
  db: Db,
  ids: string,
  intent: Intent,
  since: string,
  limit: number,
  tell: (creatorId: string) => void,
): void {
  const firstToday = statement<number>(
    db,
    `SELECT count(*) FROM (SELECT min(m.at) AS first FROM outreach o JOIN outreach_message m ON m.outreach_id = o.id AND m.state = 'sent'
     WHERE o.campaign_id = ? GROUP BY o.id) WHERE first >= ?`,
  )
    .pluck()
    .get(intent.campaignId, since)
  const left = Math.max(0, limit - Number(firstToday))
  const fresh = statement<string>(
    db,
    `SELECT j.value FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM outreach o JOIN outreach_message m ON m.outreach_id = o.id AND m.state = 'sent'
     WHERE o.creator_id = j.value AND o.campaign_id = ?)`,
  )
    .pluck()
    .all(ids, intent.campaignId) as string[]
  for (const creatorId of fresh.slice(left)) tell(creatorId)
}
