import { useEffect, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { type FieldFace, FieldLabel, FieldNotes, fieldClass, INPUT } from './Field'

export interface DateFieldProps extends FieldFace {
  /** `YYYY-MM-DD`, null is empty */
  value: string | null
  /** on Enter and on leaving the field */
  onChange: (value: string | null) => void
}

/** A calendar date in the browser's own field, which every system's date picker and screen reader knows. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, problem } = props
  const [draft, setDraft] = useState(value ?? '')
  useEffect(() => setDraft(value ?? ''), [value])
  const commit = () => {
    if (draft !== (value ?? '')) onChange(draft === '' ? null : draft)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the field inside it
    <div
      className="contents"
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape' && draft !== (value ?? '')) {
          event.stopPropagation()
          setDraft(value ?? '')
        }
      }}
    >
      <TextField
        type="date"
        value={draft}
        onChange={setDraft}
        onBlur={commit}
        isInvalid={Boolean(problem)}
        validationBehavior="aria"
        className={fieldClass(props.className)}
      >
        <FieldLabel {...props} />
        <Input className={`${INPUT} tabular`} max="9999-12-31" />
        <FieldNotes {...props} />
      </TextField>
    </div>
  )
}
