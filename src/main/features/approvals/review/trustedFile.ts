import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { CallboardError } from '../../../../shared/contract/define'
import {
  type DecisionFile,
  decisionFileSchema,
  decisionTextToSign,
  maxDecisionBytes,
} from '../../../../shared/domain/approvals/decisionFile'
import { type Db, statement } from '../../../db/open'
import type { HeldFile } from '../../context'
import { findPackage, type KnownPackage } from './packages'
import { reviewWords } from './words'

const say = reviewWords('en')

/** A decision file that is what it says: of a package made here, as its page saved it, not applied yet. */
export type TrustedFile = {
  file: DecisionFile
  sha256: string
  sizeBytes: number
  pack: KnownPackage
  clientId: string
}

/** @throws CallboardError `decision_file_unreadable`, `decision_file_foreign`, `decision_file_altered`, `decision_file_applied` */
export async function openDecisionFile(db: Db, held: HeldFile): Promise<TrustedFile> {
  if (held.sizeBytes > maxDecisionBytes) throw new CallboardError('decision_file_unreadable', say.tooLong)
  const bytes = await readFile(held.path)
  const raw = readJson(bytes)
  const parsed = decisionFileSchema.safeParse(raw)
  if (!parsed.success) throw new CallboardError('decision_file_unreadable', say.unreadable)
  const file = parsed.data
  const pack = findPackage(db, file.packageId)
  if (!pack) throw new CallboardError('decision_file_foreign', say.foreign)
  requireMac(raw as Record<string, unknown>, file.mac, pack.secret)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  requireNew(db, file.decisionId, sha256)
  const clientId = statement<string>(
    db,
    'SELECT b.client_id FROM campaign p JOIN brand b ON b.id = p.brand_id WHERE p.id = ?',
  )
    .pluck()
    .get(pack.campaignId)
  if (typeof clientId !== 'string') throw new CallboardError('decision_file_foreign', say.foreign)
  return { file, sha256, sizeBytes: bytes.byteLength, pack, clientId }
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new CallboardError('decision_file_unreadable', say.unreadable)
  }
}

/** Over what was read, not over what the schema made of it: a field that the schema drops would not be covered. */
function requireMac(raw: Record<string, unknown>, mac: string, secret: string): void {
  let text: string
  try {
    text = decisionTextToSign(raw)
  } catch {
    // Half a surrogate pair: a page never writes one.
    throw new CallboardError('decision_file_altered', say.altered)
  }
  const right = createHmac('sha256', Buffer.from(secret, 'hex')).update(text, 'utf8').digest()
  if (!timingSafeEqual(right, Buffer.from(mac, 'hex'))) throw new CallboardError('decision_file_altered', say.altered)
}

/** @throws CallboardError `decision_file_applied` */
export function requireNew(db: Db, decisionId: string, sha256: string): void {
  const earlier = statement<{ applied_at: string }>(
    db,
    'SELECT applied_at FROM decision_file WHERE sha256 = ? OR id = ?',
  ).get(sha256, decisionId)
  if (earlier) throw new CallboardError('decision_file_applied', say.applied(earlier.applied_at.slice(0, 10)))
}
