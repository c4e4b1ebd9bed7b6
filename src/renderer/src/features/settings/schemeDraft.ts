import { ABOVE_TIERS, BELOW_TIERS } from '../../../../shared/domain/tiers'

export interface TierLine {
  /** of this dialog only */
  key: number
  name: string
  from: number | null
}
export interface SchemeDraft {
  /** in rising order; each ends where the next begins, so there is no gap to make */
  lines: readonly TierLine[]
  /** of the highest tier; null is open */
  ceiling: number | null
}

export type LineProblem = 'unnamed' | 'twice' | 'reserved' | 'noFrom' | { notAbove: number } | null

/** What is wrong with the names, one for each line. */
export function nameProblems({ lines }: SchemeDraft): LineProblem[] {
  return lines.map(({ name }, index) => {
    const trimmed = name.trim()
    if (trimmed === '') return 'unnamed'
    if (trimmed === BELOW_TIERS || trimmed === ABOVE_TIERS) return 'reserved'
    return lines.findIndex((other) => other.name.trim() === trimmed) < index ? 'twice' : null
  })
}

/** What is wrong with the bounds, one for each line: a tier begins above the one before it. */
export function fromProblems({ lines }: SchemeDraft): LineProblem[] {
  return lines.map(({ from }, index) => {
    const before = lines[index - 1]?.from
    if (from === null) return 'noFrom'
    return before !== null && before !== undefined && from <= before ? { notAbove: before } : null
  })
}

/** The bound that the ceiling must be above, where it is not; else null. */
export function ceilingProblem({ lines, ceiling }: SchemeDraft): number | null {
  const last = lines.at(-1)?.from ?? null
  return ceiling !== null && last !== null && ceiling <= last ? last : null
}

/** The tiers as the engine takes them; null where a bound is missing. */
export function tiersOf({
  lines,
  ceiling,
}: SchemeDraft): { name: string; minFollowers: number; maxFollowers: number | null }[] | null {
  const tiers = lines.flatMap(({ name, from }, index) => {
    const next = lines[index + 1]
    const below = next ? next.from : ceiling
    return from === null || (next && below === null)
      ? []
      : [{ name: name.trim(), minFollowers: from, maxFollowers: below }]
  })
  return tiers.length === lines.length && lines.length > 0 ? tiers : null
}
