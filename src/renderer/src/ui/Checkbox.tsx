import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import { cx } from './cx'

export interface CheckboxProps {
  children?: ReactNode
  /** needed where there is no text beside the box */
  label?: string
  isSelected: boolean
  isIndeterminate?: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean
  className?: string
}

export function Checkbox({
  children,
  label,
  isSelected,
  isIndeterminate,
  onChange,
  isDisabled,
  className,
}: CheckboxProps) {
  return (
    <AriaCheckbox
      {...(label ? { 'aria-label': label } : {})}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate ?? false}
      onChange={onChange}
      isDisabled={isDisabled ?? false}
      className={cx(
        'group flex min-h-6 cursor-default select-none items-center gap-2 data-[disabled]:opacity-50',
        className,
      )}
    >
      {(state) => (
        <>
          <span
            className={cx(
              'flex size-4 shrink-0 items-center justify-center rounded-control border forced-colors:border-[ButtonText]',
              state.isSelected || state.isIndeterminate
                ? 'border-accent bg-accent text-on-accent'
                : 'border-line-strong bg-surface',
              state.isFocusVisible && 'outline-2 outline-accent outline-offset-1',
            )}
          >
            {state.isIndeterminate ? (
              <Minus size={12} aria-hidden="true" />
            ) : (
              state.isSelected && <Check size={12} aria-hidden="true" />
            )}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  )
}

export interface SwitchProps {
  /** left out where the words stand elsewhere */
  children?: ReactNode
  /** names it for speech where it has no words of its own */
  label?: string
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean
  className?: string
}

/** On or off, at once. */
export function Switch({ children, label, isSelected, onChange, isDisabled, className }: SwitchProps) {
  return (
    <AriaSwitch
      {...(label ? { 'aria-label': label } : {})}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled ?? false}
      className={cx('flex min-h-6 cursor-default select-none items-center gap-2 data-[disabled]:opacity-50', className)}
    >
      {(state) => (
        <>
          <span
            className={cx(
              'flex h-4 w-7 shrink-0 items-center rounded-full border px-px transition-colors duration-100 forced-colors:border-[ButtonText]',
              state.isSelected ? 'border-accent bg-accent' : 'border-line-strong bg-surface',
              state.isFocusVisible && 'outline-2 outline-accent outline-offset-1',
            )}
          >
            <span
              className={cx(
                'size-3 rounded-full transition-transform duration-100 forced-colors:bg-[ButtonText]',
                state.isSelected ? 'translate-x-3 bg-on-accent rtl:-translate-x-3' : 'bg-line-strong',
              )}
            />
          </span>
          {children}
        </>
      )}
    </AriaSwitch>
  )
}
