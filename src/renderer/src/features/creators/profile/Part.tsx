import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { cx } from '../../../ui/cx'

/** A titled part of the profile that the row of links above can jump to. */
export function Part({
  id,
  title,
  actions,
  children,
  className,
}: {
  id: string
  title: string
  actions?: ReactNode
  children: ReactNode
  className?: string
}) {
  const headingId = `profile-${id}`
  return (
    <section
      aria-labelledby={headingId}
      data-part={id}
      className={cx('flex min-w-0 flex-col gap-2 border-line border-t pt-3', className)}
    >
      <div className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
        <h2
          id={headingId}
          tabIndex={-1}
          className="min-w-0 flex-1 scroll-mt-3 truncate rounded-control font-semibold text-title"
        >
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

export function jumpTo(id: string): void {
  const heading = document.getElementById(`profile-${id}`)
  heading?.focus({ preventScroll: true })
  heading?.scrollIntoView({ block: 'start' })
}

/** What a part says while it is empty; the one action stands in its head. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="max-w-[70ch] text-muted">{children}</p>
}

/**
 * Keeps the focus near where it was when a row goes: on the next row, else on the part's first control. The rows carry
 * `data-row`.
 */
export function useRowFocus(count: number): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  const row = useRef(0)
  const before = useRef(count)
  // The list is gone with its last row; the part it stood in is not.
  const partOf = useRef('')
  const isFilled = count > 0
  useEffect(() => {
    const element = isFilled ? box.current : null
    if (!element) return
    const note = (event: FocusEvent) => {
      const focused = event.target instanceof Element ? event.target.closest('[data-row]') : null
      if (focused instanceof HTMLElement) row.current = rowsOf(element).indexOf(focused)
    }
    element.addEventListener('focusin', note)
    return () => element.removeEventListener('focusin', note)
  }, [isFilled])
  useEffect(() => {
    const isFewer = count < before.current
    before.current = count
    if (!isFewer) return
    requestAnimationFrame(() => {
      const active = document.activeElement
      if (active && active !== document.body) return
      const rows = box.current ? rowsOf(box.current) : []
      const next = rows[Math.min(Math.max(0, row.current), rows.length - 1)]
      const target = next?.querySelector<HTMLElement>('button, a, input')
      const part = target ? null : document.querySelector<HTMLElement>(`[data-part="${partOf.current}"] h2`)
      ;(target ?? part)?.focus()
    })
  }, [count])
  useEffect(() => {
    partOf.current = box.current?.closest<HTMLElement>('[data-part]')?.dataset.part ?? partOf.current
  })
  return box
}

function rowsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('[data-row]')]
}
