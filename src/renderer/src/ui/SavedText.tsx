import { useRef, useState } from 'react'
import { errorShape } from '../lib/errors'
import { useWords } from '../lib/locale'
import { libWords } from '../lib/words'
import { CommitField, type TextFieldProps } from './TextField'

export interface SavedTextProps extends Omit<TextFieldProps, 'onChange' | 'onBlur' | 'problem'> {
  /** keeps the text; what it throws stands beside the field, and the text stays as it was typed */
  save: (text: string) => Promise<unknown>
  /** a reason not to send it at all */
  check?: (text: string) => string | null
}

/** A text saved where it stands, with its refusal beside it: Enter or leaving the field saves, Esc puts it back. */
export function SavedText({ save, check, ...rest }: SavedTextProps) {
  const lib = useWords(libWords)
  const [problem, setProblem] = useState<string | null>(null)
  const sending = useRef<string | null>(null)

  async function commit(text: string): Promise<void> {
    // Enter saves and leaving the field a moment later must not save again.
    if (sending.current === text) return
    const fault = check?.(text) ?? null
    setProblem(fault)
    if (fault !== null) return
    sending.current = text
    try {
      await save(text)
    } catch (error) {
      setProblem(errorShape(error).message || lib.unknownError)
    }
    sending.current = null
  }

  return (
    <div
      className="contents"
      onKeyDownCapture={(event) => {
        if (event.key === 'Escape') setProblem(null)
      }}
    >
      <CommitField {...rest} problem={problem} onCommit={(text) => void commit(text)} />
    </div>
  )
}
