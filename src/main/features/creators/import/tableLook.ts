import type { ImportTarget } from '../../../../shared/contract/creatorImport'
import type { EngagementBasis } from '../../../../shared/domain/engagement'
import type { DecimalStyle } from '../../../../shared/domain/numbers'
import { ColumnValues } from './columnValues'
import { type ColumnNote, isCountField } from './mapping'
import { type HeaderMeaning, headerMeaning } from './synonyms'
import type { CreatorWords } from './words'

/** A column that may be a field. */
export type Claim = { column: number; confidence: number; basis: EngagementBasis; note: string | null }

/** A table while its columns are being understood: what headers and values say, who claims what, what was noted. */
export class TableLook {
  readonly headers: readonly string[]
  readonly words: CreatorWords
  readonly meanings: readonly HeaderMeaning[]
  readonly notes: ColumnNote[]
  readonly claims = new Map<ImportTarget, Claim[]>()
  /** fields that a person has settled */
  readonly chosen = new Set<ImportTarget>()
  private readonly values: readonly ColumnValues[]
  private readonly decimalHint: DecimalStyle | null

  constructor(
    headers: readonly string[],
    rows: readonly (readonly string[])[],
    words: CreatorWords,
    decimalHint: DecimalStyle | null,
    hasHeader = true,
  ) {
    this.headers = headers
    this.words = words
    this.values = headers.map((_, index) => new ColumnValues(rows, index))
    this.meanings = headers.map((header, index) =>
      hasHeader ? headerMeaning(header) : meaningOfValues(this.valuesOf(index), headers.length === 1),
    )
    this.notes = headers.map((header, index) => ({
      index,
      header,
      field: null,
      confidence: 0,
      note: words.notes.unknown,
      flagged: null,
      samples: this.valuesOf(index).samples,
    }))
    this.decimalHint = this.fileStyle() ?? decimalHint
  }

  valuesOf(column: number): ColumnValues {
    const values = this.values[column]
    if (!values) throw new RangeError(`column ${column}`)
    return values
  }

  header(column: number): string {
    return this.headers[column] ?? ''
  }

  note(column: number, field: ImportTarget | null, confidence: number, note: string | null): void {
    const entry = this.notes[column]
    if (entry) Object.assign(entry, { field, confidence, note })
  }

  /** Says why a column is not believed: it is not read unless a person says that it is what its header says. */
  flag(column: number, field: ImportTarget, note: string): void {
    const entry = this.notes[column]
    if (entry) Object.assign(entry, { field: null, confidence: 0, note, flagged: field })
  }

  /** Adds a sentence to what is said of a column. */
  amend(column: number, sentence: string): void {
    const entry = this.notes[column]
    if (entry) entry.note = entry.note ? `${entry.note} ${sentence}` : sentence
  }

  add(field: ImportTarget, claim: Claim): void {
    const claims = this.claims.get(field)
    if (claims) claims.push(claim)
    else this.claims.set(field, [claim])
  }

  isClaimed(column: number): boolean {
    return [...this.claims.values()].some((claims) => claims.some((claim) => claim.column === column))
  }

  basisOf(column: number): EngagementBasis {
    const meaning = this.meanings[column]
    return meaning?.kind === 'field' ? (meaning.basis ?? 'unstated') : 'unstated'
  }

  handlePrior(column: number): number {
    const meaning = this.meanings[column]
    return meaning?.kind === 'identity' ? meaning.handlePrior : 0
  }

  styleOf(column: number, holds: 'count' | 'rate'): DecimalStyle | 'unclear' {
    return this.valuesOf(column).decimalStyle(holds, this.decimalHint).style
  }

  /** Counts of a column, one a sample row, null where missing or unreadable. */
  counts(column: number): (number | null)[] {
    const style = this.styleOf(column, 'count')
    return this.valuesOf(column).counts(style === 'unclear' ? 'dot' : style)
  }

  /** What most columns of numbers say about the decimal sign, for those that say nothing. */
  private fileStyle(): DecimalStyle | null {
    let dots = 0
    let commas = 0
    for (const [column, meaning] of this.meanings.entries()) {
      if (meaning.kind !== 'field' || !(isCountField(meaning.field) || meaning.field === 'engagementRate')) continue
      const { style, evidence } = this.valuesOf(column).decimalStyle('count', null)
      if (evidence !== 'values') continue
      if (style === 'dot') dots += 1
      if (style === 'comma') commas += 1
    }
    if (dots === commas) return null
    return dots > commas ? 'dot' : 'comma'
  }
}

/** What a column without a header seems to hold. */
function meaningOfValues(values: ColumnValues, isOnly: boolean): HeaderMeaning {
  if (isOnly) return { kind: 'identity', handlePrior: 1 }
  if (values.profileLinks() >= 0.5) return { kind: 'field', field: 'profileUrl', confidence: 0.8 }
  if (values.emails() >= 0.5) return { kind: 'field', field: 'email', confidence: 0.8 }
  if (values.numbers() >= 0.5) return { kind: 'unknown' }
  if (values.platforms() > 0.6 && values.distinct() < 0.5) return { kind: 'field', field: 'platform', confidence: 0.8 }
  if (values.countries() >= 0.6) return { kind: 'field', field: 'country', confidence: 0.6 }
  return { kind: 'identity', handlePrior: values.handles() >= 0.8 ? 0.5 : 0.1 }
}
