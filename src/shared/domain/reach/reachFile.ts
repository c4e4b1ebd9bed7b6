import { z } from 'zod'
import { overlapBases } from './overlap'
import type { ReachRoster } from './rosterReach'

const key = z.string().min(1).max(200)
const persons = z.number().min(0).max(1e12)

/**
 * A roster with its overlaps as a file, `callboard-reach-1`: reach in persons, overlaps as fractions of what `basis`
 * names, or as persons. `reach` is one number for the whole universe, or one a segment.
 */
export const reachFileSchema = z.strictObject({
  format: z.literal('callboard-reach-1'),
  /** persons; or the segments it consists of */
  universe: z.union([
    z.number().min(1).max(1e12),
    z
      .array(z.strictObject({ id: key, universe: z.number().min(1).max(1e12) }))
      .min(1)
      .max(1000),
  ]),
  creators: z
    .array(z.strictObject({ id: key, reach: z.union([persons, z.array(persons).max(1000)]) }))
    .min(1)
    .max(500),
  overlaps: z
    .array(z.strictObject({ a: key, b: key, figure: z.number().min(0).max(1e12), basis: z.enum(overlapBases) }))
    .max(125_000)
    .default([]),
})

/** Reads a roster file and refuses what is wrong with it, each as a sentence, at most 20. */
export function parseReachFile(json: unknown): { ok: true; roster: ReachRoster } | { ok: false; problems: string[] } {
  const parsed = reachFileSchema.safeParse(json)
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues
        .slice(0, 20)
        .map((issue) => `${issue.path.map(String).join('.') || 'The file'}: ${issue.message}.`),
    }
  }
  const { universe, creators, overlaps } = parsed.data
  const segments = typeof universe === 'number' ? [{ id: 'all', universe }] : universe
  const problems: string[] = []
  const position = new Map<string, number>()
  creators.forEach((creator, i) => {
    if (position.has(creator.id)) problems.push(`The creator "${creator.id}" stands twice.`)
    position.set(creator.id, i)
    const reach = [creator.reach].flat()
    if (reach.length !== segments.length) {
      problems.push(`"${creator.id}" has ${reach.length} figures of reach for ${segments.length} segments.`)
    }
    reach.forEach((figure, s) => {
      const most = segments[s]?.universe
      if (most !== undefined && figure > most)
        problems.push(`"${creator.id}" reaches ${figure} of the ${most} persons of "${segments[s]?.id}".`)
    })
  })
  const pairs = overlaps.flatMap(({ a, b, figure, basis }) => {
    const ia = position.get(a)
    const ib = position.get(b)
    if (ia === undefined || ib === undefined) {
      problems.push(`An overlap names "${ia === undefined ? a : b}", who is not among the creators.`)
      return []
    }
    if (ia === ib) {
      problems.push(`An overlap names "${a}" twice.`)
      return []
    }
    if (basis !== 'persons' && figure > 1) {
      problems.push(`The overlap of "${a}" and "${b}" is ${figure}; as a fraction it is at most 1.`)
    }
    return [{ a: ia, b: ib, figure, basis }]
  })
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 20) }
  return {
    ok: true,
    roster: {
      segments,
      creators: creators.map(({ id, reach }) => ({ name: id, reach: [reach].flat() })),
      overlaps: pairs,
    },
  }
}
