import type { TimelineEntry } from '../../../../../shared/contract/creatorRecord'
import { metricColumns } from '../../../../db/newestMetrics'
import { statement } from '../../../../db/open'
import type { Image, LoggedChange, RecordStep } from '../changes'
import { changeOf, ofAccount, shownValue, type Timeline, type Touch } from './touch'

type Row = { change: LoggedChange; after: Image; parts: string[] }
type Told = { kind: TimelineEntry['kind']; sentence: string; campaignId?: string | null }

const text = (image: Image, column: string) => (typeof image[column] === 'string' ? image[column] : '')

/** Columns that follow from others, or that say nothing to a person. */
const silent = new Set([
  'id',
  'handle_key',
  'platform_user_id',
  'measured_on',
  'created_at',
  'engagement_basis',
  'position',
  'stage_since',
  'next_step',
  'cadence_on',
  'cadence_id',
  'agent_id',
  'brand_id',
  'source',
  'sha256',
])

/** What is told of a change to each table; a table that is not here is told by its rows alone. */
const tables: Readonly<Record<string, (timeline: Timeline, row: Row) => Told | null>> = {
  creator: ({ merged, say }, { change, parts }) => {
    const sentence = parts.join('; ')
    const name = merged.get(change.rowId)
    return { kind: 'edit', sentence: name === undefined ? sentence : say.ofMerged(name, sentence) }
  },
  account: (timeline, { change, parts }) => ({
    kind: 'edit',
    sentence: ofAccount(timeline, change.rowId, parts.join('; ')),
  }),
  contact_point: ({ say }, { after, parts }) => ({
    kind: 'contact',
    sentence: say.contactChanged(text(after, 'kind'), parts.join('; ')),
  }),
  rate: (timeline, { after, parts }) => ({
    kind: 'rate',
    sentence: ofAccount(timeline, text(after, 'account_id'), timeline.say.rateChanged(parts.join('; '))),
  }),
  creator_note: ({ say }) => ({ kind: 'note', sentence: say.noteChanged }),
  creator_file: ({ say }, { after, parts }) => ({
    kind: 'file',
    sentence: say.fileChanged(text(after, 'name'), parts.join('; ')),
  }),
  collaboration: ({ say }, { after, parts }) => ({
    kind: 'collaboration',
    sentence: say.workChanged(text(after, 'brand_name'), parts.join('; ')),
  }),
  roster_entry: (timeline, row) => rosterTold(timeline, row),
  deliverable: (timeline, { after, parts }) => {
    const campaign = campaignOf(timeline, text(after, 'campaign_id'))
    return {
      kind: 'deliverable',
      sentence: timeline.say.deliverable(text(after, 'title'), campaign.name, parts.join('; ')),
      campaignId: campaign.id,
    }
  },
  deliverable_state: (timeline, { change, after }) => {
    const owed = statement<{ title: string; campaign_id: string }>(
      timeline.db,
      'SELECT title, campaign_id FROM deliverable WHERE id = ?',
    ).get(change.rowId)
    // Of what its events led to, where it stands says it all; the board has the rest.
    if (!owed || change.before.state === after.state) return null
    const campaign = campaignOf(timeline, owed.campaign_id)
    const moved = changeOf(timeline, 'state', change.before.state, after.state, after)
    return {
      kind: 'deliverable',
      sentence: timeline.say.deliverable(owed.title, campaign.name, moved),
      campaignId: campaign.id,
    }
  },
  outreach: (timeline, { after, parts }) => {
    const campaign = campaignOf(timeline, text(after, 'campaign_id'))
    return {
      kind: 'outreach',
      sentence: timeline.say.rosterChanged(campaign.name, parts.join('; ')),
      campaignId: campaign.id,
    }
  },
}

function rosterTold(timeline: Timeline, { change, after, parts }: Row): Told {
  const campaign = campaignOf(timeline, text(after, 'campaign_id'))
  const isStatusOnly = change.before.status !== after.status && parts.length === 1
  const sentence = isStatusOnly
    ? timeline.say.roster(text(after, 'status'), campaign.name)
    : timeline.say.rosterChanged(campaign.name, parts.join('; '))
  return {
    kind: 'campaign',
    sentence: ofAccount(timeline, text(after, 'account_id'), sentence),
    campaignId: campaign.id,
  }
}

function campaignOf({ db }: Timeline, id: string): { id: string; name: string; currency: string } {
  const row = statement<{ id: string; name: string; currency: string }>(
    db,
    'SELECT id, name, currency FROM campaign WHERE id = ?',
  ).get(id)
  return row ?? { id, name: '', currency: '' }
}

/** What was changed of rows that are there, a line for each row and step. */
export function edits(timeline: Timeline): Touch[] {
  const measured = measuredValues(timeline)
  const fields = fieldNames(timeline)
  return timeline.changes.flatMap((change): Touch[] => {
    const told = tables[change.table]
    if (!told || change.after === null) return []
    const row: Row = { change, after: change.after, parts: partsOf(timeline, change, change.after, measured, fields) }
    const entry = row.parts.length > 0 ? told(timeline, row) : null
    if (!entry) return []
    return [
      {
        id: `change:${String(change.seq).padStart(12, '0')}`,
        at: change.at,
        kind: entry.kind,
        sentence: entry.sentence + ending(timeline, change),
        actor: change.actor,
        campaignId: entry.campaignId ?? null,
      },
    ]
  })
}

function ending({ imports, say }: Timeline, change: LoggedChange): string {
  if (change.kind === 'undo') return say.takenBack
  if (change.kind === 'redo') return say.doneAgain
  const stated = imports.filter((mention) => mention.stepId === change.stepId)
  const mention = stated.find((one) => one.accountId === change.rowId) ?? stated[0]
  return mention ? say.inFile(mention.fileName, mention.row) : ''
}

function partsOf(
  timeline: Timeline,
  change: LoggedChange,
  after: Image,
  measured: Measured,
  fields: ReadonlyMap<string, string>,
): string[] {
  const row = change.table === 'roster_entry' ? { ...after, currency: currencyOf(timeline, after) } : after
  return Object.keys(after).flatMap((column): string[] => {
    const before = change.before[column]
    const now = after[column]
    // A column that came with a later schema was not there to be changed.
    if (before === now || !(column in change.before) || silent.has(column)) return []
    if (column === 'custom') return customParts(timeline, before, now, fields)
    if (column === 'main_account_id') return [timeline.say.mainAccount]
    if (column === 'creator_id' || column === 'account_id') return [timeline.say.joined]
    if (change.table === 'account' && measured(change.rowId, column, now)) return []
    return [changeOf(timeline, column, before, now, row)]
  })
}

const currencyOf = (timeline: Timeline, after: Image) => campaignOf(timeline, text(after, 'campaign_id')).currency

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const customOf = (json: unknown): Record<string, unknown> => {
  const value: unknown = typeof json === 'string' ? JSON.parse(json) : {}
  return isRecord(value) ? value : {}
}

function customParts(
  timeline: Timeline,
  before: unknown,
  after: unknown,
  fields: ReadonlyMap<string, string>,
): string[] {
  const [then, now] = [customOf(before), customOf(after)]
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].flatMap((id) => {
    if (then[id] === now[id]) return []
    const what = fields.get(id) ?? timeline.say.removedField
    return timeline.say.change(
      what,
      shownValue(timeline, 'custom', then[id], {}),
      shownValue(timeline, 'custom', now[id], {}),
    )
  })
}

const fieldNames = ({ db }: Timeline): ReadonlyMap<string, string> =>
  new Map(
    statement<{ id: string; name: string }>(db, 'SELECT id, name FROM custom_field')
      .all()
      .map((field) => [field.id, field.name]),
  )

/** Whether a line of the history tells a figure already; lines of an account that is no more moved to another. */
type Measured = (accountId: string, column: string, value: unknown) => boolean
function measuredValues({ db, accountIds }: Timeline): Measured {
  const lines = statement<Record<string, unknown>>(
    db,
    'SELECT m.* FROM json_each(?) j CROSS JOIN account_metric m ON m.account_id = j.value',
  ).all(JSON.stringify(accountIds))
  const told = new Set(
    lines.flatMap((line) =>
      metricColumns.flatMap((column) => [
        `${String(line.account_id)} ${column} ${String(line[column])}`,
        `${column} ${String(line[column])}`,
      ]),
    ),
  )
  const present = new Set(accountIds)
  return (accountId, column, value) =>
    told.has(present.has(accountId) ? `${accountId} ${column} ${String(value)}` : `${column} ${String(value)}`)
}

const kindOfStep: Readonly<Record<string, TimelineEntry['kind']>> = {
  'creators.addAccount': 'edit',
  'creators.removeAccount': 'edit',
  'creators.removeMetrics': 'metric',
  'creators.removeRate': 'rate',
  'creators.removeContact': 'contact',
  'creators.unlinkAgent': 'contact',
  'creators.removeCollaboration': 'collaboration',
  'creators.removeNote': 'note',
  'creators.removeFile': 'file',
}

/** What only the step tells: rows that are gone, and accounts, which do not say when they were added. */
export const toldBySteps = (steps: readonly RecordStep[]): Touch[] =>
  steps.flatMap((step) => {
    const kind = kindOfStep[step.method]
    return kind ? { id: `step:${step.stepId}`, at: step.at, kind, sentence: step.label, actor: step.actor } : []
  })
