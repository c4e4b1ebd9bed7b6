import { z } from 'zod'
import { overlapBases } from '../domain/reach/overlap'
import { reportMethods } from '../domain/reach/rosterReach'
import { command, query } from './define'
import { calendarDate, id } from './values'

const pickRef = z.strictObject({ entryId: id, offerId: z.string().max(60) })

const overlap = z.strictObject({
  id,
  accountA: id,
  handleA: z.string(),
  accountB: id,
  handleB: z.string(),
  /** a fraction, or persons where the basis is `persons` */
  figure: z.number().min(0).max(1e12),
  basis: z.enum(overlapBases),
  source: z.string(),
  measuredOn: calendarDate,
})
export type OverlapRecord = z.infer<typeof overlap>

export const plannerReachContract = {
  'planner.overlaps': query({
    about: 'Viewers that creators of a campaign’s roster are known to have in common.',
    input: z.strictObject({ campaignId: id }),
    output: z.array(overlap),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.setOverlap': command({
    about: 'Notes how many viewers two accounts have in common, in place of what was noted before.',
    input: z.strictObject({
      accountA: id,
      accountB: id,
      figure: z.number().min(0).max(1e12),
      basis: z.enum(overlapBases),
      source: z.string().trim().min(1).max(500),
      measuredOn: calendarDate,
    }),
    output: z.strictObject({ overlapId: id }),
    writes: ['planner'],
  }),
  'planner.removeOverlaps': command({
    about: 'Forgets noted overlaps.',
    input: z.strictObject({ overlapIds: z.array(id).min(1).max(10_000) }),
    output: z.strictObject({ removed: z.int() }),
    writes: ['planner'],
  }),
  'planner.reach': query({
    about:
      'Net reach of a roster by every reporting method with the bounds that hold whatever the overlaps are; contradictory overlaps are named.',
    input: z.strictObject({ campaignId: id, picks: z.array(pickRef).max(500) }),
    output: z.strictObject({
      universePersons: z.number(),
      grossPersons: z.number(),
      /** pairs of the roster, and those of them whose overlap is known; the others are as independent in each segment */
      pairs: z.int(),
      knownPairs: z.int(),
      methods: z.array(
        z.strictObject({
          method: z.enum(reportMethods),
          /** the method's own value, and the value to show: within the bounds */
          estimatePersons: z.number(),
          reachPersons: z.number(),
          wasClamped: z.boolean(),
        }),
      ),
      /** null where the overlaps contradict each other */
      lowerPersons: z.number().nullable(),
      upperPersons: z.number().nullable(),
      /** method that the reports should name */
      recommended: z.enum(reportMethods),
      problems: z.array(z.string()),
    }),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.reachOf': query({
    about: 'Net reach of a roster given as a file of the format callboard-reach-1.',
    input: z.strictObject({ roster: z.unknown(), method: z.enum(reportMethods).optional() }),
    output: z.unknown(),
    reads: [],
    needsWorkspace: false,
  }),
} as const
