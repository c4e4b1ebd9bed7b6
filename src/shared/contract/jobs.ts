import { z } from 'zod'
import { query } from './define'
import { nothing } from './values'

export const jobsContract = {
  'jobs.list': query({
    about: 'Long work now running, and what ended a moment ago.',
    input: nothing,
    output: z.array(
      z.strictObject({
        jobId: z.string(),
        method: z.string(),
        label: z.string(),
        state: z.enum(['running', 'done', 'failed', 'cancelled']),
        done: z.number(),
        total: z.number().nullable(),
        unit: z.string(),
        perSecond: z.number().nullable(),
      }),
    ),
    reads: ['jobs'],
    needsWorkspace: false,
  }),
  'jobs.cancel': query({
    about: 'Asks long work to stop; what it had not committed is gone.',
    input: z.strictObject({ jobId: z.uuid() }),
    output: z.strictObject({ wasRunning: z.boolean() }),
    reads: [],
    needsWorkspace: false,
  }),
} as const
