import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { addDays, weekdayOf } from '../../../../../shared/domain/businessDays'
import type { Format } from '../../../lib/locale'
import type { BoardLane } from '../../../ui/board/boardTypes'
import type { LaneKind } from './boardView'
import { weekOf } from './filter'
import type { boardWords } from './words'

export interface LanesOf {
  list: readonly BoardLane[]
  of: (card: ApprovalCard) => string
}

const accountOf = (card: ApprovalCard) => card.accountId

/** The lanes of a board, in their order; null where it has none. */
export function lanesOf(
  kind: LaneKind,
  cards: readonly ApprovalCard[],
  input: { today: string; w: ReturnType<typeof boardWords>; format: Format; locale: string },
): LanesOf | null {
  const { today, w, format, locale } = input
  if (kind === 'none') return null
  const of = kind === 'creator' ? accountOf : weekOf
  const groups = [...Map.groupBy(cards, of)]
  if (kind === 'creator') {
    const collator = new Intl.Collator(locale, { numeric: true })
    const list = groups.map(([id, [first, ...rest]]) => ({
      id,
      name: `@${first?.handle ?? ''}`,
      note: [first?.displayName, w.deliverables(rest.length + 1, format.count(rest.length + 1))]
        .filter((text) => text)
        .join(' · '),
    }))
    return { of, list: list.sort((a, b) => collator.compare(a.name, b.name)) }
  }
  const thisWeek = addDays(today, 1 - weekdayOf(today))
  const list = groups
    .sort(([a], [b]) => (a === 'none' ? 1 : b === 'none' ? -1 : a < b ? -1 : 1))
    .map(([id, { length }]) => ({
      id,
      name: id === 'none' ? w.noDay : w.weekOf(format.date(id)),
      note: [id === thisWeek ? w.thisWeek : '', w.deliverables(length, format.count(length))]
        .filter((text) => text)
        .join(' · '),
    }))
  return { of, list }
}
