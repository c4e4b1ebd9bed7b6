import { NumberField } from '../../../../ui/NumberField'

/** A share typed in per cent and held as a fraction. */
export function ShareField({
  label,
  value,
  problem,
  onChange,
}: {
  label: string
  value: number | null
  problem?: string | null | undefined
  onChange: (value: number | null) => void
}) {
  return (
    <NumberField
      label={label}
      value={value}
      min={0}
      max={1}
      step={0.01}
      formatOptions={{ style: 'percent', maximumFractionDigits: 1 }}
      problem={problem}
      onChange={onChange}
    />
  )
}
