import { Minus, Plus } from 'lucide-react'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { useFormat, useWords } from '../../../lib/locale'
import { IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { Segmented } from '../../../ui/Segmented'
import { AreaLayer, DrawHint } from './AreaLayer'
import type { Mark } from './marks'
import { useReview } from './reviewStore'
import { type Box, useFitBox } from './useFitBox'
import { playerWords } from './words'

const STEP = 1.25
const LARGEST = 8

/** A picture: whole, or as large as one wants, moved by dragging or by the scrollbars' keys. */
export function ImageStage({
  version,
  url,
  marks,
  onUndecodable,
  controls,
}: {
  version: ContentVersion
  url: string
  marks: readonly Mark[]
  onUndecodable: () => void
  controls: ReactNode
}) {
  const w = useWords(playerWords)
  const format = useFormat()
  const stage = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const isDrawing = useReview((state) => state.isDrawing)
  const [natural, setNatural] = useState<Box | null>(null)
  /** null: fitted */
  const [scale, setScale] = useState<number | null>(null)
  const [grip, setGrip] = useState<{ x: number; y: number } | null>(null)
  const fitted = useFitBox(stage, natural)
  const shownScale = scale ?? (fitted && natural ? fitted.width / natural.width : 1)
  const box = natural
    ? scale === null
      ? fitted
      : { width: natural.width * scale, height: natural.height * scale }
    : null
  const zoomBy = (factor: number) => setScale(Math.min(LARGEST, Math.max(0.05, shownScale * factor)))
  const pan = (event: PointerEvent) => {
    if (!grip || !scroller.current) return
    scroller.current.scrollLeft -= event.clientX - grip.x
    scroller.current.scrollTop -= event.clientY - grip.y
    setGrip({ x: event.clientX, y: event.clientY })
  }
  return (
    <>
      <div className="relative min-h-0 flex-1 overflow-hidden bg-sunken">
        <div ref={stage} className="absolute inset-3">
          <div
            ref={scroller}
            className={cx(
              'flex h-full overflow-auto',
              scale !== null && !isDrawing && (grip ? 'cursor-grabbing' : 'cursor-grab'),
            )}
            onPointerDown={(event) => {
              if (scale === null || isDrawing || event.button !== 0) return
              if (event.target instanceof Element && event.target.closest('button')) return
              event.currentTarget.setPointerCapture(event.pointerId)
              setGrip({ x: event.clientX, y: event.clientY })
            }}
            onPointerMove={pan}
            onPointerUp={() => setGrip(null)}
            onPointerCancel={() => setGrip(null)}
          >
            <div className="relative m-auto shrink-0" style={box ?? undefined}>
              <img
                src={url}
                alt={w.pictureOf(version.name ?? '')}
                draggable={false}
                className={cx('block', box ? 'size-full' : 'invisible')}
                onLoad={({ currentTarget }) =>
                  setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
                }
                onError={onUndecodable}
              />
              {natural && <AreaLayer marks={marks} />}
            </div>
          </div>
        </div>
        <DrawHint />
        {!natural && (
          <p role="status" className="absolute inset-x-0 bottom-2 text-center text-meta text-muted">
            {w.loading}
          </p>
        )}
      </div>
      <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-1 px-2 py-1">
        <Segmented
          label={w.zoom}
          value={scale === null ? 'fit' : scale === 1 ? 'full' : 'own'}
          onChange={(next) => setScale(next === 'fit' ? null : 1)}
          choices={[
            { id: 'fit', label: w.zoomFit },
            { id: 'full', label: w.zoomFull },
          ]}
        />
        <IconButton label={w.zoomOut} icon={<Minus size={16} aria-hidden="true" />} onPress={() => zoomBy(1 / STEP)} />
        <span className="tabular min-w-12 text-center text-meta text-muted">
          {w.percent(format.number(shownScale * 100, 0))}
        </span>
        <IconButton label={w.zoomIn} icon={<Plus size={16} aria-hidden="true" />} onPress={() => zoomBy(STEP)} />
        <span className="flex-1" />
        {controls}
      </div>
    </>
  )
}
