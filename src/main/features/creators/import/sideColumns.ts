import { decideRateUnit } from '../../../../shared/domain/numbers'
import { audienceOf } from './audienceHeaders'
import { type ColumnMapping, type CustomField, isListField } from './mapping'
import { normaliseHeader } from './synonyms'
import type { TableLook } from './tableLook'

/** Lists, each out of all the columns that claim it. Takes their claims off the table. */
export function takeLists(table: TableLook): ColumnMapping['lists'] {
  const lists: ColumnMapping['lists'] = {}
  for (const [field, claims] of [...table.claims]) {
    if (!isListField(field)) continue
    table.claims.delete(field)
    for (const { column, confidence, note } of claims) table.note(column, field, confidence, note)
    // By header, so that a table whose columns were moved gives the same list.
    const header = (column: number) => normaliseHeader(table.header(column))
    const columns = claims.map(({ column }) => column)
    const byHeader = (a: number, b: number) => header(a).localeCompare(header(b), 'en', { numeric: true }) || a - b
    if (columns.length > 0) lists[field] = columns.toSorted(byHeader)
  }
  return lists
}

/**
 * Shares of the audience. The unit is decided once for all of them: one share above 1.5, or a percent sign, and all
 * are per cent.
 */
export function takeAudience(table: TableLook): Pick<ColumnMapping, 'audience' | 'audienceUnit'> {
  const audience: ColumnMapping['audience'] = []
  const values: string[] = []
  let header = ''
  for (const [field, claims] of [...table.claims]) {
    const share = audienceOf(field)
    if (!share) continue
    table.claims.delete(field)
    const named = new Set<string>()
    for (const { column, confidence, note } of claims) {
      const name = normaliseHeader(table.header(column))
      if (named.has(name)) {
        table.note(column, null, 0, table.words.notes.taken(field, table.header(column).trim()))
        continue
      }
      named.add(name)
      const style = table.styleOf(column, 'rate')
      audience.push({ ...share, column, decimalStyle: style === 'unclear' ? 'dot' : style })
      table.note(column, field, confidence, note)
      if (values.length < 20_000) values.push(...table.valuesOf(column).values)
      header += ` ${name}`
    }
  }
  const [first] = audience
  const { unit } = decideRateUnit(values, header, first?.decimalStyle ?? 'dot')
  const isAboveOne = values.some((value) => Number(value.replace(',', '.')) > 1.5)
  return { audience, audienceUnit: unit === 'percent' || isAboveOne ? 'percent' : 'fraction' }
}

/** The workspace's own fields that have a column. */
export function takeCustom(table: TableLook, fields: readonly CustomField[]): ColumnMapping['custom'] {
  const custom: ColumnMapping['custom'] = []
  for (const field of fields) {
    const target = `custom:${field.id}` as const
    const [best, ...others] = table.claims.get(target) ?? []
    table.claims.delete(target)
    if (!best) continue
    custom.push({ field, column: best.column })
    table.note(best.column, target, best.confidence, best.note)
    for (const { column } of others)
      table.note(column, null, 0, table.words.notes.taken(target, table.header(best.column)))
  }
  return custom
}
