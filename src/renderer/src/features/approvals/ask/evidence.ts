import { call } from '../../../lib/api'
import { ApiError } from '../../../lib/errors'
import { useLocale } from '../../../lib/locale'
import { dropFile, UnreadableFileError, upload } from '../../../lib/upload'
import { askWords } from './words'

export type EvidenceSource =
  | { kind: 'file'; file: File | null }
  | { kind: 'note'; text: string }
  | { kind: 'kept'; evidenceId: string | null }

export function isGiven(source: EvidenceSource): boolean {
  if (source.kind === 'file') return source.file !== null
  return source.kind === 'note' ? source.text.trim() !== '' : source.evidenceId !== null
}

/** Keeps the evidence and answers its id. */
export async function keepEvidence(
  deliverableId: string,
  source: EvidenceSource,
  purpose: 'decision' | 'live',
): Promise<string> {
  if (source.kind === 'kept') return source.evidenceId ?? ''
  if (source.kind === 'note') {
    const { evidenceId } = await call('approvals.addNoteAsEvidence', { deliverableId, text: source.text.trim() })
    return evidenceId
  }
  if (!source.file) throw new Error('no file was chosen')
  const held = await upload(source.file, () => {}, new AbortController().signal).catch((error: unknown) => {
    if (!(error instanceof UnreadableFileError)) throw error
    const { unreadable } = askWords(useLocale.getState().locale)
    throw new ApiError({ code: 'file_unreadable', message: unreadable(error.message) })
  })
  try {
    const { evidenceId } = await call('approvals.addEvidence', { deliverableId, fileToken: held.fileToken, purpose })
    return evidenceId
  } finally {
    dropFile(held.fileToken)
  }
}
