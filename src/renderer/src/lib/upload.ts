import { call } from './api'

const CHUNK_BYTES = 1_048_576

export interface HeldFile {
  fileToken: string
  name: string
  sizeBytes: number
}

/** The file is a folder, is gone, or may not be opened. */
export class UnreadableFileError extends Error {}

/**
 * Hands a file to the engine in pieces.
 *
 * @throws ApiError what the engine refuses; UnreadableFileError; the signal's reason
 */
export async function upload(file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<HeldFile> {
  const { fileToken } = await call('files.begin', { name: file.name || 'list.csv', sizeBytes: file.size }, { signal })
  try {
    for (let at = 0; at < file.size; at += CHUNK_BYTES) {
      const bytes = await readPiece(file, at)
      await call('files.append', { fileToken, bytes }, { signal })
      onSent(at + bytes.byteLength)
    }
  } catch (error) {
    dropFile(fileToken)
    throw error
  }
  return { fileToken, name: file.name, sizeBytes: file.size }
}

async function readPiece(file: File, at: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer())
  } catch {
    throw new UnreadableFileError(file.name)
  }
}

/** The engine needs it no more. */
export function dropFile(fileToken: string): void {
  void call('files.drop', { fileToken }).catch(() => {
    // It goes with the session anyway.
  })
}
