import type { CreatorFace, Holdings, MergeField, UnitedField } from '../../../../shared/contract/creatorDuplicates'
import type { Platform } from '../../../../shared/contract/values'
import { type Db, statement } from '../../../db/open'

export type AccountFacts = {
  accountId: string
  creatorId: string
  platform: Platform
  handle: string
  handleKey: string
  userId: string | null
  followers: number | null
  measuredOn: string | null
  isVerified: boolean | null
  formerHandles: { handle: string; handleKey: string }[]
}
export type CreatorFacts = {
  creatorId: string
  displayName: string | null
  addedOn: string
  /** the main account first, then by followers */
  accounts: AccountFacts[]
  values: Map<MergeField, { value: string | null; setOn: string | null }>
  united: Map<UnitedField, string[]>
  /** values of the workspace's own fields by the field's id, as they are stored */
  custom: Record<string, unknown>
  mainAccountId: string | null
}

const unitedColumns = {
  furtherLanguages: 'further_languages',
  niches: 'niches',
  hashtags: 'hashtags',
  brandValues: 'brand_values',
  tags: 'tags',
} as const satisfies Record<UnitedField, string>
const plainColumns = {
  displayName: 'display_name',
  country: 'country',
  city: 'city',
  language: 'language',
  tone: 'tone',
  notes: 'notes',
} as const
export const plainFields = ['displayName', 'country', 'city', 'language', 'tone', 'notes'] as const
export const unitedFields = ['furtherLanguages', 'niches', 'hashtags', 'brandValues', 'tags'] as const
export const columnOf = (field: (typeof plainFields)[number] | UnitedField): string =>
  field in plainColumns ? plainColumns[field as keyof typeof plainColumns] : unitedColumns[field as UnitedField]

/** The creators of these ids, in that order; one that is gone is left out. */
export function readFacts(db: Db, creatorIds: readonly string[]): CreatorFacts[] {
  const found = new Map<string, CreatorFacts>()
  const fields = readCustomFields(db)
  type Row = Record<string, string | null> & {
    id: string
    created_at: string
    custom: string
    main_account_id: string | null
  }
  const rows = statement<Row>(db, 'SELECT * FROM creator WHERE id IN (SELECT value FROM json_each(?))').all(
    JSON.stringify(creatorIds),
  )
  for (const row of rows) {
    const setOn = readSetOn(db, row.id)
    const added = row.created_at.slice(0, 10)
    const custom = JSON.parse(row.custom) as Record<string, unknown>
    const values: CreatorFacts['values'] = new Map()
    const put = (field: MergeField, value: string | null, day: string | undefined) =>
      values.set(field, { value, setOn: value === null ? null : (day ?? added) })
    for (const field of plainFields) put(field, row[columnOf(field)] ?? null, setOn.get(columnOf(field)))
    put('mainAccount', row.main_account_id, setOn.get('main_account_id'))
    for (const { id } of fields) {
      const value = custom[id]
      put(`custom:${id}`, value === undefined || value === null ? null : String(value), setOn.get(`custom.${id}`))
    }
    found.set(row.id, {
      creatorId: row.id,
      displayName: row.display_name ?? null,
      addedOn: added,
      accounts: [],
      values,
      united: new Map(unitedFields.map((field) => [field, JSON.parse(row[columnOf(field)] ?? '[]') as string[]])),
      custom,
      mainAccountId: row.main_account_id,
    })
  }
  for (const account of readAccounts(db, creatorIds)) found.get(account.creatorId)?.accounts.push(account)
  for (const facts of found.values()) {
    facts.accounts.sort(
      (a, b) =>
        Number(b.accountId === facts.mainAccountId) - Number(a.accountId === facts.mainAccountId) ||
        (b.followers ?? -1) - (a.followers ?? -1),
    )
  }
  return creatorIds.flatMap((id) => found.get(id) ?? [])
}

function readAccounts(db: Db, creatorIds: readonly string[]): AccountFacts[] {
  const former = statement<{ handle: string; handleKey: string }>(
    db,
    'SELECT handle, handle_key AS handleKey FROM former_handle WHERE account_id = ? ORDER BY until_on DESC, id',
  )
  return statement<Omit<AccountFacts, 'formerHandles' | 'isVerified'> & { isVerified: number | null }>(
    db,
    `SELECT id AS accountId, creator_id AS creatorId, platform, handle, handle_key AS handleKey, platform_user_id AS userId,
       followers, measured_on AS measuredOn, is_verified AS isVerified
     FROM account WHERE creator_id IN (SELECT value FROM json_each(?)) ORDER BY n`,
  )
    .all(JSON.stringify(creatorIds))
    .map((row) => ({
      ...row,
      isVerified: row.isVerified === null ? null : row.isVerified === 1,
      formerHandles: former.all(row.accountId),
    }))
}

/** Creators as a list names them, by id: the main account first, then by followers. */
export function readFaces(db: Db, creatorIds: readonly string[]): Map<string, CreatorFace> {
  const ids = JSON.stringify(creatorIds)
  const faces = new Map<string, CreatorFace>()
  const creators = statement<{ id: string; display_name: string | null }>(
    db,
    'SELECT id, display_name FROM creator WHERE id IN (SELECT value FROM json_each(?))',
  )
  for (const row of creators.all(ids)) {
    faces.set(row.id, { creatorId: row.id, displayName: row.display_name, accounts: [] })
  }
  const accounts = statement<CreatorFace['accounts'][number] & { creatorId: string }>(
    db,
    `SELECT a.creator_id AS creatorId, a.id AS accountId, a.platform, a.handle
     FROM json_each(?) j JOIN creator c ON c.id = j.value JOIN account a ON a.creator_id = c.id
     ORDER BY (a.id IS c.main_account_id) DESC, a.followers DESC NULLS LAST, a.id`,
  )
  for (const { creatorId, ...account } of accounts.all(ids)) faces.get(creatorId)?.accounts.push(account)
  return faces
}

/** The workspace's own fields, in their order. */
export function readCustomFields(db: Db): { id: string; name: string }[] {
  return statement<{ id: string; name: string }>(db, 'SELECT id, name FROM custom_field ORDER BY position, id').all()
}

/** The day on which a creator's columns were last changed, from the change log; never changed ones are absent. */
function readSetOn(db: Db, creatorId: string): Map<string, string> {
  const changes = statement<{ columns: string; before: string; after: string; at: string }>(
    db,
    `SELECT s.columns, l.before, l.after, t.at FROM change_log l
     JOIN change_shape s ON s.id = l.shape JOIN change_step t ON t.seq = l.step_seq
     WHERE l.row_id = ? AND l.before IS NOT NULL AND l.after IS NOT NULL AND s.table_name = 'creator' ORDER BY l.seq`,
  )
  const setOn = new Map<string, string>()
  for (const change of changes.iterate(creatorId)) {
    const columns = JSON.parse(change.columns) as string[]
    const before = JSON.parse(change.before) as unknown[]
    const after = JSON.parse(change.after) as unknown[]
    const day = change.at.slice(0, 10)
    for (const [i, column] of columns.entries()) {
      if (before[i] === after[i]) continue
      setOn.set(column, day)
      if (column === 'custom') for (const key of changedKeys(before[i], after[i])) setOn.set(`custom.${key}`, day)
    }
  }
  return setOn
}

function changedKeys(before: unknown, after: unknown): string[] {
  const read = (text: unknown) => (typeof text === 'string' ? (JSON.parse(text) as Record<string, unknown>) : {})
  const old = read(before)
  const now = read(after)
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => old[key] !== now[key])
}

const holdingsSql = `SELECT
  (SELECT count(*) FROM account WHERE creator_id = $id) AS accounts,
  (SELECT count(*) FROM account_metric WHERE account_id IN (SELECT id FROM account WHERE creator_id = $id)) AS metrics,
  (SELECT count(*) FROM rate WHERE account_id IN (SELECT id FROM account WHERE creator_id = $id)) AS rates,
  (SELECT count(*) FROM contact_point WHERE creator_id = $id) AS contacts,
  (SELECT count(*) FROM creator_agent WHERE creator_id = $id) AS agents,
  (SELECT count(*) FROM collaboration WHERE creator_id = $id) AS collaborations,
  (SELECT count(*) FROM creator_note WHERE creator_id = $id) AS notes,
  (SELECT count(*) FROM creator_file WHERE creator_id = $id) AS files,
  (SELECT count(*) FROM roster_entry WHERE account_id IN (SELECT id FROM account WHERE creator_id = $id)) AS rosterEntries,
  (SELECT count(*) FROM deliverable WHERE account_id IN (SELECT id FROM account WHERE creator_id = $id)) AS deliverables`

/** How much hangs on a creator. */
export function readHoldings(db: Db, creatorId: string): Holdings {
  const row = statement<Holdings>(db, holdingsSql).get({ id: creatorId })
  if (!row) throw new Error('counting answers one row')
  return row
}
