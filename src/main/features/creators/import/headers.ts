import type { ImportTarget } from '../../../../shared/contract/creatorImport'
import { CallboardError } from '../../../../shared/contract/define'
import type { Platform } from '../../../../shared/contract/values'
import { decideDayOrder } from '../../../../shared/domain/dates'
import type { EngagementBasis } from '../../../../shared/domain/engagement'
import { platformNamed } from '../../../../shared/domain/handles'
import { type DecimalStyle, decideRateUnit } from '../../../../shared/domain/numbers'
import { audienceOf } from './audienceHeaders'
import { type ColumnValues, exacterTwin } from './columnValues'
import { decideIdentity } from './identity'
import { judgeColumn } from './judgeColumn'
import { type ColumnMapping, isCountField, type MappedColumn, type MappingOptions } from './mapping'
import { takeAudience, takeCustom, takeLists } from './sideColumns'
import { currencyInHeader, normaliseHeader } from './synonyms'
import { type Claim, TableLook } from './tableLook'
import type { CreatorWords } from './words'

/**
 * What each column of a table holds: first what its header says, then what its values say about that. A header whose
 * values say something else is flagged and not read; twins ("13.8M" beside 13800000) are read as one; two differing
 * columns for one field are a clash and neither is read.
 *
 * @param rows sample of the rows under the header
 * @param decimalHint what the dialect says about decimal signs, for columns that say nothing
 * @param hasHeader false where the headers are only "Column 1", …: the values alone decide then
 * @throws CallboardError `invalid_input` where a chosen column does not exist
 */
export function mapColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  fileName: string,
  options: MappingOptions,
  words: CreatorWords,
  decimalHint: DecimalStyle | null,
  hasHeader = true,
): ColumnMapping {
  return new Mapper(new TableLook(headers, rows, words, decimalHint, hasHeader), options).map(fileName)
}

class Mapper {
  private readonly table: TableLook
  private readonly words: CreatorWords
  private options: MappingOptions
  private readonly fields: Partial<Record<ImportTarget, MappedColumn>> = {}
  private readonly clashes: ColumnMapping['clashes'] = []

  constructor(table: TableLook, options: MappingOptions) {
    this.table = table
    this.words = table.words
    this.options = options
  }

  map(fileName: string): ColumnMapping {
    const { table } = this
    this.readChoices()
    for (const column of table.headers.keys()) this.claim(column)
    this.separatePosts()
    const lists = takeLists(table)
    const audience = takeAudience(table)
    const custom = takeCustom(table, this.options.customFields ?? [])
    this.flagTotals()
    const { platform, platformFrom, otherHandles } = decideIdentity(table, fileName, this.options)
    for (const [field, claims] of table.claims) this.settle(field, claims, platform)
    const currency = this.fields.currency
    if (currency) table.note(currency.column, 'currency', currency.confidence, this.words.notes.currency)
    const prices = keysOf(this.fields).filter((field) => field === 'price' || field.startsWith('rate:'))
    const inHeader = prices.map((field) => currencyInHeader(table.header(this.fields[field]?.column ?? -1)))
    const rate = this.decideRate()
    const dayOrder = this.decideDays()
    return {
      width: table.headers.length,
      headers: [...table.headers],
      fields: this.fields,
      lists,
      ...audience,
      custom,
      otherHandles,
      currency: inHeader.find((named) => named !== null) ?? this.options.currency ?? null,
      platform,
      platformFrom,
      rateUnit: rate.unit,
      rateReason: rate.reason,
      engagementBasis: rate.basis,
      dayOrder: dayOrder === 'unclear' ? null : dayOrder,
      isDayOrderUnclear: dayOrder === 'unclear',
      hasEscapedBios: this.hasEscapedBios(),
      columns: table.notes,
      clashes: this.clashes,
    }
  }

  private readChoices(): void {
    const { table, words } = this
    const map = this.options.map ?? {}
    for (const stated of keysOf(map)) {
      const wanted = map[stated]
      if (wanted === undefined) continue
      const field = this.targetOf(stated)
      const platform = field === 'platform' ? platformWord(wanted) : null
      if (platform) {
        this.options = { ...this.options, platform }
        continue
      }
      table.chosen.add(field)
      if (wanted.trim() === '') continue
      const columns = columnsNamed(table.headers, wanted)
      if (columns.length === 0) {
        const message = words.refusals.noSuchColumn(wanted, listed(table.headers))
        throw new CallboardError('invalid_input', message, { field, header: wanted })
      }
      for (const column of columns) {
        table.add(field, { column, confidence: 1, basis: table.basisOf(column), note: words.notes.chosen })
      }
    }
  }

  /** A chosen target as it is kept: custom fields by id, shares by code. */
  private targetOf(target: ImportTarget): ImportTarget {
    const { refusals } = this.words
    if (target.startsWith('audience:')) {
      const share = audienceOf(target)
      if (share) return `audience:${share.dimension}:${share.key}`
      throw new CallboardError('invalid_input', refusals.noSuchTarget(target), { target })
    }
    if (!target.startsWith('custom:')) return target
    const named = target.slice('custom:'.length)
    const fields = this.options.customFields ?? []
    const field = fields.find(({ id }) => id === named) ?? fields.find(({ name }) => sameName(name, named))
    if (field) return `custom:${field.id}`
    throw new CallboardError('invalid_input', refusals.noSuchCustom(named, listed(fields.map(({ name }) => name))), {
      target,
    })
  }

  /** What one column claims to be, unless its values deny it or a person has said what it is. */
  private claim(column: number): void {
    const { table } = this
    const { notes } = this.words
    const meaning = table.meanings[column]
    const values = table.valuesOf(column)
    if (!meaning || table.isClaimed(column)) return
    // Who gives a field of their own a name means that field, but for handles and names of persons.
    if (meaning.kind !== 'identity' && this.claimCustom(column)) return
    if (values.isEmpty && meaning.kind !== 'unknown') {
      table.note(column, null, 0, notes.empty)
      return
    }
    if (meaning.kind === 'rank') table.note(column, null, 0, notes.rank)
    if (meaning.kind === 'audience') table.note(column, null, 0, notes.audience)
    if (meaning.kind !== 'field') return
    const verdict = judgeColumn(meaning.field, values, notes)
    if (verdict.field === null) {
      table.flag(column, meaning.field, verdict.note)
    } else if (table.chosen.has(verdict.field)) {
      table.note(column, null, 0, notes.leftOut)
    } else {
      const confidence = verdict.field === meaning.field ? meaning.confidence : 0.7
      table.add(verdict.field, { column, confidence, basis: meaning.basis ?? 'unstated', note: verdict.note })
    }
  }

  private claimCustom(column: number): boolean {
    const { table } = this
    const field = this.options.customFields?.find(({ name }) => sameName(name, table.header(column)))
    if (!field || table.chosen.has(`custom:${field.id}`)) return false
    const note = this.words.notes.ownField(field.name)
    table.add(`custom:${field.id}`, { column, confidence: 1, basis: 'unstated', note })
    return true
  }

  /** "Price per post" is the plain price, but where another column has the price of a video. */
  private separatePosts(): void {
    const { table } = this
    const isOfPosts = (column: number) => /\bposts?\b/.test(normaliseHeader(table.header(column)))
    const claims = table.claims.get('price') ?? []
    if (table.chosen.has('price') || claims.every(({ column }) => isOfPosts(column))) return
    for (const claim of claims) if (isOfPosts(claim.column)) table.add('rate:post', claim)
    table.claims.set(
      'price',
      claims.filter(({ column }) => !isOfPosts(column)),
    )
  }

  /** "Likes" without "average" is on many platforms the total of a lifetime: larger than the followers in most rows. */
  private flagTotals(): void {
    const { table } = this
    const followers = table.claims.get('followers')?.[0]
    if (!followers) return
    const persons = table.counts(followers.column)
    for (const [field, claims] of table.claims) {
      if (!isCountField(field) || field === 'followers' || table.chosen.has(field)) continue
      // Average views do exceed the followers of small accounts, many times; lifetime views do so far more.
      const limit = field === 'averageViews' ? 20 : 1
      const kept = claims.filter(({ column, confidence }) => {
        if (confidence > 0.5 || !mostlyAbove(table.counts(column), persons, limit)) return true
        table.flag(column, field, this.words.notes.totals(field))
        return false
      })
      table.claims.set(field, kept)
    }
  }

  /** Gives a field its column out of those that claim it. */
  private settle(field: ImportTarget, claims: readonly Claim[], platform: Platform | null): void {
    const { table } = this
    const { notes } = this.words
    const usable = claims.filter((claim) => !this.isOfOtherPlatform(field, claim.column, platform))
    const [best, ...others] = usable.toSorted((a, b) => b.confidence - a.confidence || a.column - b.column)
    if (!best) return
    let winner = best
    let twin: number | null = null
    for (const other of others) {
      const exacter = this.exacterOf(field, winner.column, other.column)
      if (exacter !== null) {
        const loser = exacter === 0 ? other : winner
        if (exacter === 1) winner = { ...other, confidence: winner.confidence, note: winner.note }
        twin = loser.column
        const note = notes.twin(table.header(winner.column).trim(), winner.column + 1)
        table.note(loser.column, field, loser.confidence, note)
      } else if (winner.confidence - other.confidence >= 0.01) {
        table.note(other.column, null, 0, notes.taken(field, table.header(winner.column).trim()))
      } else {
        this.clashes.push({ field, columns: [winner.column, other.column] })
        for (const { column } of [winner, other]) table.flag(column, field, notes.clash(field))
        return
      }
    }
    const isPrice = field === 'price' || field.startsWith('rate:')
    const holds = isCountField(field) || isPrice ? 'count' : 'rate'
    const decimalStyle = table.styleOf(winner.column, holds)
    this.fields[field] = { column: winner.column, twin, confidence: winner.confidence, decimalStyle }
    table.note(winner.column, field, winner.confidence, winner.note)
    if (decimalStyle === 'unclear' && isCountField(field)) table.amend(winner.column, notes.unclearDecimals)
  }

  private isOfOtherPlatform(field: ImportTarget, column: number, platform: Platform | null): boolean {
    if (!isCountField(field) && field !== 'engagementRate' && field !== 'profileUrl') return false
    const named = platformNamed(normaliseHeader(this.table.header(column)))
    if (!named || !platform || named === platform || this.table.chosen.has(field)) return false
    this.table.note(column, null, 0, this.words.notes.otherPlatform)
    return true
  }

  private exacterOf(field: ImportTarget, first: number, second: number): 0 | 1 | null {
    const a = this.table.valuesOf(first)
    const b = this.table.valuesOf(second)
    if (!isCountField(field)) return a.cells.every((cell, row) => cell === b.cells[row]) ? 0 : null
    const style = (column: number): DecimalStyle => {
      const decided = this.table.styleOf(column, 'count')
      return decided === 'unclear' ? 'dot' : decided
    }
    return exacterTwin(a, b, [style(first), style(second)])
  }

  private decideRate(): {
    unit: ColumnMapping['rateUnit']
    reason: ColumnMapping['rateReason']
    basis: EngagementBasis
  } {
    const { table } = this
    const mapped = this.fields.engagementRate
    if (!mapped) return { unit: 'unclear', reason: 'no_column', basis: 'unstated' }
    const basis = table.basisOf(mapped.column)
    if (this.options.rateUnit) return { unit: this.options.rateUnit, reason: 'chosen', basis }
    if (OWN_EXPORT.every((header) => table.headers.includes(header)))
      return { unit: 'fraction', reason: 'own_export', basis }
    const style = mapped.decimalStyle === 'unclear' ? 'dot' : mapped.decimalStyle
    const { cells } = table.valuesOf(mapped.column)
    const decision = decideRateUnit(cells, normaliseHeader(table.header(mapped.column)), style, this.expectedRates())
    const remembered = this.options.remembered?.rateUnit
    if (decision.unit === 'unclear' && remembered) return { unit: remembered, reason: 'remembered', basis }
    if (decision.unit === 'unclear') table.amend(mapped.column, this.words.notes.unclearUnit)
    return { ...decision, basis }
  }

  /** Likes by followers, a rough fraction for each row, where the file states both. */
  private expectedRates(): (number | null)[] {
    const { followers, averageLikes } = this.fields
    if (!followers || !averageLikes) return []
    const persons = this.table.counts(followers.column)
    return this.table.counts(averageLikes.column).map((count, row) => {
      const audience = persons[row] ?? null
      return count === null || audience === null || audience === 0 ? null : count / audience
    })
  }

  private decideDays(): ColumnMapping['dayOrder'] | 'unclear' {
    const mapped = this.fields.measuredOn
    if (!mapped) return null
    if (this.options.dayOrder) return this.options.dayOrder
    const order = decideDayOrder(this.table.valuesOf(mapped.column).values)
    if (order === 'unclear' && this.options.remembered?.dayOrder) return this.options.remembered.dayOrder
    if (order === 'unclear') this.table.amend(mapped.column, this.words.notes.unclearDates)
    return order === 'not_needed' ? null : order
  }

  private hasEscapedBios(): boolean {
    const mapped = this.fields.bio
    return mapped !== undefined && isEscaped(this.table.valuesOf(mapped.column))
  }
}

/** Columns that together only our own export has; its rates are fractions. */
const OWN_EXPORT = ['displayName', 'averageViews', 'medianViews', 'engagementRate', 'tier', 'niches']

/** Two bios with `\u002F` and none with a real line break: a scraper wrote JSON text without decoding it. */
function isEscaped({ values }: ColumnValues): boolean {
  const escaped = values.filter((value) => /\\u[0-9a-f]{4}/i.test(value)).length
  return escaped >= 2 && !values.some((value) => value.includes('\n'))
}

function mostlyAbove(counts: readonly (number | null)[], persons: readonly (number | null)[], times: number): boolean {
  let compared = 0
  let larger = 0
  for (const [row, count] of counts.entries()) {
    const audience = persons[row] ?? null
    if (count === null || audience === null || audience === 0) continue
    compared += 1
    if (count > audience * times) larger += 1
  }
  return larger > compared * 0.5
}

function sameName(a: string, b: string): boolean {
  return a.trim() === b.trim() || (normaliseHeader(a) !== '' && normaliseHeader(a) === normaliseHeader(b))
}

function platformWord(text: string): Platform | null {
  const word = text.trim().toLowerCase()
  return word === 'tiktok' || word === 'instagram' || word === 'youtube' ? word : null
}

/** Columns of this header as written, else as normalised, else of this 0-based index. */
function columnsNamed(headers: readonly string[], wanted: string): number[] {
  const exact = indexes(headers, (header) => header.trim() === wanted.trim())
  if (exact.length > 0) return exact
  const name = normaliseHeader(wanted)
  const alike = name === '' ? [] : indexes(headers, (header) => normaliseHeader(header) === name)
  if (alike.length > 0) return alike
  const index = /^\d{1,4}$/.test(wanted.trim()) ? Number(wanted) : -1
  return index >= 0 && index < headers.length ? [index] : []
}

function keysOf<T extends object>(object: T): (keyof T & string)[] {
  const keys: (keyof T & string)[] = []
  for (const key in object) if (Object.hasOwn(object, key)) keys.push(key)
  return keys
}

function indexes<T>(list: readonly T[], test: (item: T) => boolean): number[] {
  return list.flatMap((item, index) => (test(item) ? [index] : []))
}

/** Headers in one sentence, at most twenty. */
export function listed(headers: readonly string[]): string {
  const shown = headers.slice(0, 20).map((header) => `"${header.replace(/\s+/g, ' ').trim()}"`)
  return shown.join(', ') + (headers.length > 20 ? ', …' : '')
}
