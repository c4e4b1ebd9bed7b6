import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ContentVersion } from '../../../src/shared/contract/approvalContent'
import type { InputOf } from '../../../src/shared/contract/index'
import { type TestEngine, upload } from '../../support/engine'
import { seed } from '../campaigns/seed'
import { rightsWorld } from './rightsSupport'

/** A deliverable that takes versions, and short ways to them. */
export async function contentWorld() {
  const world = await rightsWorld()
  const { engine, deliverableId } = world
  await engine.do('approvals.sendBrief', { deliverableIds: [deliverableId] })
  return {
    ...world,
    add: (input: Partial<InputOf<'approvals.addVersion'>> = {}) =>
      engine.do('approvals.addVersion', { deliverableId, caption: 'Fizz', ...input }),
    async addFile(name: string, content: string | Uint8Array): Promise<ContentVersion> {
      const fileToken = await upload(engine, name, content)
      return engine.do('approvals.addVersion', { deliverableId, fileToken })
    },
    submit: ({ id: versionId }: ContentVersion) =>
      engine.do('approvals.submit', { deliverableId, versionId, as: 'draft' }),
    versions: () => engine.do('approvals.versions', { deliverableId }),
    /** as if decisions had led there */
    putInto(state: string): void {
      seed(engine, (_insert, db) => {
        db.prepare('UPDATE deliverable_state SET state = ? WHERE id = ?').run(state, deliverableId)
      })
    },
  }
}

/** Files of the store, unfinished ones told apart. */
export function storedFiles(engine: TestEngine): { blobs: number; unfinished: number } {
  const files = readdirSync(join(engine.folder, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const unfinished = files.filter((entry) => entry.parentPath.endsWith('incoming')).length
  return { blobs: files.length - unfinished, unfinished }
}

export async function bytesOf(engine: TestEngine, fileToken: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for (let offset = 0; ; ) {
    const { bytes, isLast } = await engine.do('files.read', { fileToken, offset, length: 1_000_000 })
    pieces.push(bytes)
    offset += bytes.byteLength
    if (isLast) return Buffer.concat(pieces)
  }
}
