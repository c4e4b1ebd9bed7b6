import { uuidv7 } from 'uuidv7'
import type { SignedTerms } from '../../../../shared/contract/campaignHub'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { MadeFile } from '../../../../shared/contract/values'
import { mimeOf, safeFileName } from '../../../../shared/domain/fileName'
import { copyBlob, keepBlob } from '../../../db/blobs'
import { type Db, statement } from '../../../db/open'
import { readCampaign } from '../../../db/read/campaigns'
import { runStep } from '../../../db/steps'
import type { CommandContext, JobContext } from '../../context'
import { words } from './words'

const say = words('en')
const unit = 'bytes'

const select = `SELECT t.id, t.campaign_id AS campaignId, t.account_id AS accountId, a.handle, t.signed_on AS signedOn,
  t.signed_by AS signedBy, t.name, t.mime, t.size_bytes AS sizeBytes, t.sha256, t.added_by AS addedBy, t.added_at AS addedAt
  FROM signed_terms t LEFT JOIN account a ON a.id = t.account_id`

/** Signed terms of a campaign: those for everybody first, then by creator, the newest of each first. */
export function readTerms(db: Db, campaignId: string): SignedTerms[] {
  return statement<SignedTerms>(
    db,
    `${select} WHERE t.campaign_id = ? ORDER BY t.account_id IS NOT NULL, a.handle, t.signed_on DESC, t.id DESC`,
  ).all(campaignId)
}

function requireTerms(db: Db, termsId: string): SignedTerms {
  const row = statement<SignedTerms>(db, `${select} WHERE t.id = ?`).get(termsId)
  if (!row) throw new CallboardError('not_found', say.noTerms)
  return row
}

/** The bytes first, then the row: a row never names a blob that is not on the disk. */
export async function addTerms(
  { campaignId, accountId, fileToken, signedOn, signedBy }: ParsedInputOf<'campaigns.addTerms'>,
  context: JobContext,
): Promise<SignedTerms> {
  context.label(say.addingTerms)
  requireSigner(context.db, campaignId, accountId)
  const held = context.files.get(fileToken)
  const name = safeFileName(held.name)
  const { sha256, sizeBytes } = await keepBlob(context.folder, held.path, {
    signal: context.signal,
    progress: (done, total) => context.progress({ done, total, unit }),
  })
  return context.exclusively(async () => {
    const outcome = runStep(context.db, context.origin, (step) => {
      step.label = say.addTerms(requireSigner(context.db, campaignId, accountId))
      const id = uuidv7()
      statement(
        context.db,
        `INSERT INTO signed_terms (id, campaign_id, account_id, signed_on, signed_by, name, mime, size_bytes, sha256, added_by, added_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        id,
        campaignId,
        accountId,
        signedOn,
        signedBy || null,
        name,
        mimeOf(name),
        sizeBytes,
        sha256,
        context.caller.actor,
        context.now.toISOString(),
      )
      return requireTerms(context.db, id)
    })
    return outcome.value
  })
}

/** What a label calls whoever signed: a creator of the roster, else the campaign. */
function requireSigner(db: Db, campaignId: string, accountId: string | null): string {
  const { name } = readCampaign(db, campaignId)
  if (accountId === null) return name
  const handle = statement<string>(
    db,
    'SELECT a.handle FROM roster_entry r JOIN account a ON a.id = r.account_id WHERE r.campaign_id = ? AND r.account_id = ?',
  )
    .pluck()
    .get(campaignId, accountId)
  if (typeof handle !== 'string') throw new CallboardError('conflict', say.signerNotOnRoster(name))
  return `@${handle}`
}

export async function openTerms(
  { termsId }: ParsedInputOf<'campaigns.openTerms'>,
  context: JobContext,
): Promise<MadeFile> {
  context.label(say.openingTerms)
  const terms = requireTerms(context.db, termsId)
  const made = context.files.make(safeFileName(terms.name), terms.mime)
  await copyBlob(context.folder, terms.sha256, made.path, {
    signal: context.signal,
    progress: (done, total) => context.progress({ done, total, unit }),
  })
  return made.done()
}

/** The blob stays: undo brings the row back, and others may name the same content. */
export function removeTerms(
  { termsId }: ParsedInputOf<'campaigns.removeTerms'>,
  { db, step }: CommandContext,
): { campaignId: string } {
  const terms = requireTerms(db, termsId)
  step.label = say.removeTerms(terms.handle === null ? terms.name : `@${terms.handle}`)
  statement(db, 'DELETE FROM signed_terms WHERE id = ?').run(termsId)
  return { campaignId: terms.campaignId }
}
