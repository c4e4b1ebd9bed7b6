import type { DeliverablePackage } from '../../../../../shared/contract/campaignHub'
import type { DeliverableRecord, RosterEntry } from '../../../../../shared/contract/campaigns'

export const anyState = 'any'
export const unsent = 'unsent'

export interface DeliverableFilter {
  text: string
  /** a state, {@link unsent}, or {@link anyState} */
  state: string
}
export const deliverableSorts = ['handle', 'title', 'state', 'due'] as const
export interface DeliverableSort {
  id: (typeof deliverableSorts)[number]
  isDescending: boolean
}

/** Deliverables that match the words and the state, sorted; what has no day stands last in both directions. */
export function deliverableView(
  all: readonly DeliverableRecord[],
  filter: DeliverableFilter,
  sort: DeliverableSort,
  locale: string,
): DeliverableRecord[] {
  const wanted = filter.text.trim().toLocaleLowerCase(locale)
  const collator = new Intl.Collator(locale, { numeric: true })
  const of = (one: DeliverableRecord): string | null =>
    ({ handle: one.handle, title: one.title, state: one.state ?? '', due: one.dueOn })[sort.id]
  const compare = (a: DeliverableRecord, b: DeliverableRecord): number => {
    const [x, y] = [of(a), of(b)]
    if (x === y) return 0
    if (x === null) return 1
    if (y === null) return -1
    return sort.isDescending ? collator.compare(y, x) : collator.compare(x, y)
  }
  return all
    .filter(({ state }) => filter.state === anyState || (state ?? unsent) === filter.state)
    .filter(({ handle, title }) => `${handle}\n${title}`.toLocaleLowerCase(locale).includes(wanted))
    .sort((a, b) => compare(a, b) || collator.compare(a.handle, b.handle) || collator.compare(a.title, b.title))
}

/** States that are there, in the order of the way; briefs that were not sent first. */
export function statesIn(all: readonly DeliverableRecord[], order: readonly string[]): string[] {
  const found = new Set(all.map(({ state }) => state ?? unsent))
  return [unsent, ...order].filter((state) => found.has(state))
}

/** How many deliverables one creator gets from a package. */
export const sizeOf = (items: DeliverablePackage['items']): number => items.reduce((sum, { count }) => sum + count, 0)

/** Who may get deliverables, those booked first. */
export function takersOf(roster: readonly RosterEntry[]): RosterEntry[] {
  const rank = { booked: 0, proposed: 1, shortlisted: 2, dropped: 3 }
  return roster
    .filter(({ status }) => status !== 'dropped')
    .sort((a, b) => rank[a.status] - rank[b.status] || a.handle.localeCompare(b.handle))
}
