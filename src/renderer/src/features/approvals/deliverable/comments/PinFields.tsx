import { Clock, SquareDashed } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../../lib/locale'
import { Button } from '../../../../ui/Button'
import { PopoverButton } from '../../../../ui/Dialog'
import { FormRow } from '../../../../ui/FormDialog'
import { NumberField } from '../../../../ui/NumberField'
import { TextField } from '../../../../ui/TextField'
import { fittedArea, startArea } from '../../player/area'
import { useReview, useReviewStore } from '../../player/reviewStore'
import { parseTime, timecode } from '../../player/timecode'
import { commentWords } from './words'

/** The time as it is typed: the only way to one where the video cannot be shown. */
export function TimeFields({ durationMs }: { durationMs: number | null }) {
  const w = useWords(commentWords)
  return (
    <PopoverButton
      label={w.timeFields}
      placement="top start"
      trigger={
        <Button size="small" look="quiet" icon={<Clock size={12} aria-hidden="true" />}>
          {w.timeFields}
        </Button>
      }
    >
      {(close) => <TimeForm durationMs={durationMs} onDone={close} />}
    </PopoverButton>
  )
}

function TimeForm({ durationMs, onDone }: { durationMs: number | null; onDone: () => void }) {
  const w = useWords(commentWords)
  const store = useReviewStore()
  const { pin, timeMs, framesPerSecond, medium } = store.getState()
  const [from, setFrom] = useState(timecode(pin.atMs ?? timeMs, framesPerSecond))
  const [until, setUntil] = useState(pin.untilMs === null ? '' : timecode(pin.untilMs, framesPerSecond))
  const [isAsked, setAsked] = useState(false)
  const fromMs = parseTime(from, framesPerSecond)
  const untilMs = until.trim() === '' ? null : parseTime(until, framesPerSecond)
  const fromProblem =
    fromMs === null
      ? w.badTime
      : durationMs !== null && fromMs > durationMs
        ? w.beyond(timecode(durationMs, framesPerSecond))
        : null
  const untilProblem =
    until.trim() === ''
      ? null
      : untilMs === null
        ? w.badTime
        : durationMs !== null && untilMs > durationMs
          ? w.beyond(timecode(durationMs, framesPerSecond))
          : fromMs !== null && untilMs <= fromMs
            ? w.untilBefore
            : null
  return (
    <form
      noValidate
      className="flex w-64 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (fromProblem !== null || untilProblem !== null) return setAsked(true)
        store.setState(({ pin: old }) => ({ pin: { ...old, atMs: fromMs, untilMs } }))
        if (fromMs !== null) {
          medium?.pause()
          medium?.seek(fromMs)
        }
        onDone()
      }}
    >
      <FormRow>
        <TextField label={w.from} value={from} onChange={setFrom} problem={isAsked ? fromProblem : null} autoFocus />
        <TextField label={w.until} value={until} onChange={setUntil} problem={isAsked ? untilProblem : null} />
      </FormRow>
      <Button type="submit" look="primary" size="small">
        {w.setTime}
      </Button>
    </form>
  )
}

/** The marked part in figures, for who does not draw. */
export function AreaFields() {
  const w = useWords(commentWords)
  const area = useReview(({ pin }) => pin.area)
  const store = useReviewStore()
  const shown = area ?? startArea
  const change = (part: Partial<typeof shown>) =>
    store.setState(({ pin }) => ({ pin: { ...pin, area: fittedArea({ ...shown, ...part }) } }))
  const sides = [
    ['x', w.left],
    ['y', w.top],
    ['width', w.width],
    ['height', w.height],
  ] as const
  return (
    <PopoverButton
      label={w.areaTitle}
      placement="top start"
      trigger={
        <Button size="small" look="quiet" icon={<SquareDashed size={12} aria-hidden="true" />}>
          {w.areaFields}
        </Button>
      }
    >
      {(close) => (
        <div className="flex w-64 flex-col gap-3">
          <p className="font-medium text-meta">{w.areaTitle}</p>
          <FormRow>
            {sides.map(([side, label]) => (
              <NumberField
                key={side}
                label={label}
                value={Math.round(shown[side] * 1000) / 10}
                onChange={(percent) => change({ [side]: (percent ?? 0) / 100 })}
                min={0}
                max={100}
                step={0.1}
                hasSteppers={false}
              />
            ))}
          </FormRow>
          <Button
            look="primary"
            size="small"
            onPress={() => {
              change({})
              close()
            }}
          >
            {w.setArea}
          </Button>
        </div>
      )}
    </PopoverButton>
  )
}
