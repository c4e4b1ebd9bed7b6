import { Search, X } from 'lucide-react'
import { type Ref, useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { useWords } from '../lib/locale'
import { cx } from './cx'
import { type FieldFace, FieldLabel, FieldNotes, fieldClass, INPUT } from './Field'
import { uiWords } from './words'

export interface TextFieldProps extends FieldFace {
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  placeholder?: string | undefined
  isRequired?: boolean
  isDisabled?: boolean
  isReadOnly?: boolean
  /** a text area of this many lines */
  lines?: number
  maxLength?: number | undefined
  autoFocus?: boolean
  name?: string
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, onBlur, placeholder, problem, lines, maxLength, autoFocus, name } = props
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      {...(onBlur ? { onBlur } : {})}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(name ? { name } : {})}
      isInvalid={Boolean(problem)}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      autoFocus={autoFocus ?? false}
      validationBehavior="aria"
      className={fieldClass(props.className)}
    >
      <FieldLabel {...props} />
      {lines ? (
        <TextArea
          rows={lines}
          className={cx(INPUT, 'h-auto resize-y py-1')}
          {...(placeholder ? { placeholder } : {})}
        />
      ) : (
        <Input className={INPUT} {...(placeholder ? { placeholder } : {})} />
      )}
      <FieldNotes {...props} />
    </AriaTextField>
  )
}

/**
 * A text that is saved where it stands: Enter or leaving the field commits, Esc puts the old text back. `onCommit` is
 * called only when the text has changed.
 */
export function CommitField({
  value,
  onCommit,
  ...rest
}: Omit<TextFieldProps, 'onChange' | 'onBlur'> & { onCommit: (value: string) => void }) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const commit = () => {
    if (draft !== value) onCommit(draft)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the field inside it
    <div
      className="contents"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !rest.lines) commit()
        if (event.key === 'Escape' && draft !== value) {
          event.stopPropagation()
          setDraft(value)
        }
      }}
    >
      <TextField {...rest} value={draft} onChange={setDraft} onBlur={commit} />
    </div>
  )
}

export interface SearchBoxProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  className?: string
  inputRef?: Ref<HTMLInputElement>
}

/** A field to filter by; Esc empties it. */
export function SearchBox({ label, value, onChange, placeholder, className, inputRef }: SearchBoxProps) {
  const w = useWords(uiWords)
  return (
    <SearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={cx('relative flex items-center', className)}
    >
      <Search size={14} aria-hidden="true" className="pointer-events-none absolute start-2 text-muted" />
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        placeholder={placeholder ?? label}
        className={cx(INPUT, 'px-7 [&::-webkit-search-cancel-button]:hidden')}
      />
      {value !== '' && (
        <AriaButton
          aria-label={w.clear}
          className="absolute end-0.5 flex size-6 items-center justify-center rounded-control text-muted data-[hovered]:text-fg"
        >
          <X size={14} aria-hidden="true" />
        </AriaButton>
      )}
    </SearchField>
  )
}
