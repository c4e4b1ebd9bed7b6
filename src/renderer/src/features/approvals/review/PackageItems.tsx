import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { useWords } from '../../../lib/locale'
import { Checkbox } from '../../../ui/Checkbox'
import { whyNotSendable } from './sendable'
import { reviewWords } from './words'

/** What was asked for, with why some of it cannot go, and what else can. */
export function PackageItems({
  cards,
  asked,
  chosen,
  onChange,
}: {
  cards: readonly ApprovalCard[]
  asked: readonly string[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}) {
  const w = useWords(reviewWords)
  const rows = cards
    .map((card) => ({ card, why: whyNotSendable(card, w) }))
    .filter(({ card, why }) => why === null || asked.includes(card.id))
  if (rows.length === 0) return <p className="text-muted">{w.noItems}</p>
  return (
    <fieldset>
      <legend className="pb-1 font-medium text-meta text-muted">{w.items}</legend>
      <ul className="max-h-[220px] overflow-auto rounded-control border border-line">
        {rows.map(({ card, why }) => (
          <li key={card.id} className="flex items-center gap-3 border-line border-b px-2 py-1 last:border-b-0">
            <Checkbox
              isSelected={why === null && chosen.has(card.id)}
              isDisabled={why !== null}
              onChange={(isSelected) => {
                const next = new Set(chosen)
                if (isSelected) next.add(card.id)
                else next.delete(card.id)
                onChange(next)
              }}
              className="min-w-0 shrink-0 [overflow-wrap:anywhere]"
            >
              {w.itemOf(card.title, card.handle)}
            </Checkbox>
            <span className="min-w-0 flex-1 text-end text-meta text-muted">
              {why ?? (card.state && card.version ? w.versionIn(card.version.number, card.state) : '–')}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
