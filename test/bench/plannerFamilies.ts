import type { BenchShape } from './plannerInstances'

export type Family = {
  /** what the rows of one group share */
  group: string
  name: string
  shape: BenchShape
}

const sizes = [100, 1000, 5000, 20_000]
const groups: [string, Partial<BenchShape>][] = [
  ['plain', {}],
  ['quotas', { quotas: true }],
  ['saturated ×6', { saturated: 6 }],
  ['saturated ×20', { saturated: 20 }],
  ['saturated ×20, quotas', { saturated: 20, quotas: true }],
]

/** 100, 1,000 … with one or three packages, as rows are named. */
export function sizeName({ candidates, packages }: Pick<BenchShape, 'candidates' | 'packages'>): string {
  return `${candidates.toLocaleString('en')}${packages === 3 ? ' × 3' : ''}`
}

/** Every group × size × packages over so many segments. */
export function families(segments: 1 | 12): Family[] {
  return groups.flatMap(([group, more]) =>
    sizes.flatMap((candidates) =>
      ([1, 3] as const).map((packages) => {
        const shape: BenchShape = { candidates, packages, segments, ...more }
        return { group, name: sizeName(shape), shape }
      }),
    ),
  )
}

/** Where other solvers run too: the families the targets name, and the largest they can be asked. */
export function isJudged({ group, shape }: Family): boolean {
  const { candidates, packages, segments } = shape
  if (segments === 1) return packages === 1 && (candidates === 1000 || candidates === 5000) && group !== 'saturated ×6'
  if (group === 'plain') return candidates < 20_000 || packages === 1
  if (group === 'quotas') return candidates <= 5000
  return candidates === 1000
}
