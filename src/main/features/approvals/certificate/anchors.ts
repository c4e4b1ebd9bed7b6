import Database from 'better-sqlite3'
import { CallboardError } from '../../../../shared/contract/define'
import type { OutputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import { readSettings } from '../../../db/read/settings'
import { type ChainHead, headProblems, verifyApprovals } from '../../../db/verifyApprovals'
import type { HeldFile, JobContext } from '../../context'
import { chainHeads } from '../events'
import { type Anchor, anchorSchema } from './anchor'
import { readAnchorText } from './anchorFile'
import { certificateWords } from './words'

const say = certificateWords('en')
type Checked = OutputOf<'approvals.checkAnchor'>

/**
 * Holds the chains of this workspace against what a file says of them that was made before: a certificate, a review
 * package, a backup. What was rewritten or cut since contradicts it.
 *
 * @throws CallboardError `anchor_unreadable`, `file_missing`
 */
export async function checkAnchor({ fileToken }: { fileToken: string }, context: JobContext): Promise<Checked> {
  context.label(say.checking)
  const { db } = context
  const file = context.files.get(fileToken)
  const found = await readAnchorText(file.path).catch(() => {
    throw unreadable(file)
  })
  if (found.kind === 'nothing') throw unreadable(file)
  const made = found.kind === 'database' ? readBackup(file) : readAnchor(found.text, file)
  const problems: string[] = []
  if (made.workspaceId === readSettings(db).workspaceId) {
    // A head proves what lies before it only where the chain itself holds.
    verifyApprovals(db)[0]?.run((problem) => problems.push(problem))
    problems.push(...headProblems(db, made.heads).map(say.contradicts))
    problems.push(...made.items.flatMap((item) => itemProblems(db, item)))
  } else problems.push(say.otherWorkspace)
  return { ok: problems.length === 0, kind: made.kind, madeAt: made.madeAt, heads: made.heads.length, problems }
}

const unreadable = (file: HeldFile) => new CallboardError('anchor_unreadable', say.unreadable(file.name))

type Made = {
  kind: Checked['kind']
  madeAt: string
  workspaceId: string
  heads: readonly ChainHead[]
  items: Anchor['items']
}

function readAnchor(text: string, file: HeldFile): Made {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw unreadable(file)
  }
  const anchor = anchorSchema.safeParse(value)
  if (anchor.success) return anchor.data
  const format: unknown = (value as { format?: unknown } | null)?.format
  if (typeof format === 'string' && /^callboard-anchor-\d+$/.test(format) && format !== 'callboard-anchor-1')
    throw new CallboardError('anchor_unreadable', say.newerAnchor(file.name))
  throw unreadable(file)
}

/** The heads of another copy of this workspace. It is only read: a file of unknown origin gets no chance to act. */
function readBackup(file: HeldFile): Made {
  let other: Db | undefined
  try {
    other = new Database(file.path, { readonly: true, fileMustExist: true })
    other.pragma('trusted_schema = OFF')
    other.pragma('query_only = ON')
    const tables = other
      .prepare(
        `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('setting', 'approval_event', 'change_step')`,
      )
      .pluck()
      .get()
    if (tables !== 3) throw new Error('not a workspace')
    const { workspaceId, createdAt } = readSettings(other)
    const lastAt = statement<string | null>(other, 'SELECT max(at) FROM change_step').pluck().get()
    const heads = chainHeads(other).map(({ device, seq, hash }) => ({
      device: String(device),
      seq: Number(seq),
      hash: String(hash),
    }))
    return { kind: 'backup', madeAt: String(lastAt ?? createdAt), workspaceId, heads, items: [] }
  } catch {
    throw unreadable(file)
  } finally {
    other?.close()
  }
}

type VersionRow = { number: number; title: string; sha256: string | null; caption_sha256: string }

function itemProblems(db: Db, item: Anchor['items'][number]): string[] {
  const version = statement<VersionRow>(
    db,
    `SELECT v.number, d.title, v.sha256, v.caption_sha256 FROM content_version v JOIN deliverable d ON d.id = v.deliverable_id
     WHERE v.id = ? AND v.deliverable_id = ?`,
  ).get(item.versionId, item.deliverableId)
  if (!version) return [say.versionGone(item.versionId)]
  const { number, title } = version
  const event = statement(db, 'SELECT 1 FROM approval_event WHERE hash = ? AND deliverable_id = ?')
  const isOther = version.sha256 !== item.sha256 || version.caption_sha256 !== item.captionSha256
  return [
    ...(isOther ? [say.versionOther(number, title)] : []),
    ...item.decisions
      .filter((hash) => !event.get(hash, item.deliverableId))
      .map((hash) => say.decisionGone(hash, title)),
  ]
}
