import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { cx } from './cx'
import type { Choice } from './Select'

export interface SegmentedProps<Id extends string> {
  label: string
  choices: readonly Choice<Id>[]
  value: Id
  onChange: (value: Id) => void
  className?: string
}

/** One of two to five, all visible. */
export function Segmented<Id extends string>({ label, choices, value, onChange, className }: SegmentedProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find(({ id }) => keys.has(id))
        if (chosen) onChange(chosen.id)
      }}
      className={cx('inline-flex h-7 w-fit rounded-control border border-line-strong/55 bg-surface p-px', className)}
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.id}
          id={choice.id}
          className="flex cursor-default select-none items-center gap-1.5 rounded-[3px] px-2.5 text-body text-muted data-[hovered]:text-fg data-[selected]:bg-accent-soft data-[selected]:font-medium data-[selected]:text-accent"
        >
          {choice.icon}
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
