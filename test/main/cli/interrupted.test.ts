import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyFolder, createCli, ended, scratch, writeCreators } from './cli'

const at = scratch()
const { start, json } = createCli(at)
const rows = 30_000
const empty = at('empty')

beforeAll(async () => {
  await json(['new', empty])
  writeCreators(at('many.csv'), rows)
})

async function accounts(folder: string): Promise<number> {
  return (await json(['call', 'creators.list', '--workspace', folder])).value.total
}

describe('an import that is stopped', () => {
  it('by Ctrl+C ends cleanly with nothing of it saved', async () => {
    const folder = copyFolder(empty, at('cancelled'))
    const child = start(['import', at('many.csv'), '--workspace', folder, '--json'])
    const end = ended(child)
    child.stderr?.once('data', () => child.kill('SIGINT'))
    const { code, stdout, stderr } = await end
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Stopping …') })
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'cancelled' } })
    expect(await accounts(folder)).toBe(0)
    expect((await json(['verify', '--workspace', folder])).value.ok).toBe(true)
  })

  // While the rows are read, when the transaction begins to reach the disk, and when most of it is there.
  it.each([0, 100_000, 10_000_000])(
    'by a kill once %i bytes are written leaves nothing or all',
    async (writtenBytes) => {
      const folder = copyFolder(empty, at(`killed-${writtenBytes}`))
      const child = start(['import', at('many.csv'), '--workspace', folder])
      const end = ended(child)
      let isOver = false
      void end.then(() => {
        isOver = true
      })
      await new Promise((done) => child.stderr?.once('data', done))
      const log = join(folder, 'workspace.db-wal')
      while (!isOver && (statSync(log, { throwIfNoEntry: false })?.size ?? 0) < writtenBytes) await turn()
      child.kill('SIGKILL')
      await end
      expect([0, rows]).toContain(await accounts(folder))
      expect((await json(['verify', '--workspace', folder])).value.ok).toBe(true)
      const again = await json(['import', at('many.csv'), '--workspace', folder])
      expect(again.value.created + again.value.unchanged).toBe(rows)
    },
  )
})
