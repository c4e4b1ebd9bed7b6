import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { cx } from '../../ui/cx'
import { MoneyField, NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'

interface InlineProps {
  /** what it is and how it can be changed, for speech */
  label: string
  /** name of the field while it is edited */
  fieldLabel: string
  shown: ReactNode
  isNumber?: boolean
}

/**
 * A cell that is a button until it is pressed, then a field. Enter and leaving it commit, Esc puts the old value back,
 * and the focus returns to the cell. Only the cell being edited holds a field, so that long tables stay light.
 */
function Inline({ label, shown, isNumber, editor }: InlineProps & { editor: ReactNode }) {
  const [isEditing, setEditing] = useState(false)
  const [returnsFocus, setReturnsFocus] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isEditing) {
      box.current?.querySelector('input')?.select()
    } else if (returnsFocus) {
      button.current?.focus()
      setReturnsFocus(false)
    }
  }, [isEditing, returnsFocus])
  const leave = () => {
    setReturnsFocus(true)
    setEditing(false)
  }
  if (!isEditing) {
    return (
      <AriaButton
        ref={button}
        aria-label={label}
        onPress={() => setEditing(true)}
        className={cx(
          'block h-7 w-full cursor-text truncate rounded-control border border-transparent px-2 data-[hovered]:border-line-strong/55 data-[hovered]:bg-surface',
          isNumber ? 'num' : 'text-start',
        )}
      >
        {shown}
      </AriaButton>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the field inside it
    <div
      ref={box}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setEditing(false)
      }}
      // Caught before the field, which keeps its keys to itself.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return
        event.preventDefault()
        event.stopPropagation()
        // Losing the focus commits; a field that is taken away with the focus in it does not.
        if (event.key === 'Enter' && event.target instanceof HTMLElement) event.target.blur()
        leave()
      }}
    >
      {editor}
    </div>
  )
}

export function InlineMoney({
  valueMinor,
  currency,
  onCommit,
  ...face
}: Omit<InlineProps, 'isNumber'> & {
  valueMinor: number | null
  currency: string
  onCommit: (valueMinor: number | null) => void
}) {
  return (
    <Inline
      {...face}
      isNumber
      editor={
        <MoneyField
          label={face.fieldLabel}
          isLabelHidden
          autoFocus
          valueMinor={valueMinor}
          currency={currency}
          onChange={(next) => {
            if (next !== valueMinor) onCommit(next)
          }}
        />
      }
    />
  )
}

export function InlineCount({
  value,
  min,
  max,
  onCommit,
  ...face
}: Omit<InlineProps, 'isNumber'> & { value: number; min: number; max: number; onCommit: (value: number) => void }) {
  return (
    <Inline
      {...face}
      isNumber
      editor={
        <NumberField
          label={face.fieldLabel}
          isLabelHidden
          autoFocus
          hasSteppers={false}
          value={value}
          min={min}
          max={max}
          step={1}
          onChange={(next) => {
            if (next !== null && next !== value) onCommit(next)
          }}
        />
      }
    />
  )
}

export function InlineText({
  value,
  maxLength,
  onCommit,
  ...face
}: Omit<InlineProps, 'isNumber'> & { value: string; maxLength: number; onCommit: (value: string) => void }) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const commit = () => {
    if (draft !== value) onCommit(draft)
  }
  return (
    <Inline
      {...face}
      editor={
        <TextField
          label={face.fieldLabel}
          isLabelHidden
          autoFocus
          value={draft}
          maxLength={maxLength}
          onChange={setDraft}
          onBlur={commit}
        />
      }
    />
  )
}
