import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CampaignPlan } from '../../../../shared/contract/planner'
import { useFormat, useWords } from '../../lib/locale'
import { cx } from '../../ui/cx'
import { Figure } from '../../ui/Screen'
import { FiguresBasis } from './FiguresBasis'
import { PlanStatus } from './PlanStatus'
import { plannerWords } from './words'

export interface FiguresProps {
  plan: CampaignPlan | null
  isPlanning: boolean
  currency: string
  candidateCount: number
  universePersons: number
  universeBasis: string
  goalPersons: number | null
  /** how reach was counted, in the engine's words */
  method: string
  dataDate: string | null
  /** spread of the factor that moves all creators together; null while it is not known */
  campaignSpread: number | null
}

/** The answer in figures, each with its basis under it. */
export function Figures(props: FiguresProps) {
  const { plan, isPlanning, currency, candidateCount, universePersons, goalPersons } = props
  const w = useWords(plannerWords)
  const format = useFormat()
  const figures = plan?.status === 'infeasible' ? null : (plan?.figures ?? null)
  const persons = (count: number | null | undefined) => format.compact(count ?? null)
  const exact = (count: number | null | undefined) =>
    count == null ? '' : `${format.count(Math.round(count))} ${w.persons}`
  const money = (amountMinor: number | null | undefined) =>
    format.money(amountMinor == null ? null : Math.round(amountMinor), currency, 'short')
  const range = figures?.range ?? null
  const net = figures && (range?.p50Persons ?? figures.netReachPersons)
  const leftMinor = plan?.budgetMinor != null && figures ? plan.budgetMinor - figures.costMinor : null
  // Two more figures no longer fit into one row.
  const isMany = figures?.conversions != null || figures?.revenueMinor != null
  return (
    <div className="flex flex-col gap-2">
      <div
        className={cx(
          'grid grid-cols-5 gap-x-5 gap-y-2',
          isMany ? '@min-[1060px]:grid-cols-7' : '@min-[1060px]:flex @min-[1060px]:[&>*]:grow',
        )}
        data-testid="figures"
        data-budget={plan?.budgetMinor ?? undefined}
        data-plan={plan?.planId ?? undefined}
      >
        <div className="max-w-60 basis-33">
          <PlanStatus plan={plan} isPlanning={isPlanning} currency={currency} />
        </div>
        <div className="col-span-2 max-w-80 basis-51">
          <Figure
            label={w.netReach}
            value={
              <Headline
                value={persons(net)}
                beside={range && w.range(persons(range.p10Persons), persons(range.p90Persons))}
              />
            }
            title={exact(net)}
            note={
              figures && (
                <>
                  {range && `${w.expected(persons(figures.netReachPersons))}, ${w.p50(format.count(range.draws))}`}
                  <span className="block">
                    {w.ofUniverse(format.percent((net ?? 0) / universePersons), format.compact(universePersons))}
                  </span>
                </>
              )
            }
          />
        </div>
        {goalPersons !== null && (
          <Cell basis="basis-25">
            <Figure
              label={w.goalFigure}
              value={format.percent(net === null ? null : net / goalPersons, 0)}
              title={exact(goalPersons)}
              note={
                range?.goalProbability == null
                  ? w.goalOf(format.compact(goalPersons))
                  : w.goalChance(format.percent(range.goalProbability, 0), format.compact(goalPersons))
              }
            />
          </Cell>
        )}
        <Cell basis="basis-25">
          <Figure
            label={w.grossReach}
            value={persons(figures?.grossReachPersons)}
            title={exact(figures?.grossReachPersons)}
            note={w.grossNote}
          />
        </Cell>
        <Cell basis="basis-20">
          <Figure label={w.frequency} value={format.number(figures?.frequency, 2)} note={w.frequencyNote} />
        </Cell>
        <Cell basis="basis-22">
          <Figure
            label={w.cost}
            value={money(figures?.costMinor)}
            title={format.money(figures?.costMinor, currency)}
            note={leftMinor === null ? null : w.left(money(leftMinor))}
          />
        </Cell>
        <Cell basis="basis-22">
          <Figure label={w.perThousand} value={money(figures?.costPerThousandNetMinor)} note={w.perThousandNote} />
        </Cell>
        <Cell basis="basis-23">
          <Figure
            label={w.engagements}
            value={format.compact(figures?.engagements)}
            title={format.count(figures?.engagements == null ? null : Math.round(figures.engagements))}
            note={
              figures && figures.engagementsUnknown > 0
                ? w.engagementsUnknown(figures.engagementsUnknown, format.count(figures.engagementsUnknown))
                : w.engagementsNote
            }
          />
        </Cell>
        {figures?.conversions != null && (
          <Cell basis="basis-22">
            <Figure label={w.conversions} value={format.compact(figures.conversions)} note={w.assumedNote} />
          </Cell>
        )}
        {figures?.revenueMinor != null && (
          <Cell basis="basis-22">
            <Figure label={w.revenue} value={money(figures.revenueMinor)} note={w.assumedNote} />
          </Cell>
        )}
        <Cell basis="basis-18">
          <Figure
            label={w.creators}
            value={format.count(figures?.creators)}
            note={w.creatorsOf(candidateCount, format.count(candidateCount))}
          />
        </Cell>
      </div>
      {figures && plan && plan.reasons.length > 0 && (
        // What was not counted beside a plan that stands; of an impossible one the controls say why.
        <ul aria-label={w.notes} className="m-0 flex max-w-[100ch] list-none flex-col gap-0.5 p-0 text-meta text-muted">
          {plan.reasons.map((reason) => (
            <li key={reason} className="flex items-start gap-1.5">
              <Info size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
              <span className="[overflow-wrap:anywhere]">{reason}</span>
            </li>
          ))}
        </ul>
      )}
      <FiguresBasis {...props} figures={figures} />
    </div>
  )
}

/** As wide as its words need, wider where there is room. */
function Cell({ basis, children }: { basis: string; children: ReactNode }) {
  return <div className={cx('max-w-45', basis)}>{children}</div>
}

function Headline({ value, beside }: { value: ReactNode; beside: ReactNode }) {
  return (
    <span className="flex items-baseline gap-2">
      <span data-headline="net">{value}</span>
      {beside && <span className="truncate font-normal text-meta text-muted">{beside}</span>}
    </span>
  )
}
