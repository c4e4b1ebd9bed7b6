import { uuidv7 } from 'uuidv7'
import type { ChosenCreators } from '../../../shared/contract/creators'
import { CallboardError } from '../../../shared/contract/define'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index'
import type { ContactWarning, OutreachCard, OutreachStage } from '../../../shared/contract/outreach'
import { addBusinessDays, nextBusinessDay } from '../../../shared/domain/businessDays'
import { writtenStages } from '../../../shared/domain/outreachStages'
import { type Db, statement } from '../../db/open'
import { listCreators } from '../../db/read/creatorIndex/questions'
import { readDefaultScheme } from '../../db/read/tiers'
import { readWorkCalendar, todayOf } from '../../db/read/workCalendar'
import { datesOf, readCadence } from './cadences'
import { readCard, readCards } from './queries'
import { readOutreachSettings } from './settings'
import { findWarnings, type Intent } from './warnings'
import { outreachWords } from './words'

const say = outreachWords('en')

/** Who acts, and when. */
export type Act = { actor: string; now: Date }
type Refused = OutputOf<'outreach.move'>['refused']

const over: ReadonlySet<OutreachStage> = new Set(['agreed', 'contracted', 'declined', 'unreachable', 'do_not_contact'])

/**
 * Holds creators against the rules of contact.
 *
 * @returns `free`: those who may be written to; `passed`: the warnings that the reason passes, by creator; `refused`:
 *   the others with what stops them
 */
function judge(
  db: Db,
  cards: readonly Pick<OutreachCard, 'id' | 'creatorId' | 'handle'>[],
  intent: Intent,
  overrideReason: string | undefined,
  heeded: (warning: ContactWarning) => boolean = () => true,
) {
  const warnings = findWarnings(
    db,
    cards.map((card) => card.creatorId),
    intent,
  )
  const free: string[] = []
  const passed = new Map<string, ContactWarning[]>()
  const refused: Refused = []
  for (const { id, creatorId, handle } of cards) {
    const grave = (warnings.get(creatorId) ?? []).filter((w) => w.weight !== 'note' && heeded(w))
    const isStopped = grave.some((w) => w.weight === 'stops') || (grave.length > 0 && !overrideReason)
    if (isStopped) refused.push({ id, handle, warnings: grave })
    else {
      free.push(id)
      if (grave.length > 0) passed.set(id, grave)
    }
  }
  return { free, passed, refused }
}

function keepOverrides(db: Db, passed: Map<string, ContactWarning[]>, reason: string | undefined, act: Act): void {
  if (!reason) return
  const insert = statement(
    db,
    'INSERT INTO outreach_override (id, outreach_id, warning, reason, by, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const [outreachId, warnings] of passed)
    for (const { code } of warnings) insert.run(uuidv7(), outreachId, code, reason, act.actor, act.now.toISOString())
}

/** Creators chosen in a list, each with the account that was chosen. */
export function chosenAccounts(
  db: Db,
  chosen: { accountIds?: string[] | undefined; chosen?: ChosenCreators | undefined },
): { accountId: string; creatorId: string; handle: string }[] {
  const numbers = [...(chosen.chosen?.rowNumbers ?? [])]
  if (chosen.chosen?.matching) {
    const except = new Set(chosen.chosen.matching.except)
    const matching = listCreators(db, readDefaultScheme(db), chosen.chosen.matching.filter, 'followers', true)
    for (const n of matching) if (!except.has(n)) numbers.push(n)
  }
  return statement<{ accountId: string; creatorId: string; handle: string }>(
    db,
    `SELECT a.id AS accountId, a.creator_id AS creatorId, a.handle FROM account a
     WHERE a.id IN (SELECT value FROM json_each(?)) OR a.n IN (SELECT value FROM json_each(?)) ORDER BY a.n`,
  ).all(JSON.stringify(chosen.accountIds ?? []), JSON.stringify(numbers))
}

/** Puts creators into a campaign's pipeline under one owner, or under whoever owns each already. */
export function addToPipeline(db: Db, input: ParsedInputOf<'outreach.add'>, act: Act): OutputOf<'outreach.add'> {
  const roster = input.roster
    ? (statement<string>(db, `SELECT account_id FROM roster_entry WHERE campaign_id = ? AND status <> 'dropped'`)
        .pluck()
        .all(input.campaignId) as string[])
    : []
  const accounts = chosenAccounts(db, {
    accountIds: [...(input.accountIds ?? []), ...roster],
    chosen: input.chosen,
  })
  const there = new Set(
    statement<string>(db, 'SELECT creator_id FROM outreach WHERE campaign_id = ?').pluck().all(input.campaignId),
  )
  const fresh = new Map(accounts.filter((a) => !there.has(a.creatorId)).map((a) => [a.creatorId, a]))
  const cards = [...fresh.values()].map((account) => ({ id: uuidv7(), ...account }))
  const owner = input.owner ?? act.actor
  const intent = { campaignId: input.campaignId, actor: owner, now: act.now }
  // Standing in a list disturbs nobody; only an owner named against another's, and those who must not be written to, count.
  const heeded = (w: ContactWarning) => w.code === 'doNotContact' || (w.code === 'owner' && input.owner !== undefined)
  const { free, passed, refused } = judge(db, cards, intent, input.overrideReason, heeded)
  const freeIds = new Set(free)
  const rows = cards.filter((card) => freeIds.has(card.id))
  statement(
    db,
    `INSERT INTO outreach (id, campaign_id, creator_id, account_id, stage, stage_since, owner, created_at)
     SELECT j.value ->> 'id', @campaignId, j.value ->> 'creatorId', j.value ->> 'accountId', @stage, @now,
       coalesce(CASE WHEN @isNamed THEN @owner END, c.owner, @owner), @now
     FROM json_each(@rows) j JOIN creator c ON c.id = j.value ->> 'creatorId'`,
  ).run({
    campaignId: input.campaignId,
    stage: input.stage,
    now: act.now.toISOString(),
    owner,
    isNamed: input.owner === undefined ? 0 : 1,
    rows: JSON.stringify(rows),
  })
  keepOverrides(db, passed, input.overrideReason, act)
  return { added: rows.length, alreadyThere: accounts.length - fresh.size, refused }
}

/** Moves creators to a stage; whoever is said to have been written to is held against the rules first. */
export function moveStage(db: Db, input: ParsedInputOf<'outreach.move'>, act: Act): OutputOf<'outreach.move'> {
  const cards = readCards(db, input.ids).filter((card) => card.stage !== input.to)
  const asks = cards.filter((card) => writtenStages.has(input.to) && !writtenStages.has(card.stage))
  const others = cards.filter((card) => !asks.includes(card))
  const refused: Refused = []
  const free = others.map((card) => card.id)
  for (const [campaignId, group] of Map.groupBy(asks, (card) => card.campaignId)) {
    const judged = judge(db, group, { campaignId, ...act }, input.overrideReason)
    free.push(...judged.free)
    refused.push(...judged.refused)
    keepOverrides(db, judged.passed, input.overrideReason, act)
  }
  setStage(db, free, input.to, input.reason ?? null, act)
  return { moved: free.length, refused }
}

function setStage(db: Db, ids: readonly string[], to: OutreachStage, reason: string | null, act: Act): void {
  statement(
    db,
    `UPDATE outreach SET stage = ?, stage_since = ?, stage_reason = ? WHERE id IN (SELECT value FROM json_each(?)) AND stage <> ?`,
  ).run(to, act.now.toISOString(), reason, JSON.stringify(ids), to)
  if (writtenStages.has(to)) claim(db, ids)
  if (to !== 'contacted' && (writtenStages.has(to) || over.has(to))) stopCadence(db, ids)
}

/** Whoever writes first owns the creator. */
function claim(db: Db, ids: readonly string[]): void {
  statement(
    db,
    `UPDATE creator SET owner = (SELECT o.owner FROM outreach o WHERE o.creator_id = creator.id AND o.id IN (SELECT value FROM json_each(@ids)) LIMIT 1)
     WHERE owner IS NULL AND id IN (SELECT creator_id FROM outreach WHERE id IN (SELECT value FROM json_each(@ids)))`,
  ).run({ ids: JSON.stringify(ids) })
}

export function stopCadence(db: Db, ids: readonly string[]): number {
  return statement(
    db,
    `UPDATE outreach SET next_step = NULL, due_on = NULL, snoozed_until = NULL WHERE due_on IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
  ).run(JSON.stringify(ids)).changes
}

/** Gives creators to another owner, in the pipeline and altogether; away from somebody else only with a reason. */
export function assignOwner(db: Db, input: ParsedInputOf<'outreach.assign'>, act: Act): OutputOf<'outreach.assign'> {
  const cards = readCards(db, input.ids)
  const refused: Refused = []
  const free: string[] = []
  const passed = new Map<string, ContactWarning[]>()
  for (const card of cards) {
    const isTaken = card.owner !== act.actor && card.owner !== input.owner
    const warning = { code: 'owner', weight: 'needsReason', sentence: say.owned(card.handle, card.owner) } as const
    if (isTaken && !input.overrideReason) refused.push({ id: card.id, handle: card.handle, warnings: [warning] })
    else {
      free.push(card.id)
      if (isTaken) passed.set(card.id, [warning])
    }
  }
  const ids = JSON.stringify(free)
  statement(db, 'UPDATE outreach SET owner = ? WHERE id IN (SELECT value FROM json_each(?))').run(input.owner, ids)
  statement(
    db,
    `UPDATE creator SET owner = ? WHERE owner IS NOT NULL AND id IN (SELECT creator_id FROM outreach WHERE id IN (SELECT value FROM json_each(?)))`,
  ).run(input.owner, ids)
  keepOverrides(db, passed, input.overrideReason, act)
  return { assigned: free.length, refused }
}

export function removeOutreach(db: Db, ids: readonly string[]): number {
  const list = JSON.stringify(ids)
  for (const table of ['outreach_message', 'outreach_note', 'outreach_override'])
    statement(db, `DELETE FROM ${table} WHERE outreach_id IN (SELECT value FROM json_each(?))`).run(list)
  return statement(db, 'DELETE FROM outreach WHERE id IN (SELECT value FROM json_each(?))').run(list).changes
}

export function addNote(db: Db, id: string, text: string, act: Act): void {
  readCard(db, id)
  statement(db, 'INSERT INTO outreach_note (id, outreach_id, text, author, noted_at) VALUES (?, ?, ?, ?, ?)').run(
    uuidv7(),
    id,
    text,
    act.actor,
    act.now.toISOString(),
  )
}

/**
 * Notes that a message left, and makes the next step of the cadence due.
 *
 * @throws CallboardError `contact_refused` with the warnings, where the rules stop it or ask for a reason
 */
export function logSent(db: Db, input: ParsedInputOf<'outreach.logSent'>, act: Act): void {
  const card = readCard(db, input.id)
  requireFree(db, card, act, input.overrideReason)
  if (input.messageId) {
    statement(
      db,
      `UPDATE outreach_message SET state = 'sent', at = ?, by = ? WHERE id = ? AND outreach_id = ? AND state = 'draft'`,
    ).run(act.now.toISOString(), act.actor, input.messageId, input.id)
  } else {
    statement(
      db,
      `INSERT INTO outreach_message (id, outreach_id, direction, state, channel, address, subject, body, template_id, step, at, by)
       VALUES (?, ?, 'out', 'sent', ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      uuidv7(),
      input.id,
      input.channel,
      input.address,
      input.subject,
      input.body,
      input.templateId,
      card.nextStep,
      act.now.toISOString(),
      act.actor,
    )
  }
  statement(db, 'UPDATE outreach SET channel = ? WHERE id = ?').run(input.channel, input.id)
  if (!writtenStages.has(card.stage)) setStage(db, [input.id], 'contacted', null, act)
  claim(db, [input.id])
  stepOn(db, [input.id], act)
}

/** @throws CallboardError `contact_refused` */
export function requireFree(db: Db, card: OutreachCard, act: Act, overrideReason: string | undefined): void {
  const judged = judge(db, [card], { campaignId: card.campaignId, ...act }, overrideReason)
  const stopped = judged.refused[0]
  if (stopped)
    throw new CallboardError('contact_refused', say.contactRefused(stopped.warnings.map((w) => w.sentence).join(' ')), {
      warnings: stopped.warnings,
    })
  keepOverrides(db, judged.passed, overrideReason, act)
}

/** The next step of each cadence falls due in its time, counted from the start; behind the last one nothing does. */
export function stepOn(db: Db, ids: readonly string[], act: Act): number {
  const rows = statement<{ id: string; cadence_id: string; cadence_on: string; next_step: number }>(
    db,
    `SELECT o.id, o.cadence_id, o.cadence_on, o.next_step FROM outreach o WHERE o.id IN (SELECT value FROM json_each(?))
     AND o.cadence_id IS NOT NULL AND o.next_step IS NOT NULL ORDER BY o.id`,
  ).all(JSON.stringify(ids))
  const today = todayOf(db, act.now)
  const calendar = readWorkCalendar(db, today)
  const dates = new Map<string, string[]>()
  const set = statement(db, 'UPDATE outreach SET next_step = ?, due_on = ?, snoozed_until = NULL WHERE id = ?')
  for (const row of rows) {
    const key = `${row.cadence_id} ${row.cadence_on}`
    const due =
      dates.get(key) ??
      datesOf(readWorkCalendar(db, row.cadence_on), readCadence(db, row.cadence_id), row.cadence_on).map(({ on }) => on)
    dates.set(key, due)
    const next = row.next_step + 1
    const planned = due[next]
    // A step that was sent late pushes the next one: two messages on one day would be a nuisance.
    const on = planned === undefined ? null : planned > today ? planned : addBusinessDays(calendar, today, 1)
    set.run(on === null ? null : next, on, row.id)
  }
  return rows.length
}

export function logReply(db: Db, input: ParsedInputOf<'outreach.logReply'>, act: Act): void {
  readCard(db, input.id)
  statement(
    db,
    `INSERT INTO outreach_message (id, outreach_id, direction, state, channel, body, at, by) VALUES (?, ?, 'in', 'received', ?, ?, ?, ?)`,
  ).run(uuidv7(), input.id, input.channel, input.body, input.at ?? act.now.toISOString(), act.actor)
  setStage(db, [input.id], input.to, input.reason ?? null, act)
  stopCadence(db, [input.id])
}

/** Cards that a cadence may start for: not yet talking, not over, free by the rules. */
export function judgeStart(
  db: Db,
  ids: readonly string[],
  act: Act,
  overrideReason: string | undefined,
): { free: OutreachCard[]; passed: Map<string, ContactWarning[]>; refused: Refused } {
  const cards = readCards(db, ids)
  const free: OutreachCard[] = []
  const passed = new Map<string, ContactWarning[]>()
  const refused: Refused = []
  // The limit of a day spreads the starts; it refuses nobody.
  const heeded = (w: ContactWarning) => w.code !== 'dailyLimit'
  for (const [campaignId, group] of Map.groupBy(cards, (card) => card.campaignId)) {
    const judged = judge(db, group, { campaignId, ...act }, overrideReason, heeded)
    const freeIds = new Set(judged.free)
    free.push(...group.filter((card) => freeIds.has(card.id) && !over.has(card.stage)))
    for (const [id, warnings] of judged.passed) passed.set(id, warnings)
    refused.push(...judged.refused)
  }
  return { free, passed, refused }
}

/** Starts a cadence: first steps are spread over business days, as many a day and campaign as the limit allows. */
export function startCadence(db: Db, input: ParsedInputOf<'outreach.start'>, act: Act): OutputOf<'outreach.start'> {
  const cadence = readCadence(db, input.cadenceId)
  const { free, passed, refused } = judgeStart(db, input.ids, act, input.overrideReason)
  const { dailyLimit } = readOutreachSettings(db)
  const today = todayOf(db, act.now)
  const calendar = readWorkCalendar(db, input.startOn < today ? today : input.startOn)
  const first = nextBusinessDay(calendar, input.startOn < today ? today : input.startOn)
  const set = statement(
    db,
    `UPDATE outreach SET cadence_id = ?, cadence_on = ?, next_step = 0, due_on = ?, snoozed_until = NULL,
       stage = CASE WHEN stage IN ('sourced', 'vetted', 'paused') THEN 'to_contact' ELSE stage END,
       stage_since = CASE WHEN stage IN ('sourced', 'vetted', 'paused') THEN ? ELSE stage_since END WHERE id = ?`,
  )
  for (const [, group] of Map.groupBy(free, (card) => card.campaignId)) {
    const taken = new Map<string, number>()
    let day = first
    for (const card of group) {
      // Whoever was written to before is no new contact.
      if (card.contacted === 0) {
        while ((taken.get(day) ?? 0) >= dailyLimit) day = addBusinessDays(calendar, day, 1)
        taken.set(day, (taken.get(day) ?? 0) + 1)
      }
      const on = card.contacted === 0 ? day : first
      set.run(cadence.id, on, on, act.now.toISOString(), card.id)
    }
  }
  keepOverrides(db, passed, input.overrideReason, act)
  return { started: free.length, refused }
}

/** @throws CallboardError `invalid_input` for a day that is not after today */
export function snooze(db: Db, ids: readonly string[], until: string, now: Date): number {
  if (until <= todayOf(db, now)) throw new CallboardError('invalid_input', say.snoozePast)
  return statement(
    db,
    'UPDATE outreach SET snoozed_until = ? WHERE due_on IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
  ).run(until, JSON.stringify(ids)).changes
}
