import { statSync } from 'node:fs'
import { planImport, readDrafts } from '../../../../src/main/features/creators/import/plan'
import { fileSource } from '../../../../src/main/features/creators/import/source'
import { xlsx } from '../../../../src/main/features/creators/import/workbook/xlsx'
import { CallboardError } from '../../../../src/shared/contract/define'

/**
 * A process that reads workbooks and says what it saw, one JSON line each: so that a test can hold it to a limit of
 * memory and time, and survives whatever happens to it. With `cells` every visible cell is told.
 */
const [mode = 'plan', ...paths] = process.argv.slice(2)

for (const path of paths) {
  const source = fileSource(path, path.replace(/^.*\//, ''), statSync(path).size)
  const startedAt = performance.now()
  let told: object
  try {
    told = mode === 'cells' ? { cells: await cellsOf(source) } : await importOf(source)
  } catch (error) {
    told = error instanceof CallboardError ? { code: error.code, message: error.message } : { crash: String(error) }
  }
  const rssMb = process.resourceUsage().maxRSS / 1024
  console.log(
    JSON.stringify({ path, ...told, ms: Math.round(performance.now() - startedAt), rssMb: Math.round(rssMb) }),
  )
}

async function cellsOf(source: ReturnType<typeof fileSource>): Promise<Record<string, Record<string, string>>> {
  // A refusal comes from the whole path, cells from the port below it.
  try {
    await planImport(source)
  } catch (error) {
    const isWorkbook = /\.xls[xm]$/.test(source.fileName)
    const isBare = error instanceof CallboardError && ['import_empty', 'import_no_rows'].includes(error.code)
    if (!isWorkbook || !isBare) throw error
  }
  const workbook = await xlsx.open(source)
  const sheets: Record<string, Record<string, string>> = {}
  for (const { name } of await workbook.listSheets()) {
    const cells: Record<string, string> = {}
    for await (const { rows } of workbook.readRows({ name, tallCells: [] }, null)) {
      for (const row of rows)
        for (const [column, text] of row.cells.entries())
          if (text !== '') cells[`${row.recordNumber}:${column + 1}`] = text
    }
    sheets[name] = cells
  }
  return sheets
}

async function importOf(source: ReturnType<typeof fileSource>): Promise<object> {
  const plan = await planImport(source, { defaultPlatform: 'tiktok' })
  let rows = 0
  let drafts = 0
  for await (const batch of readDrafts(source, plan)) {
    rows += batch.rows.length
    for (const row of batch.rows) if (row.draft) drafts += 1
  }
  return { rows, drafts, sheets: plan.sheets }
}
