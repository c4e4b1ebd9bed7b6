import { uuidv7 } from 'uuidv7'
import type { MergeChoices, MergeOutcome } from '../../../../shared/contract/creatorDuplicates'
import { CallboardError } from '../../../../shared/contract/define'
import { loggedColumns } from '../../../db/changeTriggers'
import { type Db, statement } from '../../../db/open'
import { requireFacts, suggestFields, uniteLists } from './compare'
import { type AccountFacts, type CreatorFacts, columnOf, plainFields, unitedFields } from './facts'
import { type Counts, moveReferences } from './moveReferences'
import { uniteAccount } from './uniteAccounts'
import { uniteAgents, uniteContacts, uniteOutreach } from './uniteRows'
import { duplicateWords } from './words'

const say = duplicateWords('en')

export type Merged = MergeOutcome['merged'][number]
export type MergeContext = { actor: string; now: Date }

/**
 * Makes one creator of several, inside a step. Nothing is lost: rows move to the kept creator; rows that cannot stand
 * twice (a contact of the same value, a link to the same agent, a campaign in which both are) are united by a rule
 * that stands at the function that does it. The log keeps the dropped creators' last images, and the step's result
 * names them, so that their history can still be told.
 *
 * @throws CallboardError `not_found`, `invalid_input`; nothing is changed then
 */
export function mergeCreators(db: Db, choices: MergeChoices, context: MergeContext): Merged & Counts {
  const { keptCreatorId, droppedCreatorIds } = choices
  if (droppedCreatorIds.includes(keptCreatorId)) throw new CallboardError('invalid_input', say.keptDropped)
  const ids = [keptCreatorId, ...new Set(droppedCreatorIds)]
  const facts = requireFacts(db, ids)
  for (const chosen of Object.values(choices.values ?? {})) {
    if (chosen !== undefined && !ids.includes(chosen)) throw new CallboardError('invalid_input', say.notOneOfThem)
  }
  const sameAccounts = checkAccounts(facts, choices.accounts ?? [])
  // Rows point at each other while they move; the constraint is checked when the step ends.
  db.pragma('defer_foreign_keys = ON')
  const counts: Counts = { moved: 0, united: 0 }
  writeKept(db, facts, choices, sameAccounts)
  for (const dropped of ids.slice(1)) {
    uniteContacts(db, keptCreatorId, dropped, counts)
    uniteAgents(db, keptCreatorId, dropped, counts)
    uniteOutreach(db, keptCreatorId, dropped, counts)
    moveDistinct(db, keptCreatorId, dropped)
    moveReferences(db, 'creator', keptCreatorId, dropped, counts)
    statement(db, 'DELETE FROM creator WHERE id = ?').run(dropped)
  }
  for (const { kept, dropped } of sameAccounts) {
    for (const account of dropped) uniteAccount(db, kept.accountId, account.accountId, context, counts)
  }
  return {
    keptCreatorId,
    droppedCreatorIds: ids.slice(1),
    accounts: sameAccounts.map(({ kept, dropped }) => ({
      keptAccountId: kept.accountId,
      droppedAccountIds: dropped.map(({ accountId }) => accountId),
    })),
    ...counts,
  }
}

/** "Merge @ana.makes into @anamakes" */
export function mergeLabel(db: Db, choices: MergeChoices): string {
  const [kept, ...dropped] = requireFacts(db, [choices.keptCreatorId, ...choices.droppedCreatorIds])
  const called = (facts: CreatorFacts | undefined) => {
    const [main] = facts?.accounts ?? []
    if (!main) return facts?.displayName ?? say.nobody
    const isShared = dropped.some((one) => one.accounts[0]?.handle === kept?.accounts[0]?.handle)
    return isShared ? say.onPlatform(main.handle, main.platform) : `@${main.handle}`
  }
  return say.mergeStep(dropped.length === 1 ? called(dropped[0]) : say.many(dropped.length), called(kept))
}

type SameAccount = { kept: AccountFacts; dropped: AccountFacts[] }

function checkAccounts(facts: readonly CreatorFacts[], chosen: NonNullable<MergeChoices['accounts']>): SameAccount[] {
  const known = new Map(facts.flatMap(({ accounts }) => accounts).map((account) => [account.accountId, account]))
  const named = chosen.flatMap(({ keptAccountId, droppedAccountIds }) => [keptAccountId, ...droppedAccountIds])
  if (new Set(named).size !== named.length || named.some((id) => !known.has(id))) {
    throw new CallboardError('invalid_input', say.accountElsewhere)
  }
  return chosen.flatMap(({ keptAccountId, droppedAccountIds }) => {
    const kept = known.get(keptAccountId)
    const dropped = droppedAccountIds.flatMap((id) => known.get(id) ?? [])
    if (!kept) return []
    if (dropped.some(({ platform }) => platform !== kept.platform)) {
      throw new CallboardError('invalid_input', say.otherPlatforms)
    }
    return [{ kept, dropped }]
  })
}

/** Columns of a creator that somebody chooses, or that have a rule of their own below. */
const ruledColumns: ReadonlySet<string> = new Set([
  'id',
  ...plainFields.map(columnOf),
  ...unitedFields.map(columnOf),
  'custom',
  'main_account_id',
  'created_at',
  'is_minor',
  'collected_on',
  'keep_until',
])

function writeKept(
  db: Db,
  facts: readonly CreatorFacts[],
  choices: MergeChoices,
  sameAccounts: readonly SameAccount[],
): void {
  const suggestions = suggestFields(db, facts, choices.keptCreatorId)
  const byId = new Map(facts.map((one) => [one.creatorId, one]))
  const set = new Map<string, string | null>()
  const custom: Record<string, unknown> = { ...facts[0]?.custom }
  for (const { field, suggestedId, why } of suggestions) {
    const chosenId = choices.values?.[field]
    const chosen = byId.get(chosenId ?? suggestedId)
    const value = chosen?.values.get(field)?.value ?? null
    if (field === 'mainAccount') set.set('main_account_id', survivor(value, sameAccounts))
    else if (field.startsWith('custom:')) putCustom(custom, field.slice(7), chosen)
    else if (field === 'notes' && chosenId === undefined && why === 'united') set.set('notes', unitedNotes(facts))
    else if (field in plain) set.set(columnOf(field as keyof typeof plain), value)
  }
  for (const field of unitedFields) {
    set.set(columnOf(field), JSON.stringify(uniteLists(facts.map(({ united }) => united.get(field) ?? []))))
  }
  set.set('custom', JSON.stringify(custom))
  const names = [...set.keys()]
  statement(db, `UPDATE creator SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`).run(
    ...set.values(),
    choices.keptCreatorId,
  )
  writeRest(
    db,
    facts.map(({ creatorId }) => creatorId),
  )
}
const plain = Object.fromEntries(plainFields.map((field) => [field, true])) as Record<
  (typeof plainFields)[number],
  true
>

function putCustom(custom: Record<string, unknown>, fieldId: string, chosen: CreatorFacts | undefined): void {
  const value = chosen?.custom[fieldId]
  if (value === undefined || value === null) delete custom[fieldId]
  else custom[fieldId] = value
}

/** All notes that say something new, those of the kept creator first. */
function unitedNotes(facts: readonly CreatorFacts[]): string {
  const texts: string[] = []
  for (const one of facts) {
    const text = one.values.get('notes')?.value?.trim()
    if (text && !texts.some((known) => known.includes(text))) texts.push(text)
  }
  return texts.join('\n\n')
}

/** The account that stands where this one stood. */
function survivor(accountId: string | null, sameAccounts: readonly SameAccount[]): string | null {
  const into = sameAccounts.find(({ dropped }) => dropped.some((account) => account.accountId === accountId))
  return into ? into.kept.accountId : accountId
}

/**
 * What nobody chooses: known since the earliest day; a minor where one of them is; kept until the latest day; of all
 * else what is known, of the kept creator first.
 */
function writeRest(db: Db, ids: readonly string[]): void {
  const columns = loggedColumns(db, 'creator')
  const rules: string[] = columns
    .filter((column) => !ruledColumns.has(column))
    .map(
      (column) =>
        `${column} = coalesce(${column}, (SELECT o.${column} FROM json_each($ids) j JOIN creator o ON o.id = j.value WHERE o.${column} IS NOT NULL ORDER BY j.key LIMIT 1))`,
    )
  const among = (rule: 'min' | 'max', column: string) =>
    `${column} = (SELECT ${rule}(o.${column}) FROM json_each($ids) j JOIN creator o ON o.id = j.value)`
  for (const [column, rule] of [
    ['created_at', 'min'],
    ['collected_on', 'min'],
    ['is_minor', 'max'],
    ['keep_until', 'max'],
  ] as const) {
    if (columns.includes(column)) rules.push(among(rule, column))
  }
  statement(db, `UPDATE creator SET ${rules.join(', ')} WHERE id = $kept`).run({
    ids: JSON.stringify(ids),
    kept: ids[0],
  })
}

/** What was told apart from the dropped creator is told apart from the kept one. */
function moveDistinct(db: Db, kept: string, dropped: string): void {
  const pairs = statement<{ id: string; other: string; decided_by: string; decided_at: string }>(
    db,
    `SELECT id, CASE a_id WHEN $dropped THEN b_id ELSE a_id END AS other, decided_by, decided_at
     FROM distinct_pair WHERE a_id = $dropped OR b_id = $dropped`,
  ).all({ dropped })
  for (const pair of pairs) {
    statement(db, 'DELETE FROM distinct_pair WHERE id = ?').run(pair.id)
    if (pair.other !== kept) addDistinct(db, kept, pair.other, pair.decided_by, pair.decided_at)
  }
}

/** @returns false where the two are told apart already */
export function addDistinct(db: Db, oneId: string, otherId: string, by: string, at: string): boolean {
  const [aId, bId] = oneId < otherId ? [oneId, otherId] : [otherId, oneId]
  return (
    statement(
      db,
      'INSERT OR IGNORE INTO distinct_pair (id, a_id, b_id, decided_by, decided_at) VALUES (?, ?, ?, ?, ?)',
    ).run(uuidv7(), aId, bId, by, at).changes > 0
  )
}
