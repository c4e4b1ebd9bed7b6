import { memo, useMemo, useState } from 'react'
import type { PlanCandidate, PlanPick } from '../../../../shared/contract/planner'
import { useFormat, useWords } from '../../lib/locale'
import { Button } from '../../ui/Button'
import { ChosenBar } from '../../ui/board/ChosenBar'
import { Segmented } from '../../ui/Segmented'
import { ChartFrame } from './ChartFrame'
import { CreatorLegend } from './charts/CreatorLegend'
import { CreatorPlot } from './charts/CreatorPlot'
import { CreatorTable } from './charts/CreatorTable'
import { useChartColors } from './charts/chartColors'
import { dearerPicks } from './charts/creatorMarks'
import { type AddedReach, creatorScale, isWidelySpread, placeOf, type Upwards } from './charts/creatorPlaces'
import { creatorTip } from './charts/creatorTip'
import type { LassoTool } from './charts/LassoArea'
import { chosenAfter } from './charts/lasso'
import { chartWords } from './charts/words'
import type { TierLook } from './tierLook'
import { plannerWords } from './words'

export interface CreatorChartProps {
  candidates: readonly PlanCandidate[]
  picks: ReadonlyMap<string, PlanPick>
  /** what everybody who is left out would add, as planner.explain tells; null while it is not known */
  added: ReadonlyMap<string, AddedReach> | null
  looks: readonly TierLook[]
  currency: string
  isTable: boolean
  onTable: (isTable: boolean) => void
  onPick: (entryId: string) => void
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
  onRule: (entryIds: readonly string[], rule: PlanCandidate['planRule']) => void
}

/** Who costs what and reaches how many, alone or beyond the plan; filled is in the plan, ringed is selected. */
export const CreatorChart = memo(function CreatorChart(props: CreatorChartProps) {
  const { candidates, picks, added, looks, currency, isTable, onTable, chosen, onChosen, onRule } = props
  const w = useWords(chartWords)
  const tierWords = useWords(plannerWords)
  const format = useFormat()
  const colors = useChartColors()
  const [upwards, setUpwards] = useState<Upwards>('alone')
  const [tool, setTool] = useState<LassoTool>('lasso')
  const [chosenScale, setScale] = useState<'linear' | 'log' | null>(null)
  const isSpread = useMemo(() => {
    const offers = candidates.flatMap((candidate) => candidate.offers)
    return (
      isWidelySpread(offers.map(({ costMinor }) => costMinor)) ||
      isWidelySpread(offers.map(({ soloReachPersons }) => soloReachPersons))
    )
  }, [candidates])
  const isLog = (chosenScale ?? (isSpread ? 'log' : 'linear')) === 'log'
  // What only one way of looking needs must not redraw the other.
  const addedShown = upwards === 'adds' ? added : null
  const face = useMemo(
    () => ({
      looks,
      colors,
      currency,
      format,
      isLog,
      scale: creatorScale(candidates, addedShown, upwards),
      costAxis: w.costAxis(currency),
      personsAxis: upwards === 'alone' ? w.soloAxis : w.addsAxis,
    }),
    [candidates, looks, colors, currency, format, upwards, isLog, addedShown, w],
  )
  const byId = useMemo(() => new Map(candidates.map((candidate) => [candidate.entryId, candidate])), [candidates])
  const tip = (entryId: string) => {
    const candidate = byId.get(entryId)
    return candidate
      ? creatorTip(candidate, picks.get(entryId), added?.get(entryId), { w, tierWords, format, currency })
      : ''
  }
  const unplaced = useMemo(
    () =>
      upwards === 'alone'
        ? 0
        : candidates.filter(
            (candidate) =>
              !placeOf(candidate, picks.get(candidate.entryId), addedShown?.get(candidate.entryId), upwards),
          ).length,
    [candidates, picks, addedShown, upwards],
  )
  const give = (rule: PlanCandidate['planRule']) => onRule([...chosen], rule)
  const count = format.count(candidates.length)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc clears the selection wherever the focus is in here
    <div
      className="relative flex min-w-0 flex-col"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || chosen.size === 0) return
        event.preventDefault()
        onChosen(new Set())
      }}
    >
      <ChartFrame
        title={w.creatorChart}
        isTable={isTable}
        onTable={onTable}
        tools={
          !isTable && (
            <>
              <Segmented
                label={w.upwards}
                choices={[
                  { id: 'alone', label: w.alone },
                  { id: 'adds', label: w.adds },
                ]}
                value={upwards}
                onChange={setUpwards}
              />
              <Segmented
                label={w.scale}
                choices={[
                  { id: 'linear', label: w.linear },
                  { id: 'log', label: w.log },
                ]}
                value={isLog ? 'log' : 'linear'}
                onChange={setScale}
              />
              <Segmented
                label={w.tool}
                choices={[
                  { id: 'lasso', label: w.lasso },
                  { id: 'box', label: w.box },
                ]}
                value={tool}
                onChange={setTool}
              />
            </>
          )
        }
        chart={
          <CreatorPlot
            label={upwards === 'alone' ? w.creatorChartLabel(count) : w.creatorChartAddsLabel(count)}
            {...{ candidates, picks, chosen, upwards, face, tool, tip }}
            added={addedShown}
            onPick={(entryId, { shiftKey, altKey }) => {
              if (shiftKey || altKey) onChosen(chosenAfter(chosen, [entryId], altKey ? 'remove' : 'add'))
              else props.onPick(entryId)
            }}
            onLasso={(entryIds, mode) => onChosen(chosenAfter(chosen, entryIds, mode))}
          />
        }
        table={<CreatorTable {...{ candidates, picks, added, currency, chosen, onChosen }} />}
        note={
          !isTable && (
            <>
              <CreatorLegend
                looks={looks}
                hasDearer={upwards === 'alone' && dearerPicks(candidates, picks).length > 0}
              />
              {unplaced > 0 && <p>{w.notPlaced(unplaced, format.count(unplaced))}</p>}
              <p>{w.dragToSelect}</p>
            </>
          )
        }
      />
      {/* Wider than the chart where the chart is narrow, so that its buttons stand in one line. */}
      <div className="pointer-events-none absolute start-0 bottom-0 z-30 w-[min(560px,100cqw)]">
        <ChosenBar
          chosen={chosen.size}
          total={candidates.length}
          words={{ selected: w.selected, selectAll: w.selectAll, clear: w.clear }}
          onSelectAll={() => onChosen(new Set(candidates.map(({ entryId }) => entryId)))}
          onClear={() => onChosen(new Set())}
        >
          <Button size="small" onPress={() => give('must')}>
            {w.must}
          </Button>
          <Button size="small" onPress={() => give('mustNot')}>
            {w.mustNot}
          </Button>
          <Button size="small" onPress={() => give('open')}>
            {w.open}
          </Button>
        </ChosenBar>
      </div>
    </div>
  )
})
