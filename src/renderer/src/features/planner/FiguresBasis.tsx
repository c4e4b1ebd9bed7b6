import type { PlanFigures } from '../../../../shared/contract/planner'
import { costParts } from '../../../../shared/domain/planning/packages'
import { useFormat, useWords } from '../../lib/locale'
import { Facts } from '../../ui/Screen'
import type { FiguresProps } from './Figures'
import { plannerWords } from './words'

/** What every headline figure rests on, and of which day its data are. */
export function FiguresBasis({
  figures,
  currency,
  method,
  dataDate,
  universeBasis,
  campaignSpread,
}: FiguresProps & { figures: PlanFigures | null }) {
  const w = useWords(plannerWords)
  const format = useFormat()
  const range = figures?.range ?? null
  const parts = costParts.flatMap((part) => {
    const amount = figures?.costParts[part] ?? 0
    return amount > 0 ? [`${w.costParts[part]} ${format.money(Math.round(amount), currency, 'short')}`] : []
  })
  return (
    <details className="text-caption text-muted">
      <summary className="w-fit cursor-default rounded-control">
        {dataDate === null ? w.how : w.howWithDate(format.date(dataDate))}
      </summary>
      <p className="max-w-[100ch] py-1">
        {method} {w.universeFrom(universeBasis)}
      </p>
      {figures && (
        <Facts
          className="max-w-[110ch]"
          facts={[
            {
              label: w.netReach,
              value: [
                w.basis.net(format.count(Math.round(figures.netReachPersons))),
                range &&
                  w.basis.range(
                    format.count(range.draws),
                    format.number(campaignSpread, 2),
                    String(range.seed),
                    format.percent(range.variation, 0),
                  ),
              ]
                .filter(Boolean)
                .join(' '),
            },
            { label: w.grossReach, value: w.basis.gross },
            { label: w.frequency, value: w.basis.frequency },
            { label: w.cost, value: parts.length > 0 ? `${w.basis.cost} ${parts.join(', ')}.` : w.basis.cost },
            { label: w.perThousand, value: w.basis.perThousand },
            { label: w.engagements, value: w.basis.engagements },
            ...(figures.conversions === null ? [] : [{ label: w.conversions, value: w.basis.conversions }]),
            ...(figures.revenueMinor === null ? [] : [{ label: w.revenue, value: w.basis.revenue }]),
          ]}
        />
      )}
    </details>
  )
}
