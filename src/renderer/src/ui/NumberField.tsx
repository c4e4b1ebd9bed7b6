import { ChevronDown, ChevronUp } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import { currencyExponent } from '../../../shared/domain/format'
import { useWords } from '../lib/locale'
import { type FieldFace, FieldLabel, FieldNotes, fieldClass } from './Field'
import { uiWords } from './words'

export interface NumberFieldProps extends FieldFace {
  /** null is empty */
  value: number | null
  /** called on Enter and on leaving the field, and by the steppers */
  onChange: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  formatOptions?: Intl.NumberFormatOptions
  isDisabled?: boolean
  isRequired?: boolean
  autoFocus?: boolean
  hasSteppers?: boolean
  placeholder?: string
}

export function NumberField(props: NumberFieldProps) {
  const w = useWords(uiWords)
  const { value, onChange, min, max, step, formatOptions, problem, hasSteppers = true, placeholder } = props
  return (
    <AriaNumberField
      // NaN is React Aria's word for an empty field.
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      {...(formatOptions ? { formatOptions } : {})}
      isInvalid={Boolean(problem)}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      autoFocus={props.autoFocus ?? false}
      validationBehavior="aria"
      className={fieldClass(props.className)}
    >
      <FieldLabel {...props} />
      <Group className="flex h-7 items-stretch rounded-control border border-line-strong bg-surface data-[invalid]:border-bad data-[disabled]:opacity-50">
        <Input
          className="num min-w-0 flex-1 rounded-control bg-transparent px-2 text-body text-fg"
          {...(placeholder ? { placeholder } : {})}
        />
        {hasSteppers && (
          <div className="flex w-6 flex-col border-line border-s">
            <AriaButton slot="increment" aria-label={w.increase} className={STEPPER}>
              <ChevronUp size={12} aria-hidden="true" />
            </AriaButton>
            <AriaButton slot="decrement" aria-label={w.decrease} className={STEPPER}>
              <ChevronDown size={12} aria-hidden="true" />
            </AriaButton>
          </div>
        )}
      </Group>
      <FieldNotes {...props} />
    </AriaNumberField>
  )
}

const STEPPER = 'flex flex-1 items-center justify-center text-muted data-[hovered]:bg-hover data-[disabled]:opacity-40'

export interface MoneyFieldProps
  extends Omit<NumberFieldProps, 'value' | 'onChange' | 'min' | 'max' | 'step' | 'formatOptions'> {
  /** whole minor units, null is empty */
  valueMinor: number | null
  onChange: (valueMinor: number | null) => void
  currency: string
  minMinor?: number
  maxMinor?: number
}

/** An amount typed in major units ("1,250.50") and held in whole minor units (125050). */
export function MoneyField({ valueMinor, onChange, currency, minMinor = 0, maxMinor, ...rest }: MoneyFieldProps) {
  const exponent = currencyExponent(currency)
  const unit = 10 ** exponent
  return (
    <NumberField
      hasSteppers={false}
      {...rest}
      value={valueMinor === null ? null : valueMinor / unit}
      onChange={(major) => onChange(major === null ? null : Math.round(major * unit))}
      min={minMinor / unit}
      {...(maxMinor === undefined ? {} : { max: maxMinor / unit })}
      formatOptions={{
        style: 'currency',
        currency,
        currencyDisplay: 'code',
        // A whole amount reads better without its zeros; a broken one needs all its decimals.
        minimumFractionDigits: valueMinor !== null && valueMinor % unit !== 0 ? exponent : 0,
        maximumFractionDigits: exponent,
      }}
    />
  )
}
