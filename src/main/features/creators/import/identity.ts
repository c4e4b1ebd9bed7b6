import type { Platform } from '../../../../shared/contract/values'
import { platformNamed, readProfileUrl } from '../../../../shared/domain/handles'
import type { ColumnMapping, MappingOptions } from './mapping'
import { normaliseHeader } from './synonyms'
import type { TableLook } from './tableLook'

type Candidate = { column: number; score: number }
type PlatformDecision = Pick<ColumnMapping, 'platform' | 'platformFrom'>

/**
 * Which columns hold handle and display name, and on which platform the rows are. One name ("instagram name") means
 * the handle in one known file and the display name in the next, so the values decide, with the header as a prior.
 * Adds its findings to the table's claims and notes.
 */
export function decideIdentity(
  table: TableLook,
  fileName: string,
  options: MappingOptions,
): PlatformDecision & Pick<ColumnMapping, 'otherHandles'> {
  const candidates = identityCandidates(table)
  const [best] = candidates
  const chosen = table.claims.get('handle')?.[0]?.column
  const decision = decidePlatform(table, chosen ?? best?.column ?? null, fileName, options)
  const hasLinks = (table.claims.get('profileUrl') ?? []).length > 0
  if (!table.chosen.has('handle') && best && speaksForHandle(table, best.column, decision.platform, hasLinks)) {
    const note = candidates.length > 1 ? table.words.notes.byValues : null
    table.add('handle', { column: best.column, confidence: Math.min(1, best.score), basis: 'unstated', note })
  }
  const taken = new Set(table.claims.get('handle')?.map(({ column }) => column))
  const otherHandles = takeOtherAccounts(table, candidates, decision.platform, taken)
  if (!table.chosen.has('displayName')) takeDisplayName(table, candidates, taken)
  return { ...decision, otherHandles }
}

function identityCandidates(table: TableLook): Candidate[] {
  const candidates: Candidate[] = []
  for (const [column, meaning] of table.meanings.entries()) {
    const values = table.valuesOf(column)
    if (meaning.kind !== 'identity' || values.isEmpty || table.isClaimed(column)) continue
    // "Channel" or "account" over TikTok, Instagram, TikTok, …
    const holdsPlatforms = values.platforms() > 0.6 && values.distinct() < 0.5
    if (holdsPlatforms && !table.claims.has('platform') && !table.chosen.has('platform')) {
      table.add('platform', { column, confidence: 0.8, basis: 'unstated', note: table.words.notes.byValues })
    } else if (values.longTexts() <= 0.5) {
      candidates.push({ column, score: values.handleScore(meaning.handlePrior) })
    }
  }
  return candidates.toSorted((a, b) => b.score - a.score || a.column - b.column)
}

/** A display name is not made a handle for want of a better column, except on YouTube (see `handles.ts`). */
function speaksForHandle(table: TableLook, column: number, platform: Platform | null, hasLinks: boolean): boolean {
  const prior = table.handlePrior(column)
  if (prior >= 0.8) return true
  if (hasLinks && prior < 0.5) return false
  return table.valuesOf(column).handles() >= (prior >= 0.3 ? 0.8 : 0.95) || (platform === 'youtube' && prior >= 0.3)
}

/** Bare "instagram" and "youtube" beside "tiktok": further accounts of the same creator. */
function takeOtherAccounts(
  table: TableLook,
  candidates: readonly Candidate[],
  platform: Platform | null,
  taken: Set<number>,
): ColumnMapping['otherHandles'] {
  const others: ColumnMapping['otherHandles'] = []
  for (const { column } of candidates) {
    const header = normaliseHeader(table.header(column))
    const other = platformNamed(header)
    if (taken.has(column) || !other || other === platform) continue
    if (!/^(tiktok|instagram|youtube)( (handle|username|account))?$/.test(header)) continue
    others.push({ platform: other, column })
    taken.add(column)
    table.note(column, 'handle', 0.9, null)
  }
  return others
}

function takeDisplayName(table: TableLook, candidates: readonly Candidate[], taken: ReadonlySet<number>): void {
  const [best, ...others] = candidates
    .filter(({ column }) => !taken.has(column))
    .map(({ column }) => ({ column, prior: table.handlePrior(column) }))
    .toSorted((a, b) => a.prior - b.prior || a.column - b.column)
  if (!best) return
  table.add('displayName', { column: best.column, confidence: 1 - best.prior / 2, basis: 'unstated', note: null })
  for (const { column } of others) {
    table.note(column, null, 0, table.words.notes.taken('displayName', table.header(best.column)))
  }
}

function decidePlatform(
  table: TableLook,
  handleColumn: number | null,
  fileName: string,
  options: MappingOptions,
): PlatformDecision {
  if (options.platform) return { platform: options.platform, platformFrom: 'option' }
  const bySurroundings = platformOfSurroundings(table, handleColumn, fileName, options)
  if ((table.claims.get('platform') ?? []).length > 0) {
    return { platform: bySurroundings.platform, platformFrom: 'column' }
  }
  for (const column of [table.claims.get('profileUrl')?.[0]?.column, handleColumn]) {
    const platform = column === undefined || column === null ? null : platformOfLinks(table, column)
    if (platform) return { platform, platformFrom: 'link' }
  }
  return bySurroundings
}

function platformOfSurroundings(
  table: TableLook,
  handleColumn: number | null,
  fileName: string,
  options: MappingOptions,
): PlatformDecision {
  const headers = table.headers.map(normaliseHeader)
  const ofHandle = handleColumn === null ? null : platformNamed(headers[handleColumn] ?? '')
  if (ofHandle) return { platform: ofHandle, platformFrom: 'header' }
  const [only, second] = new Set(headers.map(platformNamed).filter((named) => named !== null))
  if (only && !second) return { platform: only, platformFrom: 'header' }
  const ofFile = platformNamed(fileName)
  if (ofFile) return { platform: ofFile, platformFrom: 'file' }
  const remembered = options.remembered?.platform
  if (remembered) return { platform: remembered, platformFrom: 'remembered' }
  const ofTerms = platformOfTerms(headers)
  if (ofTerms) return { platform: ofTerms, platformFrom: 'terms' }
  if (options.defaultPlatform) return { platform: options.defaultPlatform, platformFrom: 'default' }
  return { platform: null, platformFrom: 'nothing' }
}

/** Words that one platform's tables use: hearts on TikTok, followees and posts on Instagram, subscribers on YouTube. */
function platformOfTerms(headers: readonly string[]): Platform | null {
  const has = (term: RegExp) => headers.some((header) => term.test(header))
  if (has(/\bhearts?\b|\bduets?\b|\bunique id\b|\bsec uid\b/)) return 'tiktok'
  if (has(/\bfollowees\b|\breels\b/) || (has(/^posts$/) && has(/^following$/))) return 'instagram'
  return has(/\bsubscribers?( count)?\b/) && !has(/\bfollowers?\b/) ? 'youtube' : null
}

function platformOfLinks(table: TableLook, column: number): Platform | null {
  const values = table.valuesOf(column)
  if (values.profileLinks() < 0.5) return null
  for (const value of values.values) {
    const link = readProfileUrl(value)
    if (link.kind === 'profile') return link.platform
  }
  return null
}
