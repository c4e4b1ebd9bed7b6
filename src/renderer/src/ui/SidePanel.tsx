import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useWords } from '../lib/locale'
import { IconButton } from './Button'
import { cx } from './cx'
import { uiWords } from './words'

export interface SidePanelProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** buttons beside the title */
  actions?: ReactNode
  /** CSS pixels */
  width?: number
  className?: string
}

/**
 * The one panel beside a screen's content. Below 900 CSS px it lies over the content. Esc closes it; who opened it
 * takes the focus back.
 */
export function SidePanel({ title, onClose, children, actions, width = 380, className }: SidePanelProps) {
  const w = useWords(uiWords)
  const titleId = useId()
  return (
    <aside
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
      style={{ width }}
      className={cx(
        'slide-in relative z-20 flex min-h-0 max-w-full shrink-0 flex-col border-line border-s bg-surface max-[900px]:absolute max-[900px]:inset-y-0 max-[900px]:end-0 max-[900px]:shadow-pop',
        className,
      )}
    >
      <header className="flex h-10 shrink-0 items-center gap-1 border-line border-b ps-3 pe-2">
        <h2 id={titleId} className="min-w-0 flex-1 truncate font-semibold text-title">
          {title}
        </h2>
        {actions}
        <IconButton label={w.closePanel} icon={<X size={16} aria-hidden="true" />} onPress={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-auto">{children}</div>
    </aside>
  )
}
