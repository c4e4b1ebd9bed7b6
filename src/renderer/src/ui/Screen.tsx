import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { cx } from './cx'

/** What the frame puts at the end of every screen's header (palette, menu). Filled by the app. */
export const FrameActions = createContext<ReactNode>(null)

export interface ScreenProps {
  /** the page's one h1 */
  title: string
  /** a few words beside it: a count, the campaign */
  subtitle?: ReactNode
  /** buttons of this screen, most important last */
  actions?: ReactNode
  /** a second row: tabs, saved views, filter chips */
  toolbar?: ReactNode
  /** the screen's one side panel, or nothing */
  panel?: ReactNode
  children: ReactNode
  /** the content scrolls by itself (default), or its parts do (a grid) */
  scroll?: 'page' | 'parts'
  className?: string
}

/** A screen: header with the h1, perhaps a toolbar, content, perhaps a side panel. */
export function Screen({
  title,
  subtitle,
  actions,
  toolbar,
  panel,
  children,
  scroll = 'page',
  className,
}: ScreenProps) {
  const frameActions = useContext(FrameActions)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The screen that had the focus is gone with it: the next key must not fall on nothing.
    if (document.activeElement !== document.body) return
    const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector)
    // A row of chips is a grid too, and stands before the list.
    const start = find('[data-autofocus]') ?? find('.data-grid') ?? find('[role=grid]') ?? find('[data-screen-title]')
    start?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={root} className="flex h-full min-h-0 min-w-0 flex-col bg-surface">
      <header className="flex h-10 shrink-0 items-center gap-2 border-line border-b ps-3 pe-2">
        <h1 tabIndex={-1} data-screen-title className="shrink-0 truncate font-semibold text-title outline-none">
          {title}
        </h1>
        <div className="min-w-0 flex-1 truncate text-muted">{subtitle}</div>
        <div className="flex shrink-0 items-center gap-2">
          {actions}
          {frameActions}
        </div>
      </header>
      {toolbar && (
        <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-1.5">
          {toolbar}
        </div>
      )}
      <div className="relative flex min-h-0 flex-1">
        <div className={cx('min-h-0 min-w-0 flex-1', scroll === 'page' ? 'overflow-auto' : 'flex flex-col', className)}>
          {children}
        </div>
        {panel}
      </div>
    </div>
  )
}

/** A titled part of a page. Level 2 under the screen's h1, level 3 inside a part. */
export function Section({
  title,
  actions,
  level = 2,
  children,
  className,
}: {
  title: string
  actions?: ReactNode
  level?: 2 | 3
  children: ReactNode
  className?: string
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={cx('flex flex-col gap-2', className)}>
      <div className="flex min-h-7 items-center gap-2">
        <Heading className={cx('min-w-0 flex-1 truncate font-semibold', level === 2 ? 'text-title' : 'text-body')}>
          {title}
        </Heading>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** Facts as a list of terms: label left, value right. */
export function Facts({
  facts,
  className,
}: {
  facts: readonly { label: string; value: ReactNode; title?: string }[]
  className?: string
}) {
  return (
    <dl className={cx('grid grid-cols-[minmax(96px,auto)_1fr] gap-x-4 gap-y-1', className)}>
      {facts.map((fact) => (
        <div key={fact.label} className="contents">
          <dt className="text-muted">{fact.label}</dt>
          <dd title={fact.title} className="tabular m-0 min-w-0 [overflow-wrap:anywhere]">
            {fact.value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A figure that matters, with its basis under it. */
export function Figure({
  label,
  value,
  note,
  title,
}: {
  label: string
  value: ReactNode
  note?: ReactNode
  title?: string
}) {
  return (
    <div className="flex min-w-0 flex-col">
      <div className="text-meta text-muted">{label}</div>
      <div title={title} className="tabular truncate font-semibold text-page">
        {value}
      </div>
      {note && <div className="text-caption text-muted">{note}</div>}
    </div>
  )
}
