import type { ImportField } from '../../../../shared/contract/creators'
import { CallboardError } from '../../../../shared/contract/define'
import type { Platform } from '../../../../shared/contract/values'
import { decideDayOrder } from '../../../../shared/domain/dates'
import type { EngagementBasis } from '../../../../shared/domain/engagement'
import { platformNamed, readProfileUrl } from '../../../../shared/domain/handles'
import { type DecimalStyle, decideRateUnit, type RateDecision } from '../../../../shared/domain/numbers'
import { ColumnValues, exacterTwin } from './columnValues'
import { type ColumnMapping, type ColumnNote, isCountField, type MappedColumn, type MappingOptions } from './mapping'
import { currencyInHeader, type HeaderMeaning, headerMeaning, normaliseHeader } from './synonyms'
import type { CreatorWords } from './words'

/** How many cells of a row are headers that are known; ranks and unknown words do not count. */
export function headerScore(cells: readonly string[]): number {
  let score = 0
  for (const cell of cells) {
    if (cell.length > 80 || cell.trim() === '') continue
    const meaning = headerMeaning(cell)
    if (meaning.kind !== 'unknown' && meaning.kind !== 'rank') score += 1
  }
  return score
}

/**
 * Which of the first records is the header: the one with the most known headers among the first 25 that hold anything
 * (title rows and blank lines stand above it); where none is known, the first with at least two filled cells, else the
 * first that holds anything.
 *
 * @returns index into `rows`; null when all are blank
 */
export function findHeader(rows: readonly (readonly string[])[]): number | null {
  let best: number | null = null
  let bestScore = 0
  let looked = 0
  let firstFilled: number | null = null
  let firstWide: number | null = null
  for (const [index, cells] of rows.entries()) {
    const filled = cells.filter((cell) => cell.trim() !== '').length
    if (filled === 0) continue
    firstFilled ??= index
    if (filled > 1) firstWide ??= index
    const score = headerScore(cells)
    if (score > bestScore) {
      best = index
      bestScore = score
    }
    looked += 1
    if (looked === 25) break
  }
  return best ?? firstWide ?? firstFilled
}

type Claim = { column: number; confidence: number; basis: EngagementBasis; note: string | null }

/**
 * What each column of a table holds: first what its header says, then what its values say about that. A header whose
 * values say something else is flagged and not read; twins ("13.8M" beside 13800000) are read as one; two differing
 * columns for one field are a clash and neither is read.
 *
 * @param rows sample of the rows under the header
 */
export function mapColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  fileName: string,
  options: MappingOptions,
  words: CreatorWords,
  decimalHint: DecimalStyle | null,
): ColumnMapping {
  return new Mapper(headers, rows, fileName, options, words, decimalHint).map()
}

class Mapper {
  private readonly meanings: HeaderMeaning[]
  private readonly values: ColumnValues[]
  private readonly notes: ColumnNote[]
  private readonly claims = new Map<ImportField, Claim[]>()
  private readonly fields: Partial<Record<ImportField, MappedColumn>> = {}
  private readonly clashes: ColumnMapping['clashes'] = []
  private readonly chosen = new Set<ImportField>()
  private readonly headers: readonly string[]
  private readonly fileName: string
  private readonly options: MappingOptions
  private readonly words: CreatorWords
  private readonly decimalHint: DecimalStyle | null

  constructor(
    headers: readonly string[],
    rows: readonly (readonly string[])[],
    fileName: string,
    options: MappingOptions,
    words: CreatorWords,
    decimalHint: DecimalStyle | null,
  ) {
    this.headers = headers
    this.fileName = fileName
    this.options = options
    this.words = words
    this.meanings = headers.map(headerMeaning)
    this.values = headers.map((_, index) => new ColumnValues(rows, index))
    this.notes = headers.map((header, index) => ({
      index,
      header,
      field: null,
      confidence: 0,
      note: words.notes.unknown,
      samples: this.valuesOf(index).samples,
    }))
    this.decimalHint = this.fileStyle() ?? decimalHint
  }

  map(): ColumnMapping {
    this.readChoices()
    for (const index of this.headers.keys()) this.claim(index)
    const { nicheColumns } = this.takeNiches()
    this.flagTotals()
    const { platform, platformFrom, otherHandles } = this.decideIdentity()
    for (const [field, claims] of this.claims) this.settle(field, claims, platform)
    const currencyColumn = this.meanings.findIndex(({ kind }) => kind === 'currency')
    if (currencyColumn >= 0) this.note(currencyColumn, null, 1, this.words.notes.currency)
    const rate = this.decideRate()
    const dates = this.fields.measuredOn
    const order = dates ? decideDayOrder(this.valuesOf(dates.column).values) : 'not_needed'
    if (order === 'unclear' && dates) this.amend(dates.column, this.words.notes.unclearDates)
    const price = this.fields.price
    return {
      width: this.headers.length,
      headers: [...this.headers],
      fields: this.fields,
      nicheColumns,
      otherHandles,
      currencyColumn: currencyColumn >= 0 ? currencyColumn : null,
      currency: (price ? currencyInHeader(this.headers[price.column] ?? '') : null) ?? this.options.currency ?? null,
      platform,
      platformFrom,
      rateUnit: rate.unit,
      rateReason: rate.reason,
      engagementBasis: rate.basis,
      dayOrder: order === 'dmy' || order === 'mdy' ? order : null,
      hasEscapedBios: this.hasEscapedBios(),
      columns: this.notes,
      clashes: this.clashes,
    }
  }

  private valuesOf(index: number): ColumnValues {
    const values = this.values[index]
    if (!values) throw new RangeError(`column ${index}`)
    return values
  }

  private note(index: number, field: ImportField | null, confidence: number, note: string | null): void {
    const entry = this.notes[index]
    if (entry) Object.assign(entry, { field, confidence, note })
  }

  /** Adds a sentence to what is said of a column. */
  private amend(index: number, sentence: string): void {
    const entry = this.notes[index]
    if (entry) entry.note = entry.note ? `${entry.note} ${sentence}` : sentence
  }

  /** What most columns of counts say about the decimal sign, for those that say nothing. */
  private fileStyle(): DecimalStyle | null {
    let dots = 0
    let commas = 0
    for (const [index, meaning] of this.meanings.entries()) {
      if (meaning.kind !== 'field' || !(isCountField(meaning.field) || meaning.field === 'engagementRate')) continue
      const { style, evidence } = this.valuesOf(index).decimalStyle('count', null)
      if (evidence !== 'values') continue
      if (style === 'dot') dots += 1
      if (style === 'comma') commas += 1
    }
    if (dots === commas) return null
    return dots > commas ? 'dot' : 'comma'
  }

  private readChoices(): void {
    for (const field of keysOf(this.options.map ?? {})) {
      const wanted = this.options.map?.[field]
      if (wanted === undefined) continue
      this.chosen.add(field)
      if (wanted.trim() === '') continue
      const columns = this.columnsNamed(wanted)
      if (columns.length === 0) {
        throw new CallboardError('invalid_input', this.words.refusals.noSuchColumn(wanted, listed(this.headers)), {
          field,
          header: wanted,
        })
      }
      for (const column of columns) {
        this.add(field, { column, confidence: 1, basis: this.basisOf(column), note: this.words.notes.chosen })
      }
    }
  }

  private columnsNamed(wanted: string): number[] {
    const exact = indexes(this.headers, (header) => header === wanted || header.trim() === wanted.trim())
    if (exact.length > 0) return exact
    const alike = indexes(this.headers, (header) => normaliseHeader(header) === normaliseHeader(wanted))
    if (alike.length > 0 && normaliseHeader(wanted) !== '') return alike
    const index = /^\d{1,4}$/.test(wanted.trim()) ? Number(wanted) : -1
    return index >= 0 && index < this.headers.length ? [index] : []
  }

  private basisOf(column: number): EngagementBasis {
    const meaning = this.meanings[column]
    return meaning?.kind === 'field' ? (meaning.basis ?? 'unstated') : 'unstated'
  }

  private add(field: ImportField, claim: Claim): void {
    const claims = this.claims.get(field)
    if (claims) claims.push(claim)
    else this.claims.set(field, [claim])
  }

  /** What one column claims to be, unless its values deny it. */
  private claim(index: number): void {
    const meaning = this.meanings[index]
    const values = this.valuesOf(index)
    const { notes } = this.words
    if (!meaning) return
    if (meaning.kind === 'rank') this.note(index, null, 0, notes.rank)
    if (meaning.kind === 'audience') this.note(index, null, 0, notes.audience)
    if (values.isEmpty && meaning.kind !== 'unknown') {
      // Nothing can be wrong with what is not there; a field whose every cell is empty is still recognised.
      if (meaning.kind === 'field' && !this.chosen.has(meaning.field)) {
        this.note(index, null, 0, notes.empty)
      }
      return
    }
    if (meaning.kind !== 'field') return
    if ([...this.claims.values()].some((claims) => claims.some(({ column }) => column === index))) return
    const verdict = this.judge(meaning.field, values)
    if (verdict.field === null) this.note(index, null, 0, verdict.note)
    else if (!this.chosen.has(verdict.field)) {
      const confidence = verdict.field === meaning.field ? meaning.confidence : 0.7
      this.add(verdict.field, { column: index, confidence, basis: meaning.basis ?? 'unstated', note: verdict.note })
    }
  }

  private judge(field: ImportField, values: ColumnValues): { field: ImportField | null; note: string | null } {
    const { notes } = this.words
    const refused = (note: string) => ({ field: null, note })
    const taken = { field, note: null }
    if (isCountField(field)) {
      const numbers = values.numbers()
      if (numbers >= 0.5) return taken
      if (values.countries() > 0.5) return refused(notes.lies(field, 'country'))
      if (values.emails() > 0.5) return refused(notes.lies(field, 'email'))
      return refused(notes.notNumbers(field, `${Math.round(numbers * 100)} %`))
    }
    if (field === 'engagementRate') {
      if (values.numbers() < 0.5) return refused(notes.notNumbers(field, `${Math.round(values.numbers() * 100)} %`))
      return values.holdsCounts() ? refused(notes.countsNotRate) : taken
    }
    if (field === 'country') {
      const countries = values.countries()
      // de, fr and it are countries and languages; eng, en or ja are languages only, and speak for the whole column.
      if (values.languageCodes() >= 0.5 && values.languageCodes() > countries) {
        return { field: 'language', note: notes.languages }
      }
      return countries >= 0.3 ? taken : refused(notes.notField(field))
    }
    const enough: Partial<Record<ImportField, () => boolean>> = {
      language: () => values.languages() >= 0.3,
      platform: () => values.platforms() >= 0.5,
      email: () => values.emails() >= 0.3,
      profileUrl: () => values.profileLinks() >= 0.5,
      price: () =>
        values.percentSigns() < 0.1 &&
        values.values.filter((value) => /\d/.test(value)).length >= values.values.length * 0.5,
      measuredOn: () =>
        values.values.filter((value) => /\d{4}|\d[/.-]\d/.test(value)).length >= values.values.length * 0.5,
    }
    const passes = enough[field]
    return passes === undefined || passes() ? taken : refused(notes.notField(field))
  }

  private takeNiches(): { nicheColumns: number[] } {
    const claims = this.claims.get('niches') ?? []
    this.claims.delete('niches')
    for (const { column, confidence, note } of claims) this.note(column, 'niches', confidence, note)
    return { nicheColumns: claims.map(({ column }) => column).toSorted((a, b) => a - b) }
  }

  /** "Likes" without "average" is on many platforms the total of a lifetime: larger than the followers in most rows. */
  private flagTotals(): void {
    const followers = this.claims.get('followers')?.[0]
    if (!followers) return
    const persons = this.counts(followers.column)
    for (const [field, claims] of this.claims) {
      if (!isCountField(field) || field === 'followers') continue
      const kept = claims.filter(({ column, confidence, note }) => {
        if (confidence > 0.5) return true
        const limit = field === 'averageViews' || field === 'medianViews' ? 20 : 1
        let compared = 0
        let larger = 0
        for (const [row, count] of this.counts(column).entries()) {
          const audience = persons[row] ?? null
          if (count === null || audience === null || audience === 0) continue
          compared += 1
          if (count > audience * limit) larger += 1
        }
        if (compared === 0 || larger <= compared * 0.5 || note === this.words.notes.chosen) return true
        this.note(column, null, 0, this.words.notes.totals(field))
        return false
      })
      this.claims.set(field, kept)
    }
  }

  private counts(column: number): (number | null)[] {
    const { style } = this.valuesOf(column).decimalStyle('count', this.decimalHint)
    return this.valuesOf(column).counts(style === 'unclear' ? 'dot' : style)
  }

  private decideIdentity(): Pick<ColumnMapping, 'platform' | 'platformFrom' | 'otherHandles'> {
    const candidates = this.identityCandidates()
    const named = candidates.map(({ column, score }) => ({
      column,
      score,
      platform: platformNamed(this.headers[column] ?? ''),
    }))
    let handle: { column: number; score: number; platform: Platform | null } | undefined = named[0]
    const { platform, platformFrom } = this.decidePlatform(
      handle?.column ?? this.claims.get('handle')?.[0]?.column ?? null,
    )
    const hasLinks = (this.claims.get('profileUrl') ?? []).length > 0
    if (!this.chosen.has('handle') && handle && this.speaksForHandle(handle.column, platform, hasLinks)) {
      const { column, score } = handle
      const note = named.length > 1 ? this.words.notes.byValues : null
      this.add('handle', { column, confidence: Math.min(1, score), basis: 'unstated', note })
    } else {
      handle = undefined
    }
    const taken = new Set(this.claims.get('handle')?.map(({ column }) => column))
    // Bare "instagram" and "youtube" beside "tiktok": further accounts of the same creator.
    const otherHandles: ColumnMapping['otherHandles'] = []
    for (const { column, platform: other } of named) {
      const header = normaliseHeader(this.headers[column] ?? '')
      const isAccount = /^(tiktok|instagram|youtube)( (handle|username|account))?$/.test(header)
      if (!taken.has(column) && isAccount && other && other !== platform) {
        otherHandles.push({ platform: other, column })
        taken.add(column)
        this.note(column, 'handle', 0.9, null)
      }
    }
    if (!this.chosen.has('displayName')) this.takeDisplayName(named, taken)
    return { platform, platformFrom, otherHandles }
  }

  private identityCandidates(): { column: number; score: number }[] {
    const candidates: { column: number; score: number }[] = []
    for (const [column, meaning] of this.meanings.entries()) {
      const values = this.valuesOf(column)
      if (meaning.kind !== 'identity' || values.isEmpty) continue
      if ([...this.claims.values()].some((claims) => claims.some((claim) => claim.column === column))) continue
      const bestIsPlatform = values.platforms() > 0.6 && values.distinct() < 0.5
      if (bestIsPlatform && !this.claims.has('platform') && !this.chosen.has('platform')) {
        this.add('platform', { column, confidence: 0.8, basis: 'unstated', note: this.words.notes.byValues })
        continue
      }
      if (values.longTexts() > 0.5) continue
      candidates.push({ column, score: values.handleScore(meaning.handlePrior) })
    }
    return candidates.toSorted((a, b) => b.score - a.score || a.column - b.column)
  }

  /** A display name is not made a handle for want of a better column, except on YouTube (see `handles.ts`). */
  private speaksForHandle(column: number, platform: Platform | null, hasLinks: boolean): boolean {
    const meaning = this.meanings[column]
    const prior = meaning?.kind === 'identity' ? meaning.handlePrior : 0
    if (prior >= 0.8) return true
    if (hasLinks && prior < 0.5) return false
    return this.valuesOf(column).handles() >= (prior >= 0.3 ? 0.8 : 0.95) || (platform === 'youtube' && prior >= 0.3)
  }

  private takeDisplayName(named: { column: number }[], taken: ReadonlySet<number>): void {
    const rest = named
      .filter(({ column }) => !taken.has(column))
      .map(({ column }) => {
        const meaning = this.meanings[column]
        return { column, prior: meaning?.kind === 'identity' ? meaning.handlePrior : 0 }
      })
      .toSorted((a, b) => a.prior - b.prior || a.column - b.column)
    const [best, ...others] = rest
    if (!best) return
    this.add('displayName', { column: best.column, confidence: 1 - best.prior / 2, basis: 'unstated', note: null })
    for (const { column } of others) {
      this.note(column, null, 0, this.words.notes.taken('displayName', this.headers[best.column] ?? ''))
    }
  }

  private decidePlatform(handleColumn: number | null): Pick<ColumnMapping, 'platform' | 'platformFrom'> {
    if (this.options.platform) return { platform: this.options.platform, platformFrom: 'option' }
    if ((this.claims.get('platform') ?? []).length > 0)
      return { platform: this.headerOrFile(handleColumn).platform, platformFrom: 'column' }
    for (const column of [this.claims.get('profileUrl')?.[0]?.column, handleColumn]) {
      const platform = column === undefined || column === null ? null : this.platformOfLinks(column)
      if (platform) return { platform, platformFrom: 'link' }
    }
    return this.headerOrFile(handleColumn)
  }

  private headerOrFile(handleColumn: number | null): Pick<ColumnMapping, 'platform' | 'platformFrom'> {
    const ofHandle = handleColumn === null ? null : platformNamed(this.headers[handleColumn] ?? '')
    if (ofHandle) return { platform: ofHandle, platformFrom: 'header' }
    const inHeaders = new Set(
      this.headers.map((header) => platformNamed(normaliseHeader(header))).filter((named) => named !== null),
    )
    const [only] = inHeaders
    if (inHeaders.size === 1 && only) return { platform: only, platformFrom: 'header' }
    const ofFile = platformNamed(this.fileName)
    return ofFile ? { platform: ofFile, platformFrom: 'file' } : { platform: null, platformFrom: 'nothing' }
  }

  private platformOfLinks(column: number): Platform | null {
    const values = this.valuesOf(column)
    if (values.profileLinks() < 0.5) return null
    for (const value of values.values) {
      const link = readProfileUrl(value)
      if (link.kind === 'profile') return link.platform
    }
    return null
  }

  /** Gives a field its column out of those that claim it. */
  private settle(field: ImportField, claims: Claim[], platform: Platform | null): void {
    const usable = claims.filter(({ column }) => {
      const other =
        isCountField(field) || field === 'engagementRate' || field === 'profileUrl'
          ? platformNamed(normaliseHeader(this.headers[column] ?? ''))
          : null
      if (!other || !platform || other === platform || this.chosen.has(field)) return true
      this.note(column, null, 0, this.words.notes.otherPlatform)
      return false
    })
    const [best, ...others] = usable.toSorted((a, b) => b.confidence - a.confidence || a.column - b.column)
    if (!best) return
    let winner = best
    let twin: number | null = null
    for (const other of others) {
      const exacter = this.twinOf(field, winner.column, other.column)
      if (exacter !== null) {
        const loser = exacter === 0 ? other : winner
        if (exacter === 1) winner = { ...other, confidence: winner.confidence, note: winner.note }
        twin = loser.column
        this.note(
          loser.column,
          field,
          loser.confidence,
          this.words.notes.twin(this.headers[winner.column] ?? '', winner.column + 1),
        )
      } else if (winner.confidence - other.confidence >= 0.01) {
        this.note(other.column, null, 0, this.words.notes.taken(field, this.headers[winner.column] ?? ''))
      } else {
        this.clash(field, [winner.column, other.column])
        return
      }
    }
    const decimals = this.valuesOf(winner.column).decimalStyle(isCountField(field) ? 'count' : 'rate', this.decimalHint)
    const decimalStyle = field === 'price' ? this.priceStyle(winner.column) : decimals.style
    this.fields[field] = { column: winner.column, twin, confidence: winner.confidence, decimalStyle }
    this.note(winner.column, field, winner.confidence, winner.note)
    if (decimalStyle === 'unclear' && isCountField(field)) this.amend(winner.column, this.words.notes.unclearDecimals)
  }

  private priceStyle(column: number): DecimalStyle | 'unclear' {
    return this.valuesOf(column).decimalStyle('count', this.decimalHint).style
  }

  private twinOf(field: ImportField, first: number, second: number): 0 | 1 | null {
    const a = this.valuesOf(first)
    const b = this.valuesOf(second)
    if (!isCountField(field)) return a.cells.every((cell, row) => cell === b.cells[row]) ? 0 : null
    const styleOf = (values: ColumnValues): DecimalStyle => {
      const { style } = values.decimalStyle('count', this.decimalHint)
      return style === 'unclear' ? 'dot' : style
    }
    return exacterTwin(a, b, [styleOf(a), styleOf(b)])
  }

  private clash(field: ImportField, columns: number[]): void {
    this.clashes.push({ field, columns })
    for (const column of columns) this.note(column, null, 0, this.words.notes.clash(field))
  }

  private decideRate(): {
    unit: ColumnMapping['rateUnit']
    reason: ColumnMapping['rateReason']
    basis: EngagementBasis
  } {
    const mapped = this.fields.engagementRate
    if (!mapped) return { unit: 'unclear', reason: 'no_column', basis: 'unstated' }
    const basis = this.basisOf(mapped.column)
    if (this.options.rateUnit) return { unit: this.options.rateUnit, reason: 'chosen', basis }
    const ownExport = ['displayName', 'averageViews', 'medianViews', 'engagementRate', 'tier', 'niches']
    if (ownExport.every((header) => this.headers.includes(header)))
      return { unit: 'fraction', reason: 'own_export', basis }
    const style = mapped.decimalStyle === 'unclear' ? 'dot' : mapped.decimalStyle
    const decision: RateDecision = decideRateUnit(
      this.valuesOf(mapped.column).cells,
      normaliseHeader(this.headers[mapped.column] ?? ''),
      style,
      this.expectedRates(),
    )
    if (decision.unit === 'unclear') this.amend(mapped.column, this.words.notes.unclearUnit)
    return { ...decision, basis }
  }

  /** Likes and comments by followers, as a rough fraction for each row, where the file states both. */
  private expectedRates(): (number | null)[] {
    const followers = this.fields.followers
    const likes = this.fields.averageLikes
    if (!followers || !likes) return []
    const persons = this.counts(followers.column)
    return this.counts(likes.column).map((count, row) => {
      const audience = persons[row] ?? null
      return count === null || audience === null || audience === 0 ? null : count / audience
    })
  }

  private hasEscapedBios(): boolean {
    const bio = this.fields.bio
    if (!bio) return false
    const { values } = this.valuesOf(bio.column)
    const escaped = values.filter((value) => /\\u[0-9a-f]{4}/i.test(value)).length
    return escaped >= 2 && !values.some((value) => value.includes('\n'))
  }
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
