import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useWords } from '../../../lib/locale'
import { IconButton } from '../../../ui/Button'
import { CommitField } from '../../../ui/TextField'
import { briefWords } from './words'

const MOST_LINES = 60
const MOST_CHARS = 500

/** Sentences one under another, each changed where it stands; the last field adds one by Enter or on being left. */
export function LinesField({
  label,
  hint,
  placeholder,
  lines: kept,
  problem,
  onChange,
}: {
  label: string
  hint?: string
  placeholder: string
  lines: readonly string[]
  problem?: string | null
  onChange: (lines: string[]) => Promise<unknown>
}) {
  const w = useWords(briefWords)
  // What was changed last stands until it is kept: another line may follow before the first has come back.
  const [sent, setSent] = useState<readonly string[] | null>(null)
  const [adds, setAdds] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const lines = sent ?? kept
  function send(next: readonly string[]): void {
    setSent(next)
    const settle = () => setSent((old) => (old === next ? null : old))
    onChange([...next]).then(() => requestAnimationFrame(() => requestAnimationFrame(settle)), settle)
  }
  function change(at: number, text: string): void {
    const line = text.trim()
    send(
      line === '' ? lines.filter((_, index) => index !== at) : lines.map((old, index) => (index === at ? line : old)),
    )
  }
  function add(text: string): void {
    const added = text
      .split('\n')
      .map((line) => line.trim().slice(0, MOST_CHARS).trim())
      .filter((line) => line !== '')
    setAdds(adds + 1)
    if (added.length > 0) send([...lines, ...added].slice(0, MOST_LINES))
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-add] input')?.focus())
  }
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-1 border-0 p-0">
      <legend className="pb-1 font-medium text-meta text-muted">{label}</legend>
      <div ref={box} className="flex flex-col gap-1">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; two may read alike
          <div key={index} className="flex items-center gap-1">
            <CommitField
              label={w.lineOf(label, index + 1)}
              isLabelHidden
              value={line}
              maxLength={MOST_CHARS}
              className="flex-1"
              onCommit={(text) => change(index, text)}
            />
            <IconButton
              size="small"
              label={w.removeLine(line)}
              icon={<X size={14} aria-hidden="true" />}
              onPress={() => {
                send(lines.filter((_, at) => at !== index))
                box.current?.querySelector<HTMLElement>('[data-add] input')?.focus()
              }}
            />
          </div>
        ))}
        {lines.length < MOST_LINES && (
          <div data-add className="flex pe-7">
            <CommitField
              key={adds}
              label={w.addTo(label)}
              isLabelHidden
              value=""
              placeholder={placeholder}
              hint={lines.length === 0 ? hint : undefined}
              problem={problem}
              maxLength={MOST_CHARS}
              className="flex-1"
              onCommit={add}
            />
          </div>
        )}
      </div>
    </fieldset>
  )
}
