import type { CellSource } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import { type MetricColumn, metricColumns } from '../../../db/newestMetrics'
import { type Db, statement } from '../../../db/open'
import { newestRate } from '../../../db/read/creators'
import { readSettings } from '../../../db/read/settings'
import {
  type Image,
  type ImportMention,
  type LoggedChange,
  type RecordStep,
  readChanges,
  readImports,
  readRecordSteps,
  standingSteps,
} from './changes'
import { say } from './owner'

type Origin = Omit<CellSource, 'field'>

const creatorField = {
  display_name: 'displayName',
  country: 'country',
  city: 'city',
  language: 'language',
  further_languages: 'furtherLanguages',
  niches: 'niches',
  hashtags: 'hashtags',
  brand_values: 'brandValues',
  tags: 'tags',
  tone: 'tone',
  notes: 'notes',
} as const
const accountField = {
  handle: 'handle',
  profile_url: 'profileUrl',
  bio: 'bio',
  is_verified: 'isVerified',
} as const
const metricField: Record<MetricColumn, string> = {
  followers: 'followers',
  average_views: 'averageViews',
  median_views: 'medianViews',
  average_likes: 'averageLikes',
  average_comments: 'averageComments',
  average_shares: 'averageShares',
  average_saves: 'averageSaves',
  posts_sampled: 'postsSampled',
  engagement_rate: 'engagementRate',
  engagement_basis: 'engagementBasis',
}

const isKnown = (value: unknown) => value !== null && value !== undefined && value !== '[]'

/** What is at hand to tell where a value is from. */
type Evidence = {
  db: Db
  accountId: string
  creatorId: string
  imports: ImportMention[]
  steps: RecordStep[]
  changes: LoggedChange[]
  isSample: boolean
}

/**
 * Where each known value of an account's row is from.
 *
 * @throws CallboardError `not_found`
 */
export function readSources(db: Db, accountId: string): CellSource[] {
  const account = statement<Image & { creator_id: string }>(db, 'SELECT * FROM account WHERE id = ?').get(accountId)
  const creator = statement<Image>(db, 'SELECT * FROM creator WHERE id = ?').get(account?.creator_id)
  if (!account || !creator) throw new CallboardError('not_found', say.noAccount)
  const creatorId = account.creator_id
  const accountIds = statement<string>(db, 'SELECT id FROM account WHERE creator_id = ?').pluck().all(creatorId)
  const standing = standingSteps(db)
  const evidence: Evidence = {
    db,
    accountId,
    creatorId,
    imports: readImports(db, accountIds as string[], standing),
    steps: readRecordSteps(db, creatorId, standing),
    changes: readChanges(db, [accountId, creatorId]),
    isSample: readSettings(db).isSample,
  }
  const sources: CellSource[] = []
  const add = (field: string, origin: Origin | null) => {
    if (origin) sources.push({ field, ...origin })
  }
  const ofAccount = beginning(evidence)
  const ofCreator = creatorBeginning(evidence, ofAccount)
  for (const [column, field] of Object.entries(accountField)) {
    if (isKnown(account[column])) add(field, setBy(evidence, accountId, column, account[column]) ?? ofAccount)
  }
  for (const column of metricColumns) {
    if (!isKnown(account[column])) continue
    const origin = measuredBy(evidence, column, account[column]) ?? setBy(evidence, accountId, column, account[column])
    add(metricField[column], origin ?? ofAccount)
  }
  for (const [column, field] of Object.entries(creatorField)) {
    if (isKnown(creator[column])) add(field, setBy(evidence, creatorId, column, creator[column]) ?? ofCreator)
  }
  for (const [id, value] of Object.entries(customOf(creator))) {
    add(`custom:${id}`, customSetBy(evidence, id, value) ?? ofCreator)
  }
  add('price', priceOf(evidence))
  add('email', emailOf(evidence))
  add('agent', agentOf(evidence))
  return sources
}

const customOf = (image: Image): Record<string, unknown> =>
  typeof image.custom === 'string' ? JSON.parse(image.custom) : {}

const byChange = (evidence: Evidence, change: LoggedChange): Origin => {
  const mention = evidence.imports.find((one) => one.stepId === change.stepId)
  return mention
    ? byImport(mention)
    : { kind: 'edit', what: change.label, row: null, actor: change.actor, at: change.at }
}
const byImport = (mention: ImportMention): Origin => ({
  kind: 'import',
  what: mention.fileName,
  row: mention.row,
  actor: mention.actor,
  at: mention.at,
})
const byStep = (kind: 'edit' | 'added', step: RecordStep): Origin => ({
  kind,
  what: step.label,
  row: null,
  actor: step.actor,
  at: step.at,
})

/**
 * The last change that brought the value that stands. Undo and redo bring no value of their own: what they restore is
 * from where it was first set. null where the value is the one that the row began with.
 */
function setBy(evidence: Evidence, rowId: string, column: string, value: unknown): Origin | null {
  const change = evidence.changes.find(
    (one) => one.rowId === rowId && one.kind === 'do' && one.after?.[column] === value && one.before[column] !== value,
  )
  return change ? byChange(evidence, change) : null
}

function customSetBy(evidence: Evidence, id: string, value: unknown): Origin | null {
  const change = evidence.changes.find(
    (one) =>
      one.rowId === evidence.creatorId &&
      one.kind === 'do' &&
      one.after !== null &&
      customOf(one.after)[id] === value &&
      customOf(one.before)[id] !== value,
  )
  return change ? byChange(evidence, change) : null
}

type Line = {
  id: string
  measured_on: string
  measured_on_basis: string
  source: string
  source_sha256: string | null
  source_row: number | null
}

/** The newest line of the history that states the value. */
function measuredBy(evidence: Evidence, column: MetricColumn, value: unknown): Origin | null {
  const line = statement<Line>(
    evidence.db,
    `SELECT id, measured_on, measured_on_basis, source, source_sha256, source_row FROM account_metric
     WHERE account_id = ? AND ${column} = ? ORDER BY measured_on DESC, id DESC LIMIT 1`,
  ).get(evidence.accountId, value)
  return line ? lineOrigin(evidence, line) : null
}

function lineOrigin(evidence: Evidence, line: Line): Origin | null {
  if (line.source_sha256 !== null) {
    const batch = batchOf(evidence, line.source_sha256)
    return {
      kind: 'import',
      what: line.source,
      row: line.source_row,
      actor: batch?.actor ?? '',
      at: batch?.at ?? line.measured_on,
    }
  }
  const step = evidence.steps.find((one) => one.id === line.id)
  if (step) return byStep('edit', step)
  if (evidence.isSample && line.measured_on_basis !== 'entered') return sampleOrigin(line.source, line.measured_on)
  return null
}

const sampleOrigin = (what: string, at: string): Origin => ({ kind: 'sample', what, row: null, actor: '', at })

/** Who imported a file: the account's own mention of it, else the first import of that content. */
function batchOf(evidence: Evidence, sha256: string): { actor: string; at: string } | undefined {
  return (
    evidence.imports.find((one) => one.fileSha256 === sha256) ??
    statement<{ actor: string; at: string }>(
      evidence.db,
      `SELECT s.actor, s.at FROM import_batch b JOIN change_step s ON s.id = b.step_id
       WHERE b.file_sha256 = ? ORDER BY b.imported_at LIMIT 1`,
    ).get(sha256)
  )
}

/** Where the account itself is from: what the row held when it was added. */
function beginning(evidence: Evidence): Origin | null {
  const added = evidence.steps.find((step) => step.id === evidence.accountId && step.method === 'creators.addAccount')
  if (added) return byStep('added', added)
  return noted(evidence) ?? ofFirstImport(evidence) ?? ofFirstLine(evidence) ?? undated(evidence)
}

/** A creator's own facts came with its first account, not with one that was added later. */
function creatorBeginning(evidence: Evidence, ofAccount: Origin | null): Origin | null {
  const first = evidence.imports[0]
  return noted(evidence) ?? (first ? byImport(first) : (ofFirstLine(evidence) ?? undated(evidence) ?? ofAccount))
}

function noted({ db, creatorId }: Evidence): Origin | null {
  const source = statement<{
    kind: keyof typeof say.sourceKinds
    detail: string | null
    noted_by: string
    noted_at: string
  }>(
    db,
    'SELECT kind, detail, noted_by, noted_at FROM creator_source WHERE creator_id = ? ORDER BY noted_at, id LIMIT 1',
  ).get(creatorId)
  if (!source) return null
  const what = say.sourceKinds[source.kind]
  return {
    kind: 'added',
    what: source.detail ? `${what}: ${source.detail}` : what,
    row: null,
    actor: source.noted_by,
    at: source.noted_at,
  }
}

function ofFirstImport({ imports, accountId }: Evidence): Origin | null {
  const first = imports.find((one) => one.accountId === accountId)
  return first ? byImport(first) : null
}

/** Imports of workspaces of schema 1 left their row with the figures only. */
function ofFirstLine(evidence: Evidence): Origin | null {
  const line = statement<Line>(
    evidence.db,
    `SELECT id, measured_on, measured_on_basis, source, source_sha256, source_row FROM account_metric
     WHERE account_id = ? AND source_sha256 IS NOT NULL ORDER BY id LIMIT 1`,
  ).get(evidence.accountId)
  return line ? lineOrigin(evidence, line) : null
}

function undated({ db, creatorId, isSample }: Evidence): Origin | null {
  const at = statement<string>(db, 'SELECT created_at FROM creator WHERE id = ?').pluck().get(creatorId)
  if (typeof at !== 'string') return null
  return isSample
    ? sampleOrigin(say.sampleData, at)
    : { kind: 'added', what: say.addedToWorkspace, row: null, actor: '', at }
}

/** The row of a file that a source names, where the account was stated in it. */
function bySource(evidence: Evidence, id: string, source: string, on: string): Origin {
  const mention = evidence.imports.findLast((one) => one.fileName === source)
  if (mention) return byImport(mention)
  const step = evidence.steps.findLast((one) => one.id === id)
  if (step) return byStep('edit', step)
  return evidence.isSample ? sampleOrigin(source, on) : { kind: 'added', what: source, row: null, actor: '', at: on }
}

function priceOf(evidence: Evidence): Origin | null {
  const rate = statement<{ id: string; source: string; quoted_on: string }>(
    evidence.db,
    `SELECT r.id, r.source, r.quoted_on FROM account a JOIN rate r ON r.id = ${newestRate} WHERE a.id = ?`,
  ).get(evidence.accountId)
  return rate ? bySource(evidence, rate.id, rate.source, rate.quoted_on) : null
}

/** The address that the row shows: the preferred, else the first noted. */
function emailOf(evidence: Evidence): Origin | null {
  const contact = statement<{ id: string; source: string; noted_on: string }>(
    evidence.db,
    `SELECT id, source, noted_on FROM contact_point WHERE creator_id = ? AND kind = 'email'
     ORDER BY is_preferred DESC, noted_on, id LIMIT 1`,
  ).get(evidence.creatorId)
  return contact ? bySource(evidence, contact.id, contact.source, contact.noted_on) : null
}

/** The agent that the row names: the one who has acted longest. */
function agentOf(evidence: Evidence): Origin | null {
  const link = statement<{ id: string; since_on: string | null }>(
    evidence.db,
    'SELECT id, since_on FROM creator_agent WHERE creator_id = ? ORDER BY id LIMIT 1',
  ).get(evidence.creatorId)
  if (!link) return null
  const step = evidence.steps.find((one) => one.id === link.id)
  if (step) return byStep('edit', step)
  const first = evidence.imports[0]
  return evidence.isSample || !first ? undated(evidence) : byImport(first)
}
