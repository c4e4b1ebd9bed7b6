import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/db/open'
import type { Platform } from '../../../src/shared/contract/values'
import { csvLine } from '../../../src/shared/domain/csv'
import { contentOf } from '../../support/content'
import { type TestEngine, testWorkspace, upload } from '../../support/engine'
import { describeWithData, sharedData } from '../../support/sharedData'

/** Content of a workspace's tables, read by a connection of its own. */
function content(engine: TestEngine): Record<string, string[]> {
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  try {
    return contentOf(db)
  } finally {
    db.close()
  }
}

type Table = { name: string; bytes: Uint8Array; platform?: Platform }

function tablesIn(folder: string): Table[] {
  const path = sharedData(folder)
  if (!path) return []
  return readdirSync(path)
    .filter((name) => name.endsWith('.csv') && name !== 'brands_data.csv')
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(path, name))) }))
}

function finderTable(): Table[] {
  const path = sharedData('tiktokfinder-micro-2025')
  const file = path ? readdirSync(path).find((name) => name.endsWith('.json')) : undefined
  if (!path || !file) return []
  const records: Record<string, unknown>[] = JSON.parse(readFileSync(join(path, file), 'utf8'))
  const headers = Object.keys(records[0] ?? {})
  const text =
    csvLine(headers) +
    records.map((record) => csvLine(headers.map((h) => (record[h] === null ? null : String(record[h]))))).join('')
  return [{ name: 'tiktokfinder.csv', bytes: new TextEncoder().encode(text) }]
}

const tables = () => [
  ...tablesIn('kaggle-top1000-2022'),
  ...tablesIn('instagram-influencers-33k'),
  ...tablesIn('instagram-top200').map((table) => ({ ...table, platform: 'instagram' as const })),
  ...finderTable(),
]

describeWithData('kaggle-top1000-2022', 'every creator table of the developers', () => {
  it.each(tables().map((table) => [table.name, table] as const))(
    '%s: every row imported or listed, again changes nothing, undo restores',
    async (_name, table) => {
      const engine = await testWorkspace()
      const before = content(engine)
      const fileToken = await upload(engine, table.name, table.bytes)
      const input = { fileToken, ...(table.platform ? { platform: table.platform } : {}), rateUnit: 'percent' as const }

      const rehearsed = await engine.do('creators.import', { ...input, dryRun: true })
      expect(content(engine)).toEqual(before)
      const first = await engine.do('creators.import', input)
      expect(first.created + first.merged + first.rejected).toBe(first.rows)
      expect(first.problems.filter((p) => p.severity === 'reject')).toHaveLength(first.rejected)
      expect(rehearsed).toMatchObject({
        rows: first.rows,
        created: first.created,
        merged: first.merged,
        rejected: first.rejected,
        batchId: null,
      })

      const imported = content(engine)
      expect(imported.account?.length).toBeGreaterThanOrEqual(first.created)
      const second = await engine.do('creators.import', {
        ...input,
        fileToken: await upload(engine, table.name, table.bytes),
      })
      expect(second).toMatchObject({
        created: 0,
        updated: 0,
        batchId: null,
        merged: first.merged,
        rejected: first.rejected,
      })
      expect(content(engine)).toEqual(imported)

      const verified = await engine.do('workspace.verify', {})
      expect(verified.problems).toEqual([])
      await engine.do('history.undo', {})
      expect(content(engine)).toEqual(before)
      await engine.do('history.redo', {})
      expect(content(engine)).toEqual(imported)
    },
    120_000,
  )

  it('reads no count, view or rate wrong: every figure of insta.csv stands as its numeric twin says', async () => {
    const [text, numeric] = [
      tablesIn('instagram-top200').find((t) => t.name === 'top_insta_influencers_data.csv'),
      tablesIn('instagram-top200').find((t) => t.name === 'insta.csv'),
    ]
    const rowsOf = async (table: Table | undefined) => {
      const engine = await testWorkspace()
      const fileToken = await upload(engine, table?.name ?? '', table?.bytes ?? new Uint8Array())
      await engine.do('creators.import', { fileToken, platform: 'instagram', rateUnit: 'percent' })
      const { ids } = await engine.do('creators.list', { sort: 'handle', descending: false })
      return (await engine.do('creators.rows', { ids })).map((row) => ({
        handle: row?.handle,
        followers: row?.followers,
        rate: row?.engagementRate?.toFixed(6),
      }))
    }
    expect(await rowsOf(text)).toEqual(await rowsOf(numeric))
  })
})
