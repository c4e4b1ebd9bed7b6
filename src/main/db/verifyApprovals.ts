import { createHash } from 'node:crypto'
import { decideFrom } from '../../shared/domain/approvals/approvalFlow'
import { contentTextToHash } from '../../shared/domain/approvals/content'
import type { Progress, Proposal, VersionRef } from '../../shared/domain/approvals/events'
import { applyEvent, approvalsNeeded } from '../../shared/domain/approvals/progress'
import { refusalSentence } from '../../shared/domain/approvals/refusals'
import { isReviewState } from '../../shared/domain/approvals/workflow'
import { type BlobState, blobState } from './blobState'
import type { Db } from './open'
import {
  type EventRow,
  erasedText,
  eventHash,
  hashedFields,
  maskedTexts,
  readStoredEvents,
  type StoredEvent,
  textDigest,
} from './read/approvalEvents'

type Report = (sentence: string) => void
/** A check of the whole: reports each problem and answers how much it looked at. */
export type ApprovalCheck = { name: string; run(report: Report): number }

/**
 * What holds approvals against themselves: each device's chain, the texts beside it, the rules over every deliverable's
 * events, and the files that decisions rest on. Reads only. A chain that was rewritten whole fits itself; that is found
 * against an anchor outside.
 *
 * @param folder the workspace's, for the files; without it they are not looked at
 */
export function verifyApprovals(db: Db, folder?: string, isCancelled: () => boolean = () => false): ApprovalCheck[] {
  const names = deliverableNames(db)
  const nameOf = (id: string) => names.get(id) ?? `deliverable ${id}`
  const checks: ApprovalCheck[] = [
    { name: 'approval chains', run: (report) => verifyChains(db, nameOf, report) },
    { name: 'approval texts', run: (report) => verifyTexts(db, nameOf, report) },
    { name: 'approval rules', run: (report) => verifyDeliverables(db, nameOf, report) },
    { name: 'content versions', run: (report) => verifyVersions(db, nameOf, report) },
    { name: 'review packages', run: (report) => verifyPackages(db, report) },
    { name: 'approval guards', run: (report) => verifyGuards(db, report) },
  ]
  if (folder !== undefined)
    checks.push({ name: 'approval files', run: (report) => verifyFiles(db, folder, nameOf, isCancelled, report) })
  return checks
}

const guards = ['approval_event_no_update', 'approval_event_no_delete', 'approval_event_no_replace'].concat(
  ['approval_text', 'content_version', 'review_comment'].flatMap((table) =>
    ['fixed', 'kept', 'not_replaced'].map((what) => `${table}_${what}`),
  ),
)

/** Triggers that refuse what is never to happen: one that is missing let somebody write past them. */
function verifyGuards(db: Db, report: Report): number {
  const there = new Set(db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
  for (const name of guards) if (!there.has(name)) report(`The guard ${name} is missing.`)
  return guards.length
}

function deliverableNames(db: Db): Map<string, string> {
  const rows = db.prepare<[], { id: string; title: string }>('SELECT id, title FROM deliverable').all()
  return new Map(rows.map(({ id, title }) => [id, `“${title}” (${id})`]))
}

/** What a broken event is called: enough to find it, whatever else of it is wrong. */
const eventName = (row: EventRow, nameOf: (id: string) => string) =>
  `event ${row.device_seq} of device ${row.device}, ${nameOf(row.deliverable_id)}`

const firstHash = '0'.repeat(64)

function verifyChains(db: Db, nameOf: (id: string) => string, report: Report): number {
  const rows = db.prepare<[], EventRow>('SELECT * FROM approval_event ORDER BY device, device_seq').all()
  const deliverableOf = new Map(rows.map((row) => [row.hash, row.deliverable_id]))
  /** Only the first broken link of a chain is named: all behind it rests on it. */
  const broken = new Set<string>()
  let before: EventRow | undefined
  for (const row of rows) {
    const previous = before?.device === row.device ? before : undefined
    before = row
    if (broken.has(row.device)) continue
    const fault = faultOf(row, previous, deliverableOf)
    if (!fault) continue
    broken.add(row.device)
    report(`The chain breaks at ${eventName(row, nameOf)}: ${fault}.`)
  }
  return rows.length
}

function faultOf(row: EventRow, previous: EventRow | undefined, known: ReadonlyMap<string, string>): string | null {
  const number = (previous?.device_seq ?? 0) + 1
  if (row.device_seq !== number) return `number ${number} of this device is missing before it`
  if (row.previous_hash !== (previous?.hash ?? firstHash)) return 'it does not follow the event before it'
  const seen = parsed(row.seen)
  if (!isTexts(seen) || JSON.stringify(seen) !== row.seen || hashOf(row) !== row.hash)
    return 'what it says is not what was written'
  const stray = seen.find((hash) => known.get(hash) !== row.deliverable_id)
  return stray === undefined ? null : `it had seen an event ${stray.slice(0, 12)} that is not there`
}

function hashOf(row: EventRow): string | null {
  try {
    return eventHash(hashedFields(row))
  } catch {
    return null
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

type TextRow = { id: string; event_id: string; field: string; salt: string; text: string | null }

function verifyTexts(db: Db, nameOf: (id: string) => string, report: Report): number {
  const texts = new Map<string, TextRow[]>()
  const rows = db.prepare<[], TextRow>('SELECT id, event_id, field, salt, text FROM approval_text').all()
  for (const row of rows) texts.set(row.event_id, [...(texts.get(row.event_id) ?? []), row])
  const erased = erasedDeliverables(db)
  for (const row of db.prepare<[], EventRow>('SELECT * FROM approval_event ORDER BY device, device_seq').iterate()) {
    const kept = new Map((texts.get(row.id) ?? []).map((text) => [text.field, text]))
    texts.delete(row.id)
    const digests = digestsOf(row)
    if (!digests) {
      report(`The body of ${eventName(row, nameOf)} cannot be read.`)
      continue
    }
    for (const [field, digest] of digests) {
      const text = kept.get(field)
      kept.delete(field)
      if (!text) report(`The text “${field}” of ${eventName(row, nameOf)} is missing.`)
      else if (text.text === null && !erased.has(row.deliverable_id))
        report(`The text “${field}” of ${eventName(row, nameOf)} was emptied, though nobody was erased.`)
      else if (text.text !== null && textDigest(text.salt, text.text) !== digest)
        report(`The text “${field}” of ${eventName(row, nameOf)} is not the one that was written.`)
    }
    for (const field of kept.keys()) report(`The text “${field}” of ${eventName(row, nameOf)} belongs to nothing.`)
  }
  for (const [id] of texts) report(`A text belongs to an event ${id} that is not there.`)
  return rows.length
}

function digestsOf(row: EventRow): Map<string, string> | null {
  try {
    return maskedTexts(row.body)
  } catch {
    return null
  }
}

/** Deliverables whose creator was erased: their texts and files may be gone. */
function erasedDeliverables(db: Db): Set<string> {
  const ids = db
    .prepare<[], string>(
      `SELECT d.id FROM deliverable d JOIN account a ON a.id = d.account_id
       WHERE a.handle LIKE 'erased-%' AND a.platform_user_id IS NULL AND a.profile_url IS NULL AND a.bio IS NULL`,
    )
    .pluck()
    .all()
  return new Set(ids)
}

type StateRow = {
  id: string
  state: string
  state_since: string
  version_id: string | null
  version_number: number | null
  approvals: number
  approvals_needed: number
  rounds_used: number
  rounds_allowed: number | null
  planned_on: string | null
  live_url: string | null
  live_on: string | null
  last_event_id: string
}

function verifyDeliverables(db: Db, nameOf: (id: string) => string, report: Report): number {
  const states = new Map(
    db
      .prepare<[], StateRow>('SELECT * FROM deliverable_state')
      .all()
      .map((row) => [row.id, row]),
  )
  const ids = db.prepare<[], string>('SELECT DISTINCT deliverable_id FROM approval_event ORDER BY 1').pluck().all()
  for (const id of ids) {
    const stored = states.get(id)
    states.delete(id)
    try {
      const events = readStoredEvents(db, id)
      const progress = replay(events, nameOf, report)
      const last = events.at(-1)
      if (!progress || !last) continue
      const wrong = stored ? wrongOf(stored, progress, last) : ['all']
      if (wrong.length > 0)
        report(
          `Where ${nameOf(id)} stands is not what its events give: ${wrong.join(', ')}. Its last is ${eventName(last.row, nameOf)}.`,
        )
    } catch (error) {
      report(`The events of ${nameOf(id)} cannot be read: ${error instanceof Error ? error.message : 'unknown'}.`)
    }
  }
  for (const id of states.keys()) report(`${nameOf(id)} stands somewhere, though it has no events.`)
  return ids.length
}

/** Decides every event again by the facts that it holds. @returns null where the rules refuse one */
function replay(events: readonly StoredEvent[], nameOf: (id: string) => string, report: Report): Progress | null {
  let progress: Progress | null = null
  for (const event of events) {
    const verdict = decideFrom(progress, withoutGaps(event.proposal), event.actor, event.at, event.facts)
    if (!verdict.ok) {
      report(`The rules refuse ${eventName(event.row, nameOf)}: ${refusalSentence(verdict.refusal)}`)
      return null
    }
    if (verdict.from !== event.from || verdict.to !== event.to || verdict.at !== event.at) {
      report(
        `By the rules ${eventName(event.row, nameOf)} leads from ${verdict.from ?? 'nowhere'} to ${verdict.to}, not from ${event.from ?? 'nowhere'} to ${event.to}.`,
      )
      return null
    }
    progress = applyEvent(progress, event)
  }
  return progress
}

/** An address that was erased with a person was one when it was judged. */
function withoutGaps(proposal: Proposal): Proposal {
  return proposal.kind === 'go_live' && proposal.url === erasedText
    ? { ...proposal, url: 'https://erased.invalid/post' }
    : proposal
}

function wrongOf(stored: StateRow, progress: Progress, last: StoredEvent): string[] {
  const { state, liveUrl } = progress
  const expected: Partial<StateRow> = {
    state,
    state_since: progress.stateSince,
    version_id: progress.version?.id ?? null,
    version_number: progress.version?.number ?? null,
    approvals: progress.approvals.length,
    approvals_needed: isReviewState(state) ? approvalsNeeded(progress, last.facts.approvers[state] ?? []) : 0,
    rounds_used: progress.roundsUsed,
    rounds_allowed: progress.roundsAllowed,
    planned_on: progress.plannedOn,
    live_on: progress.liveOn,
    last_event_id: last.id,
  }
  const wrong = Object.entries(expected).flatMap(([column, value]) =>
    stored[column as keyof StateRow] === value ? [] : [column],
  )
  const isErased = liveUrl === erasedText && (stored.live_url === null || stored.live_url === erasedText)
  return isErased || stored.live_url === liveUrl ? wrong : [...wrong, 'live_url']
}

type VersionRow = {
  id: string
  deliverable_id: string
  number: number
  sha256: string | null
  caption: string
  hashtags: string
  links: string
  caption_sha256: string
  erased_at: string | null
}

function verifyVersions(db: Db, nameOf: (id: string) => string, report: Report): number {
  const rows = db.prepare<[], VersionRow>('SELECT * FROM content_version ORDER BY deliverable_id, number').all()
  const versions = new Map(rows.map((row) => [row.id, row]))
  const erased = erasedDeliverables(db)
  const versionName = (row: VersionRow) => `Version ${row.number} of ${nameOf(row.deliverable_id)}`
  for (const row of rows) {
    if (row.erased_at !== null) {
      if (!erased.has(row.deliverable_id)) report(`${versionName(row)} was emptied, though nobody was erased.`)
    } else if (captionDigest(row) !== row.caption_sha256)
      report(`${versionName(row)}: caption, hashtags or links are not those that were written.`)
  }
  const naming = db.prepare<[], EventRow>('SELECT * FROM approval_event WHERE version_id IS NOT NULL ORDER BY id')
  for (const event of naming.iterate()) {
    const row = versions.get(event.version_id ?? '')
    const said = (parsed(event.body) as { version?: VersionRef } | undefined)?.version
    const isSame =
      row !== undefined &&
      said?.id === row.id &&
      said.number === row.number &&
      said.sha256 === row.sha256 &&
      said.captionSha256 === row.caption_sha256 &&
      row.deliverable_id === event.deliverable_id
    if (isSame) continue
    report(
      row
        ? `${versionName(row)} is not what ${eventName(event, nameOf)} says of it.`
        : `The version that ${eventName(event, nameOf)} names is not there.`,
    )
  }
  return rows.length
}

function captionDigest({ caption, hashtags, links }: VersionRow): string | null {
  const [tags, addresses] = [parsed(hashtags), parsed(links)]
  if (!isTexts(tags) || !isTexts(addresses)) return null
  try {
    return createHash('sha256')
      .update(contentTextToHash({ caption, hashtags: tags, links: addresses }))
      .digest('hex')
  } catch {
    return null
  }
}

/** What went out holds the heads of its day: the chains must still contain them. */
function verifyPackages(db: Db, report: Report): number {
  const rows = db.prepare<[], { name: string; heads: string }>('SELECT name, heads FROM review_package').all()
  for (const { name, heads } of rows) {
    const list = parsed(heads)
    if (!Array.isArray(list)) report(`The chain heads of the review package “${name}” cannot be read.`)
    else for (const problem of headProblems(db, list)) report(`Against the review package “${name}”: ${problem}`)
  }
  return rows.length
}

export type ChainHead = { device: string; seq: number; hash: string }

/** Heads that were written down before and that the chains do not contain: they were cut or rewritten since. */
export function headProblems(db: Db, heads: readonly ChainHead[]): string[] {
  const find = db.prepare<[string, number], { hash: string; deliverable_id: string }>(
    'SELECT hash, deliverable_id FROM approval_event WHERE device = ? AND device_seq = ?',
  )
  return heads.flatMap(({ device, seq, hash }) => {
    const found = find.get(String(device), Number(seq))
    if (found?.hash === hash) return []
    return found
      ? [`event ${seq} of device ${device}, deliverable ${found.deliverable_id}, is another than it was then.`]
      : [`event ${seq} of device ${device} was there then and is gone.`]
  })
}

type Named = { sha256: string; what: string; deliverable_id: string | null }

function verifyFiles(
  db: Db,
  folder: string,
  nameOf: (id: string) => string,
  isCancelled: () => boolean,
  report: Report,
): number {
  const named = db
    .prepare<[], Named>(
      `SELECT sha256, 'the file of version ' || number AS what, deliverable_id FROM content_version WHERE sha256 IS NOT NULL AND erased_at IS NULL
       UNION ALL SELECT poster_sha256, 'the still picture of version ' || number, deliverable_id FROM content_version WHERE poster_sha256 IS NOT NULL
       UNION ALL SELECT sha256, 'the evidence “' || name || '”', deliverable_id FROM approval_evidence
       UNION ALL SELECT sha256, 'the signed terms “' || name || '”', NULL FROM signed_terms
       UNION ALL SELECT DISTINCT f.sha256, 'a decision file', d.id FROM decision_file f JOIN review_package p ON p.id = f.package_id,
         json_each(p.items) i JOIN deliverable d ON d.id = i.value ->> 'deliverableId'`,
    )
    .all()
  const erased = erasedDeliverables(db)
  for (const event of db
    .prepare<[], EventRow>(`SELECT * FROM approval_event WHERE kind IN ('decide', 'verify_live')`)
    .iterate()) {
    if (erased.has(event.deliverable_id)) continue
    const body = parsed(event.body) as { evidenceSha256?: unknown; onBehalf?: { evidenceSha256?: unknown } } | undefined
    const sha256 = body?.evidenceSha256 ?? body?.onBehalf?.evidenceSha256
    if (typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256))
      named.push({
        sha256,
        what: `the evidence of event ${event.device_seq} of device ${event.device}`,
        deliverable_id: event.deliverable_id,
      })
  }
  const states = new Map<string, BlobState>()
  for (const { sha256, what, deliverable_id } of named) {
    // An answer goes with the last person whose content it was about.
    if (deliverable_id !== null && erased.has(deliverable_id)) continue
    if (isCancelled()) break
    const state = states.get(sha256) ?? blobState(folder, sha256, isCancelled)
    states.set(sha256, state)
    const of = deliverable_id === null ? '' : ` of ${nameOf(deliverable_id)}`
    if (state === 'missing') report(`The kept copy of ${what}${of} is not in the workspace folder (${sha256}).`)
    if (state === 'damaged') report(`The kept copy of ${what}${of} is not what was put in (${sha256}).`)
  }
  return states.size
}
