import { MAX_CELL_CHARS } from './readRows'
import { plainNumber } from './workbook/cellText'

const MAX_DEPTH = 6

/**
 * An object as a row of cells: keys of objects within are joined with dots (`stats.followers`), lists of plain values
 * with "; ". Lists of objects and what is nested deeper stay JSON, so that nothing is lost.
 */
export function flatten(value: object): Map<string, string> {
  const cells = new Map<string, string>()
  add(cells, '', value, 0)
  return cells
}

function add(cells: Map<string, string>, key: string, value: unknown, depth: number): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < MAX_DEPTH) {
    for (const [name, inner] of Object.entries(value))
      add(cells, key === '' ? name : `${key}.${name}`, inner, depth + 1)
    return
  }
  cells.set(key, textOf(value).slice(0, MAX_CELL_CHARS))
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null))
    return value.map(textOf).join('; ')
  return JSON.stringify(value)
}
