import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { PlanCandidate, PlanPick } from '../../../../../shared/contract/planner'
import { Chart } from './Chart'
import { type CreatorAxesFace, creatorAxes, type PlotFrame, plotFrame } from './creatorChart'
import { dearerPicks, drawOutlines, drawPlan, inPixels, type MarkFace, markAt, marksOf } from './creatorMarks'
import { type AddedReach, placeOf, type Upwards } from './creatorPlaces'
import { LassoArea, type LassoTool } from './LassoArea'
import { type ChoiceMode, insideOutline } from './lasso'
import { MarkTip } from './MarkTip'

export interface CreatorPlotProps {
  label: string
  candidates: readonly PlanCandidate[]
  picks: ReadonlyMap<string, PlanPick>
  added: ReadonlyMap<string, AddedReach> | null
  chosen: ReadonlySet<string>
  upwards: Upwards
  face: CreatorAxesFace & MarkFace
  tool: LassoTool
  /** all that is known of a creator, as lines of text */
  tip: (entryId: string) => string
  onPick: (entryId: string, keys: { shiftKey: boolean; altKey: boolean }) => void
  onLasso: (entryIds: string[], mode: ChoiceMode) => void
}

/**
 * Thousands of marks over the axes of a chart, on two canvases: the outlines of all, drawn when the data change, and
 * above them what the plan fills and the selection rings, drawn at every move of the budget.
 */
export function CreatorPlot(props: CreatorPlotProps) {
  const { label, candidates, picks, added, chosen, upwards, face, tool, tip, onPick, onLasso } = props
  const [frame, setFrame] = useState<PlotFrame | null>(null)
  const outlines = useRef<HTMLCanvasElement>(null)
  const plan = useRef<HTMLCanvasElement>(null)
  const option = useMemo(() => creatorAxes(face), [face])

  useEffect(() => {
    if (!frame || !outlines.current) return
    const marks = marksOf(
      candidates,
      (candidate) => placeOf(candidate, undefined, added?.get(candidate.entryId), upwards),
      face,
    )
    drawOutlines(outlines.current, inPixels(marks, frame), frame, face)
  }, [frame, candidates, added, upwards, face])

  const all = useMemo(
    () =>
      frame &&
      inPixels(
        marksOf(
          candidates,
          (candidate) => placeOf(candidate, picks.get(candidate.entryId), added?.get(candidate.entryId), upwards),
          face,
        ),
        frame,
      ),
    [frame, candidates, picks, added, upwards, face],
  )
  useEffect(() => {
    if (!frame || !plan.current) return
    const place = (candidate: PlanCandidate) =>
      placeOf(candidate, picks.get(candidate.entryId), added?.get(candidate.entryId), upwards)
    const marksFor = (ids: { has: (entryId: string) => boolean }) =>
      inPixels(
        marksOf(
          candidates.filter(({ entryId }) => ids.has(entryId)),
          place,
          face,
        ),
        frame,
      )
    drawPlan(
      plan.current,
      {
        planned: marksFor(picks),
        chosen: marksFor(chosen),
        dearer: upwards === 'alone' ? dearerPicks(candidates, picks) : [],
      },
      frame,
      face,
    )
  }, [frame, candidates, picks, added, chosen, upwards, face])

  const [hovered, setHovered] = useState<{ entryId: string; x: number; y: number } | null>(null)
  const under = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    if (!all) return null
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const index = markAt(all, event.clientX - left, event.clientY - top)
    const entryId = all.entryIds[index]
    return entryId === undefined ? null : { entryId, x: all.xs[index] ?? 0, y: all.ys[index] ?? 0 }
  }
  const hover = (event: PointerEvent) => {
    const next = event.buttons === 0 ? under(event) : null
    if (next?.entryId !== hovered?.entryId) setHovered(next)
  }
  return (
    <LassoArea
      tool={tool}
      onOutline={(outline, mode) => {
        if (!all) return
        const ids = insideOutline(outline, all.xs, all.ys).flatMap((index) => all.entryIds[index] ?? [])
        onLasso(ids, mode)
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the table has the same for the keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table has the same for the keyboard */}
      <div
        className="relative h-full cursor-crosshair"
        onPointerMove={hover}
        onPointerLeave={() => setHovered(null)}
        onClick={(event) => {
          const mark = under(event)
          if (mark) onPick(mark.entryId, event)
        }}
      >
        <Chart
          label={label}
          option={option}
          onDrawn={(chart) => setFrame(plotFrame(chart, face.scale, face.isLog))}
          className="h-full"
        />
        <div aria-hidden="true" className="pointer-events-none absolute inset-0">
          <canvas ref={outlines} className="absolute inset-0 size-full" />
          <canvas ref={plan} className="absolute inset-0 size-full" />
        </div>
        {hovered && frame && (
          <MarkTip text={tip(hovered.entryId)} x={hovered.x} y={hovered.y} width={frame.width} height={frame.height} />
        )}
      </div>
    </LassoArea>
  )
}
