import type { ReactNode } from 'react'
import { cx } from './cx'

export interface EmptyStateProps {
  /** one sentence on what belongs here, or which filters match nothing */
  sentence: string
  /** one primary action and at most one link */
  children?: ReactNode
  title?: string
  className?: string
}

/** Nothing yet, or nothing that matches: the sentence says which. */
export function EmptyState({ sentence, title, children, className }: EmptyStateProps) {
  return (
    <div className={cx('flex h-full flex-col items-center justify-center gap-3 p-6 text-center', className)}>
      {title && <h2 className="font-semibold text-section">{title}</h2>}
      <p className="max-w-[52ch] text-muted text-title">{sentence}</p>
      {children && <div className="flex flex-wrap items-center justify-center gap-2 pt-1">{children}</div>}
    </div>
  )
}
