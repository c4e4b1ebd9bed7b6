import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CreatorDraft, ReadRow } from '../../../../src/main/features/creators/import/draft'
import {
  type ImportPlan,
  type PlanOptions,
  planImport,
  readDrafts,
} from '../../../../src/main/features/creators/import/plan'
import { type ImportSource, sourceOf } from '../../../../src/main/features/creators/import/source'

export const folder = join(import.meta.dirname, '../../../fixtures/import')

export function fixture(name: string): ImportSource {
  return sourceOf(name, readFileSync(join(folder, name)))
}

type Read = { plan: ImportPlan; rows: ReadRow[]; blankRecords: number }

export async function read(name: string, options: PlanOptions = {}): Promise<Read> {
  const source = fixture(name)
  const plan = await planImport(source, options)
  const rows: ReadRow[] = []
  let blankRecords = 0
  for await (const batch of readDrafts(source, plan)) {
    rows.push(...batch.rows)
    blankRecords += batch.blankRecords
  }
  return { plan, rows, blankRecords }
}

export function drafts({ rows }: Read): (CreatorDraft | null)[] {
  return rows.map(({ draft }) => draft)
}

export function codes({ rows }: Read): string[][] {
  return rows.map(({ problems }) => problems.map(({ code }) => code))
}

export function noteOf({ plan }: Read, header: string): string | null {
  const column = plan.mapping.columns.find((candidate) => candidate.header.trim() === header)
  if (!column) throw new Error(`no column ${header}`)
  return column.note
}
