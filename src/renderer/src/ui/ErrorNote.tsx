import { CircleAlert, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { errorDetails, errorShape } from '../lib/errors'
import { useWords } from '../lib/locale'
import { libWords } from '../lib/words'
import { Button } from './Button'
import { cx } from './cx'
import { uiWords } from './words'

export interface ErrorNoteProps {
  error: unknown
  /** instead of the engine's own sentence: what failed, what was kept, what to do */
  sentence?: string
  onRetry?: (() => void) | undefined
  children?: ReactNode
  className?: string
}

/** A failure where it happened: what failed, what was kept, what to do. */
export function ErrorNote({ error, sentence, onRetry, children, className }: ErrorNoteProps) {
  const w = useWords(uiWords)
  const lib = useWords(libWords)
  const [isCopied, setCopied] = useState(false)
  const shape = errorShape(error)
  return (
    <div
      role="alert"
      className={cx('flex items-start gap-2 rounded-panel border border-bad/55 bg-surface p-3 text-body', className)}
    >
      <CircleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-bad" />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p className="max-w-[70ch] [overflow-wrap:anywhere]">{sentence ?? (shape.message || lib.unknownError)}</p>
        <div className="flex flex-wrap gap-2">
          {onRetry && (
            <Button size="small" onPress={onRetry}>
              {w.tryAgain}
            </Button>
          )}
          {children}
          <Button
            size="small"
            look="quiet"
            icon={<Copy size={12} aria-hidden="true" />}
            onPress={() => {
              void navigator.clipboard.writeText(errorDetails(error)).then(() => setCopied(true))
            }}
          >
            {isCopied ? w.copied : w.copyDetails}
          </Button>
        </div>
      </div>
    </div>
  )
}
