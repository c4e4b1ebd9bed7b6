import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { useWords } from '../lib/locale'
import { cx } from './cx'
import { type FieldFace, FieldLabel, FieldNotes, fieldClass, INPUT } from './Field'
import { MENU_ITEM, POPOVER } from './surfaces'
import { uiWords } from './words'

export interface Choice<Id extends string = string> {
  id: Id
  label: string
  hint?: string | undefined
  icon?: ReactNode
}

export interface SelectProps<Id extends string> extends FieldFace {
  choices: readonly Choice<Id>[]
  value: Id | null
  onChange: (value: Id) => void
  placeholder?: string
  isDisabled?: boolean
  isRequired?: boolean
}

/** One of a few choices. For many or long lists use ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { choices, value, onChange, placeholder, problem } = props
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key)
        if (chosen) onChange(chosen.id)
      }}
      placeholder={placeholder ?? '–'}
      isInvalid={Boolean(problem)}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      validationBehavior="aria"
      // The button inside shows the focus.
      className={cx(fieldClass(props.className), 'data-[focus-visible]:outline-none')}
    >
      <FieldLabel {...props} />
      <AriaButton
        className={cx(
          INPUT,
          'ring-out flex cursor-default items-center gap-2 text-start data-[hovered]:bg-hover data-[pressed]:bg-hover',
        )}
      >
        <SelectValue className="min-w-0 flex-1 truncate data-[placeholder]:text-muted">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-muted" />
      </AriaButton>
      <FieldNotes {...props} />
      <Popover className={cx(POPOVER, 'min-w-(--trigger-width)')}>
        <ListBox items={choices} className="max-h-80 overflow-auto p-1 outline-none">
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

function ChoiceItem({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className={MENU_ITEM}>
      {({ isSelected }) => (
        <>
          {choice.icon}
          <span className="min-w-0 flex-1 truncate">{choice.label}</span>
          {choice.hint && <span className="text-meta text-muted">{choice.hint}</span>}
          {isSelected && <Check size={14} aria-hidden="true" className="shrink-0 text-accent" />}
        </>
      )}
    </ListBoxItem>
  )
}

export interface ComboBoxProps<Id extends string> extends Omit<SelectProps<Id>, 'value' | 'onChange'> {
  value: Id | null
  /** null when the field was emptied */
  onChange: (value: Id | null) => void
  /** what was typed, when the list is fetched by it; without it the list filters itself */
  onType?: (text: string) => void
  text?: string
  autoFocus?: boolean
}

/** A choice found by typing. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const w = useWords(uiWords)
  const { choices, value, onChange, onType, text, placeholder, problem } = props
  return (
    <AriaComboBox
      {...(onType ? { items: choices, inputValue: text ?? '', onInputChange: onType } : { defaultItems: choices })}
      value={value}
      onChange={(key) => onChange(choices.find((choice) => choice.id === key)?.id ?? null)}
      menuTrigger="focus"
      isInvalid={Boolean(problem)}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      autoFocus={props.autoFocus ?? false}
      allowsEmptyCollection
      validationBehavior="aria"
      className={fieldClass(props.className)}
    >
      <FieldLabel {...props} />
      <div className="relative flex items-center">
        <Input className={cx(INPUT, 'pe-7')} {...(placeholder ? { placeholder } : {})} />
        <AriaButton
          aria-label={w.showChoices}
          className="absolute end-0.5 flex size-6 items-center justify-center rounded-control text-muted"
        >
          <ChevronDown size={14} aria-hidden="true" />
        </AriaButton>
      </div>
      <FieldNotes {...props} />
      <Popover className={cx(POPOVER, 'min-w-(--trigger-width)')}>
        <ListBox<Choice<Id>>
          className="max-h-80 overflow-auto p-1 outline-none"
          renderEmptyState={() => <div className="px-2 py-1.5 text-muted">{w.noMatch}</div>}
        >
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
