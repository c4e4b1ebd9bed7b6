import { type KeyboardEvent, type ReactNode, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { cx } from '../cx'
import type { Choice } from '../Select'
import { POPOVER } from '../surfaces'

/** Where the active cell goes after a commit. */
export interface EditStep {
  rows: number
  columns: number
}

export interface CellEditorProps {
  /** "Country of ana.bakes" */
  label: string
  start: string
  /** typing replaces: the old text is gone; else it stands selected */
  isReplacing: boolean
  isNumber: boolean
  choices: readonly Choice[] | null
  /** why the text was refused before */
  problem: string | null
  /** gets what commits the field as it stands, for a press elsewhere */
  committing: RefObject<(() => void) | null>
  onCommit: (text: string, step: EditStep) => void
  onCancel: () => void
}

const MAX_SHOWN = 200

/** The field in a cell. Enter and Tab commit and go on, Esc reverts, leaving it commits. */
export function CellEditor(props: CellEditorProps) {
  const { label, start, isReplacing, isNumber, choices, problem, committing, onCommit, onCancel } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(isReplacing ? '' : startFace(choices, start))
  const [isTyped, setTyped] = useState(isReplacing)
  const found = choices ? matching(choices, isTyped ? text : '') : []
  const [pointed, setPointed] = useState(() => (choices ? choices.findIndex((choice) => choice.id === start) : -1))
  const isOver = useRef(false)

  // Before the browser delivers the letter that began it: it is typed into this field.
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true })
    input.current?.select()
  }, [])

  const chosen = found[pointed]
  const value = () => (choices && !chosen ? typedChoice(choices, text, start, isTyped) : (chosen?.id ?? text))
  const finish = (step: EditStep, picked?: string) => {
    if (isOver.current) return
    isOver.current = true
    onCommit(picked ?? value(), step)
  }

  useLayoutEffect(() => {
    committing.current = () => finish({ rows: 0, columns: 0 })
    return () => {
      committing.current = null
    }
  })

  function onKeyDown(event: KeyboardEvent): void {
    // The grid must not take what is typed here for its own keys.
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    switch (event.key) {
      case 'Enter':
        event.preventDefault()
        finish({ rows: event.shiftKey ? -1 : 1, columns: 0 })
        return
      case 'Tab':
        event.preventDefault()
        finish({ rows: 0, columns: event.shiftKey ? -1 : 1 })
        return
      case 'Escape':
        event.preventDefault()
        isOver.current = true
        onCancel()
        return
      case 'ArrowDown':
      case 'ArrowUp':
        if (!choices) return
        event.preventDefault()
        setPointed((old) => Math.min(found.length - 1, Math.max(0, old + (event.key === 'ArrowDown' ? 1 : -1))))
        return
    }
  }

  return (
    <span className="grid-editor">
      <input
        ref={input}
        aria-label={label}
        value={text}
        onChange={(event) => {
          const next = event.target.value
          setText(next)
          setTyped(true)
          setPointed(choices && next.trim() !== '' ? 0 : -1)
        }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.stopPropagation()}
        onPaste={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onContextMenu={(event) => event.stopPropagation()}
        onBlur={() => finish({ rows: 0, columns: 0 })}
        {...(choices
          ? {
              role: 'combobox',
              'aria-expanded': true,
              'aria-controls': `${id}-list`,
              'aria-autocomplete': 'list' as const,
              ...(chosen ? { 'aria-activedescendant': `${id}-${pointed}` } : {}),
            }
          : {})}
        {...(problem ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {})}
        spellCheck={false}
        autoComplete="off"
        className={isNumber ? 'num' : ''}
      />
      {(problem || choices) && (
        <BelowCell input={input}>
          {problem && (
            <p id={`${id}-problem`} className="border-line border-b px-2 py-1.5 text-bad text-meta">
              {problem}
            </p>
          )}
          {choices && (
            <div id={`${id}-list`} role="listbox" aria-label={label} className="max-h-60 overflow-auto p-1">
              {found.slice(0, MAX_SHOWN).map((choice, at) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys, aria-activedescendant names the line
                // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
                <div
                  key={choice.id}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === pointed}
                  ref={at === pointed ? intoView : null}
                  // The press must not take the focus from the field, whose blur would commit first.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => finish({ rows: 0, columns: 0 }, choice.id)}
                  className={cx(
                    'flex min-h-7 cursor-default items-center gap-2 rounded-control px-2 hover:bg-hover',
                    at === pointed && 'bg-hover outline-2 outline-accent -outline-offset-2',
                  )}
                >
                  <span className="min-w-0 flex-1 truncate">{choice.label}</span>
                  {choice.hint && <span className="text-meta text-muted">{choice.hint}</span>}
                </div>
              ))}
            </div>
          )}
        </BelowCell>
      )}
    </span>
  )
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function startFace(choices: readonly Choice[] | null, start: string): string {
  return choices?.find(({ id }) => id === start)?.label ?? start
}

/** Choices whose name or code begins with the text, then those that hold it. */
function matching(choices: readonly Choice[], text: string): Choice[] {
  const sought = text.trim().toLowerCase()
  if (sought === '') return [...choices]
  const begins: Choice[] = []
  const holds: Choice[] = []
  for (const choice of choices) {
    const label = choice.label.toLowerCase()
    if (label.startsWith(sought) || choice.id.toLowerCase() === sought) begins.push(choice)
    else if (label.includes(sought)) holds.push(choice)
  }
  return [...begins, ...holds]
}

/** What is sent where no line is pointed at: the code that the text names, else the text itself. */
function typedChoice(choices: readonly Choice[], text: string, start: string, isTyped: boolean): string {
  if (!isTyped) return start
  return choices.find(({ label }) => label.toLowerCase() === text.trim().toLowerCase())?.id ?? text
}

/** Rows cut off what hangs out of them, so what belongs to a cell hangs on the page. */
function BelowCell({ input, children }: { input: RefObject<HTMLElement | null>; children: ReactNode }) {
  const [box, setBox] = useState<DOMRect | null>(null)
  useLayoutEffect(() => {
    const read = () => setBox(input.current?.getBoundingClientRect() ?? null)
    read()
    window.addEventListener('scroll', read, true)
    window.addEventListener('resize', read)
    return () => {
      window.removeEventListener('scroll', read, true)
      window.removeEventListener('resize', read)
    }
  }, [input])
  if (!box) return null
  const isAbove = box.bottom + 260 > window.innerHeight && box.top > 260
  return createPortal(
    <div
      className={cx(POPOVER, 'fixed')}
      style={{
        left: Math.min(box.left, window.innerWidth - 280),
        minWidth: Math.max(200, box.width),
        maxWidth: 320,
        ...(isAbove ? { bottom: window.innerHeight - box.top + 2 } : { top: box.bottom + 2 }),
      }}
    >
      {children}
    </div>,
    // Within the page's landmark, as the cell is.
    input.current?.closest('main') ?? document.body,
  )
}
