import { z } from 'zod'
import { command, job, query } from './define'
import { calendarDate, count, currency, id, name, nothing } from './values'

const counts = z.strictObject({
  creators: z.int(),
  accounts: z.int(),
  clients: z.int(),
  campaigns: z.int(),
  deliverables: z.int(),
})
const tier = z.strictObject({
  id,
  name: z.string(),
  /** inclusive */
  minFollowers: z.int(),
  /** exclusive; null is open */
  maxFollowers: z.int().nullable(),
})
const tierScheme = z.strictObject({
  id,
  name: z.string(),
  source: z.string(),
  sourceDate: z.string().nullable(),
  isDefault: z.boolean(),
  tiers: z.array(tier),
})
export type TierSchemeRecord = z.infer<typeof tierScheme>

/** Tiers rise without gap or overlap; the lowest may begin above 0, only the highest may be open. */
const tierSchemeFields = {
  name,
  /** whose definition it is */
  source: z.string().trim().min(1).max(500),
  sourceDate: calendarDate.nullable().default(null),
  tiers: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(60),
        minFollowers: count,
        maxFollowers: count.nullable(),
      }),
    )
    .min(1)
    .max(20),
}
/** A tier stands in lists, rosters, plans and reports. */
const classed = ['workspace', 'creators', 'campaigns', 'planner', 'reports'] as const

const workspaceInfo = z.strictObject({
  id,
  name: z.string(),
  folder: z.string(),
  isSample: z.boolean(),
  locale: z.string(),
  currency,
  timeZone: z.string(),
  schemaVersion: z.int(),
  createdAt: z.string(),
  actor: z.string(),
  counts,
  tierSchemes: z.array(tierScheme),
})
export type WorkspaceInfo = z.infer<typeof workspaceInfo>

const recentWorkspace = z.strictObject({
  folder: z.string(),
  name: z.string(),
  openedAt: z.string(),
  isSample: z.boolean(),
})
const problem = z.strictObject({ check: z.string(), sentence: z.string() })

export const appearance = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'normal', 'relaxed']),
})
export type Appearance = z.infer<typeof appearance>

export const workspaceContract = {
  'workspace.appearance': query({
    about: 'How the app looks on this machine.',
    input: nothing,
    output: appearance,
    reads: [],
    needsWorkspace: false,
  }),
  'workspace.setAppearance': query({
    about: 'Changes how the app looks on this machine; it belongs to no workspace and is not undone.',
    input: appearance.partial(),
    output: appearance,
    reads: [],
    needsWorkspace: false,
  }),
  'workspace.current': query({
    about: 'The open workspace, or null.',
    input: nothing,
    output: workspaceInfo.nullable(),
    reads: ['workspace', 'creators', 'campaigns'],
    needsWorkspace: false,
  }),
  'workspace.recent': query({
    about: 'Workspaces opened on this machine, newest first.',
    input: nothing,
    output: z.array(recentWorkspace),
    reads: ['workspace'],
    needsWorkspace: false,
  }),
  'workspace.suggestFolder': query({
    about: 'A folder that a new workspace could use.',
    input: z.strictObject({ sample: z.boolean() }),
    output: z.strictObject({ folder: z.string() }),
    reads: [],
    needsWorkspace: false,
  }),
  'workspace.create': job({
    about: 'Makes a workspace in an empty folder and opens it; with `sample` it holds fictional data.',
    input: z.strictObject({
      folder: z.string().min(1).max(4000),
      name: name.optional(),
      sample: z.boolean().default(false),
      currency: currency.optional(),
    }),
    output: workspaceInfo,
    writes: ['workspace', 'creators', 'outreach', 'campaigns', 'planner', 'reports', 'approvals', 'privacy', 'history'],
    needsWorkspace: false,
  }),
  'workspace.open': job({
    about: 'Opens a workspace folder; the one open before is closed.',
    input: z.strictObject({ folder: z.string().min(1).max(4000) }),
    output: workspaceInfo,
    writes: ['workspace', 'creators', 'outreach', 'campaigns', 'planner', 'reports', 'approvals', 'privacy', 'history'],
    needsWorkspace: false,
  }),
  'workspace.update': command({
    about: 'Changes the name, locale, currency or default tier scheme.',
    input: z.strictObject({
      name: name.optional(),
      locale: z.string().max(35).optional(),
      currency: currency.optional(),
      defaultTierSchemeId: id.optional(),
    }),
    output: workspaceInfo,
    writes: classed,
  }),
  'workspace.saveTierScheme': command({
    about: 'Adds a tier scheme, or changes the one of that id.',
    input: z.strictObject({ id: id.optional(), ...tierSchemeFields }),
    output: tierScheme,
    writes: classed,
  }),
  'workspace.copyTierScheme': command({
    about: 'Adds a copy of a tier scheme under another name, to be changed.',
    input: z.strictObject({ id, name }),
    output: tierScheme,
    writes: classed,
  }),
  'workspace.removeTierScheme': command({
    about: 'Removes a tier scheme; refused for the default and for one that a client has.',
    input: z.strictObject({ id }),
    output: nothing,
    writes: classed,
  }),
  'workspace.verify': job({
    about: 'Checks the database, its foreign keys, the change log and every row against its last image.',
    input: nothing,
    output: z.strictObject({
      ok: z.boolean(),
      checks: z.array(z.strictObject({ check: z.string(), ok: z.boolean(), checked: z.int() })),
      problems: z.array(problem),
    }),
  }),
} as const
