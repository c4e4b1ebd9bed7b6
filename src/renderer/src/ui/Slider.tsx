import { Label } from 'react-aria-components/Label'
import { Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import { cx } from './cx'

export interface SliderProps {
  label: string
  value: number
  min: number
  max: number
  step?: number
  onChange: (value: number) => void
  /** once, when the thumb is let go or a key was pressed */
  onChangeEnd?: (value: number) => void
  /** the value as a person reads it */
  format: (value: number) => string
  isDisabled?: boolean
  className?: string
}

export function Slider({
  label,
  value,
  min,
  max,
  step,
  onChange,
  onChangeEnd,
  format,
  isDisabled,
  className,
}: SliderProps) {
  return (
    <AriaSlider
      value={value}
      minValue={min}
      maxValue={max}
      {...(step === undefined ? {} : { step })}
      onChange={onChange}
      {...(onChangeEnd ? { onChangeEnd } : {})}
      isDisabled={isDisabled ?? false}
      className={cx('grid grid-cols-[auto_1fr_auto] items-center gap-3', className)}
    >
      <Label className="text-muted">{label}</Label>
      <SliderTrack className="relative flex h-6 w-full items-center">
        {({ state }) => (
          <>
            <div className="absolute inset-x-0 h-1 rounded-full bg-line-strong/60 forced-colors:bg-[ButtonText]" />
            <div
              className="absolute start-0 h-1 rounded-full bg-accent forced-colors:bg-[Highlight]"
              style={{ width: `${state.getThumbPercent(0) * 100}%` }}
            />
            <SliderThumb
              aria-valuetext={format(state.getThumbValue(0))}
              className="ring-out top-1/2 size-4 rounded-full border-2 border-surface bg-accent shadow-pop data-[focus-visible]:outline-2 forced-colors:bg-[ButtonText]"
            />
          </>
        )}
      </SliderTrack>
      <SliderOutput className="tabular min-w-16 text-end font-medium">
        {({ state }) => format(state.getThumbValue(0))}
      </SliderOutput>
    </AriaSlider>
  )
}
