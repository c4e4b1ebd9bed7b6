import type { Comparison, CreatorFace, MergeField } from '../../../../shared/contract/creatorDuplicates'
import { CallboardError } from '../../../../shared/contract/define'
import { handleCore, isOneSlipApart, shortestSlip } from '../../../../shared/domain/nameLikeness'
import { type Db, statement } from '../../../db/open'
import { type AccountFacts, type CreatorFacts, readCustomFields, readFacts, readHoldings, unitedFields } from './facts'
import { duplicateWords } from './words'

const say = duplicateWords('en')

export type Suggestion = Comparison['fields'][number]

/** Creators side by side. @throws CallboardError `not_found` where one is gone */
export function compareSideBySide(db: Db, creatorIds: readonly string[], keptId?: string): Comparison {
  const facts = requireFacts(db, creatorIds)
  const holdings = facts.map(({ creatorId }) => readHoldings(db, creatorId))
  const suggestedKeptId = suggestKept(facts, holdings)
  const kept = keptId !== undefined && facts.some(({ creatorId }) => creatorId === keptId) ? keptId : suggestedKeptId
  const texts = (sql: string, id: string) => statement<string>(db, sql).pluck().all(id)
  return {
    creators: facts.map((one, i) => ({
      ...faceOf(one),
      accounts: one.accounts.map((account) => ({
        accountId: account.accountId,
        platform: account.platform,
        handle: account.handle,
        followers: account.followers,
        measuredOn: account.measuredOn,
        isVerified: account.isVerified,
        formerHandles: account.formerHandles.map(({ handle }) => handle),
      })),
      addedOn: one.addedOn,
      contacts: texts('SELECT value FROM contact_point WHERE creator_id = ? ORDER BY kind, value', one.creatorId),
      agents: texts(
        'SELECT g.name FROM creator_agent l JOIN agent g ON g.id = l.agent_id WHERE l.creator_id = ? ORDER BY g.name',
        one.creatorId,
      ),
      campaigns: texts(
        `SELECT DISTINCT p.name FROM roster_entry r JOIN account a ON a.id = r.account_id JOIN campaign p ON p.id = r.campaign_id
         WHERE a.creator_id = ? ORDER BY p.name`,
        one.creatorId,
      ),
      holdings: holdings[i] ?? readHoldings(db, one.creatorId),
    })),
    suggestedKeptId,
    fields: suggestFields(db, facts, kept),
    united: unitedFields.flatMap((field) => {
      const values = facts.map(({ united }) => united.get(field) ?? [])
      const all = uniteLists(values)
      return all.length > 0 ? [{ field, values, all }] : []
    }),
    sameAccounts: suggestSameAccounts(facts, kept),
    distinct: statement<Comparison['distinct'][number]>(
      db,
      `SELECT a_id AS aId, b_id AS bId, decided_by AS decidedBy, decided_at AS decidedAt FROM distinct_pair
       WHERE a_id IN (SELECT value FROM json_each($ids)) AND b_id IN (SELECT value FROM json_each($ids)) ORDER BY decided_at`,
    ).all({ ids: JSON.stringify(creatorIds) }),
  }
}

/** @throws CallboardError `not_found` where one is gone */
export function requireFacts(db: Db, creatorIds: readonly string[]): CreatorFacts[] {
  const facts = readFacts(db, [...new Set(creatorIds)])
  if (facts.length !== new Set(creatorIds).size) throw new CallboardError('not_found', say.gone)
  return facts
}

/** A creator as a list names it. */
export function faceOf(facts: CreatorFacts): CreatorFace {
  const accounts = facts.accounts.map(({ accountId, platform, handle }) => ({ accountId, platform, handle }))
  return { creatorId: facts.creatorId, displayName: facts.displayName, accounts }
}

/** The one on which most work hangs; then the one that was there first. */
export function suggestKept(
  facts: readonly CreatorFacts[],
  holdings: readonly Comparison['creators'][number]['holdings'][],
): string {
  const worth = facts.map((one, i) => {
    const held = holdings[i]
    const work = held ? held.rosterEntries + held.deliverables + held.collaborations : 0
    const rows = held ? held.notes + held.files + held.rates + held.contacts + held.agents + held.metrics : 0
    return { one, work, rows }
  })
  const [best] = worth.toSorted(
    (a, b) =>
      b.work - a.work ||
      b.rows - a.rows ||
      (a.one.addedOn < b.one.addedOn ? -1 : a.one.addedOn > b.one.addedOn ? 1 : 0) ||
      (a.one.creatorId < b.one.creatorId ? -1 : 1),
  )
  if (!best) throw new Error('nobody to keep')
  return best.one.creatorId
}

/** For every fact: the one that is known; of several, the one set last; set on the same day, that of the kept creator. */
export function suggestFields(db: Db, facts: readonly CreatorFacts[], keptId: string): Suggestion[] {
  const names = new Map(readCustomFields(db).map(({ id, name }) => [`custom:${id}`, name]))
  const fields = [...(facts[0]?.values.keys() ?? [])]
  return fields.flatMap((field) => {
    const stated = facts.map((one) => one.values.get(field) ?? { value: null, setOn: null })
    if (stated.every(({ value }) => value === null)) return []
    const differs = new Set(stated.map(({ value }) => value)).size > 1
    return [
      {
        field,
        name: names.get(field) ?? null,
        values: stated.map(({ value }) => (field === 'mainAccount' ? accountLabel(facts, value) : value)),
        setOn: stated.map(({ setOn }) => setOn),
        differs,
        ...suggest(field, facts, keptId),
      },
    ]
  })
}

function suggest(
  field: MergeField,
  facts: readonly CreatorFacts[],
  keptId: string,
): Pick<Suggestion, 'suggestedId' | 'why'> {
  const known = facts
    .map(({ creatorId, values }) => ({ creatorId, ...(values.get(field) ?? { value: null, setOn: null }) }))
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => Number(b.creatorId === keptId) - Number(a.creatorId === keptId))
  const [first] = known
  if (!first) return { suggestedId: keptId, why: 'kept' }
  if (known.every(({ value }) => value === first.value)) {
    return { suggestedId: first.creatorId, why: known.length === facts.length ? 'same' : 'onlyKnown' }
  }
  if (field === 'notes') return { suggestedId: keptId, why: 'united' }
  const newest = known.reduce((best, one) => ((one.setOn ?? '') > (best.setOn ?? '') ? one : best), first)
  const isNewer = known.every((one) => one === newest || (one.setOn ?? '') < (newest.setOn ?? ''))
  return { suggestedId: newest.creatorId, why: isNewer ? 'newer' : 'kept' }
}

function accountLabel(facts: readonly CreatorFacts[], accountId: string | null): string | null {
  const account = facts.flatMap(({ accounts }) => accounts).find((one) => one.accountId === accountId)
  return account ? `@${account.handle} (${account.platform})` : null
}

/** The entries of all lists, each once whatever its case, in the order in which they first stand. */
export function uniteLists(lists: readonly (readonly string[])[]): string[] {
  const all = new Map<string, string>()
  for (const entry of lists.flat()) if (!all.has(entry.toLowerCase())) all.set(entry.toLowerCase(), entry)
  return [...all.values()]
}

type SameAccount = Comparison['sameAccounts'][number]
type Relation = 'former' | 'userId' | 'near' | 'two'

/**
 * Accounts of one platform that may be one account: by a former handle or the platform's own number (suggested), by
 * handles that are nearly alike, or because there are just two.
 */
export function suggestSameAccounts(facts: readonly CreatorFacts[], keptId: string): SameAccount[] {
  const accounts = facts.flatMap((one) => one.accounts)
  return [...new Set(accounts.map(({ platform }) => platform))].flatMap((platform) => {
    const here = accounts.filter((account) => account.platform === platform)
    const taken = new Set<string>()
    const found: SameAccount[] = []
    for (const relation of ['former', 'userId', 'near', 'two'] as const) {
      for (const one of here) {
        if (taken.has(one.accountId)) continue
        const others = here.filter(
          (other) => other !== one && !taken.has(other.accountId) && isRelated(relation, one, other, here.length),
        )
        if (others.length === 0) continue
        const same = [one, ...others]
        const [kept, ...dropped] = orderKept(same, keptId)
        if (!kept) continue
        for (const { accountId } of same) taken.add(accountId)
        found.push({
          platform,
          accountIds: [kept, ...dropped].map(({ accountId }) => accountId),
          isSuggested: relation === 'former' || relation === 'userId',
          suggestedKeptId: kept.accountId,
          sentence: say.sameAccount[relation](kept.handle, dropped.map(({ handle }) => handle).join(', @')),
        })
      }
    }
    return found
  })
}

function isRelated(relation: Relation, one: AccountFacts, other: AccountFacts, accountsHere: number): boolean {
  if (relation === 'userId') return one.userId !== null && one.userId === other.userId
  const had = (a: AccountFacts, b: AccountFacts) => a.formerHandles.some(({ handleKey }) => handleKey === b.handleKey)
  if (relation === 'former') return had(one, other) || had(other, one)
  // Two numbers, two accounts.
  if (one.creatorId === other.creatorId || (one.userId !== null && other.userId !== null)) return false
  if (relation === 'two') return accountsHere === 2
  const a = handleCore(one.handle)
  const b = handleCore(other.handle)
  return a === b || (Math.min(a.length, b.length) >= shortestSlip && isOneSlipApart(a, b))
}

/** The account whose handle stays first: the one that names another as its former handle, the one measured last. */
function orderKept(accounts: readonly AccountFacts[], keptId: string): AccountFacts[] {
  const names = (one: AccountFacts) =>
    accounts.some((other) => one.formerHandles.some(({ handleKey }) => handleKey === other.handleKey))
  return accounts.toSorted(
    (a, b) =>
      Number(names(b)) - Number(names(a)) ||
      ((a.measuredOn ?? '') > (b.measuredOn ?? '') ? -1 : (a.measuredOn ?? '') < (b.measuredOn ?? '') ? 1 : 0) ||
      Number(b.creatorId === keptId) - Number(a.creatorId === keptId),
  )
}
