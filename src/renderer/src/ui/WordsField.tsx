import { useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { useWords } from '../lib/locale'
import { Chips } from './Chip'
import { type FieldFace, FieldLabel, FieldNotes, fieldClass } from './Field'
import { uiWords } from './words'

export interface WordsFieldProps extends FieldFace {
  words: readonly string[]
  /**
   * On Enter, on a comma, on leaving the field, and when a word is taken away. Until the answer settles the new words
   * are shown; then those of `words`, so it settles when these are fresh.
   */
  onChange: (words: string[]) => unknown
  /** what a stored word reads, where it is a code */
  face?: (word: string) => string
  maxWords?: number
  maxChars?: number
}

/** A list of words: each a chip that can be taken away, and a field that adds more, separated by commas. */
export function WordsField(props: WordsFieldProps) {
  const { label, onChange, face, maxWords = 60, maxChars = 80 } = props
  const w = useWords(uiWords)
  const [draft, setDraft] = useState('')
  // What was typed last stands until it is kept: a second word may follow before the first has come back.
  const [sent, setSent] = useState<readonly string[] | null>(null)
  const words = sent ?? props.words
  const send = (next: string[]) => {
    setSent(next)
    const settle = () => setSent((old) => (old === next ? null : old))
    // An answer that has come is drawn a moment later: a word typed in between would be added to the old words.
    const settleWhenDrawn = () => requestAnimationFrame(() => requestAnimationFrame(settle))
    Promise.resolve(onChange(next)).then(settleWhenDrawn, settle)
  }
  const commit = (text: string) => {
    setDraft('')
    const next = withWords(words, text, maxWords, maxChars)
    if (next.length !== words.length) send(next)
  }
  return (
    <div className={fieldClass(props.className)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the field inside it */}
      <div
        className="contents"
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            commit(draft)
          } else if (event.key === 'Escape' && draft !== '') {
            event.stopPropagation()
            setDraft('')
          }
        }}
      >
        <TextField
          value={draft}
          onChange={(text) => (/[,;\n]/.test(text) ? commit(text) : setDraft(text))}
          onBlur={() => commit(draft)}
          isInvalid={Boolean(props.problem)}
          validationBehavior="aria"
          className="flex flex-col gap-1"
        >
          <FieldLabel {...props} />
          <div className="flex min-h-7 flex-wrap items-center gap-1 rounded-control border border-line-strong bg-surface p-px has-[[data-invalid]]:border-bad has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent has-[input:focus-visible]:-outline-offset-2">
            <Chips
              label={label}
              chips={words.map((word) => ({ id: word, label: face?.(word) ?? word }))}
              onRemove={(gone) => send(words.filter((word) => word !== gone))}
            />
            <Input
              className="h-6 min-w-16 flex-1 bg-transparent px-2 text-body text-fg outline-none!"
              placeholder={words.length === 0 ? w.addWords : ''}
            />
          </div>
          <FieldNotes {...props} />
        </TextField>
      </div>
    </div>
  )
}

/** The words and those of the text that are not among them yet; letters' case does not make two words of one. */
export function withWords(words: readonly string[], text: string, maxWords: number, maxChars: number): string[] {
  const next = [...words]
  const known = new Set(words.map((word) => word.toLowerCase()))
  for (const part of text.split(/[,;\n]/)) {
    const word = part.trim().slice(0, maxChars).trim()
    if (word === '' || known.has(word.toLowerCase()) || next.length >= maxWords) continue
    known.add(word.toLowerCase())
    next.push(word)
  }
  return next
}
