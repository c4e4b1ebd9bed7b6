import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../../../lib/locale'
import { IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { MenuButton } from '../../../ui/Menu'
import { scenarioWords } from './words'

export interface StripTab {
  id: string
  /** what is shown and read out */
  label: ReactNode
  /** for the menu of all, and the tooltip of what is cut off */
  name: string
  /** where the label is more than its name */
  spoken?: string
}

export interface TabStripProps {
  label: string
  /** stays in sight at the start */
  first: StripTab
  /** scroll, and are in a menu where they do not fit */
  middle: readonly StripTab[]
  /** stays in sight at the end */
  last: StripTab
  allLabel: string
  value: string
  onChange: (id: string) => void
  onRename: (id: string) => void
  onDelete: (id: string) => void
  onMenu: (id: string, at: { x: number; y: number }) => void
}

/** Id of a tab's element, by which its panel is named. */
export function stripTabId(id: string): string {
  return `plan-tab-${id}`
}

/**
 * Tabs of which there may be many: the middle ones scroll between two that stay. Arrows, Home and End choose, F2
 * renames, Delete removes, Shift+F10 or a right click opens the menu of a tab.
 */
export function TabStrip(props: TabStripProps) {
  const { label, first, middle, last, allLabel, value, onChange } = props
  const w = useWords(scenarioWords)
  const tabs = [first, ...middle, last]
  const list = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [isCut, setCut] = useState(false)
  const order = tabs.map(({ id }) => id).join(' ')

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when tabs or their names change
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const measure = () => setCut(box.scrollWidth > box.clientWidth + 1)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    return () => watch.disconnect()
  }, [middle])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chosen tab may come into being later than it was chosen
  useEffect(() => {
    find(list.current, value)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [value, order, isCut])
  const hadFocus = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a tab went with the focus in it, the chosen one takes it
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) find(list.current, value)?.focus()
  }, [order, value])

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>, id: string): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const steps: Record<string, number> = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }
    const at = tabs.findIndex((tab) => tab.id === id)
    const step = steps[event.key]
    const isKept = middle.some((tab) => tab.id === id)
    if (step !== undefined) choose(tabs[(at + step + tabs.length) % tabs.length])
    else if (event.key === 'Home') choose(tabs[0])
    else if (event.key === 'End') choose(tabs.at(-1))
    else if (event.key === 'F2' && isKept) props.onRename(id)
    else if (event.key === 'Delete' && isKept) props.onDelete(id)
    else if ((event.key === 'F10' && event.shiftKey) || event.key === 'ContextMenu') {
      const { left, bottom } = event.currentTarget.getBoundingClientRect()
      if (isKept) props.onMenu(id, { x: left, y: bottom })
    } else return
    event.preventDefault()
  }
  function choose(tab: StripTab | undefined): void {
    if (!tab) return
    onChange(tab.id)
    find(list.current, tab.id)?.focus()
  }

  const face = (tab: StripTab, isKept: boolean) => (
    <button
      key={tab.id}
      type="button"
      role="tab"
      id={stripTabId(tab.id)}
      data-tab={tab.id}
      aria-selected={tab.id === value}
      tabIndex={tab.id === value || (tab === first && !tabs.some(({ id }) => id === value)) ? 0 : -1}
      title={isKept ? tab.name : undefined}
      aria-label={tab.spoken}
      onClick={() => onChange(tab.id)}
      onKeyDown={(event) => onKeyDown(event, tab.id)}
      onContextMenu={(event: MouseEvent) => {
        if (!isKept) return
        event.preventDefault()
        // The Menu key comes as a click of no place.
        const { left, bottom } = event.currentTarget.getBoundingClientRect()
        props.onMenu(tab.id, event.clientX === 0 ? { x: left, y: bottom } : { x: event.clientX, y: event.clientY })
      }}
      className={cx(
        'flex h-8 max-w-56 shrink-0 cursor-default select-none items-center gap-1.5 border-b-2 px-2 text-body hover:text-fg',
        tab.id === value ? 'border-accent font-medium text-fg' : 'border-transparent text-muted',
      )}
    >
      {tab.label}
    </button>
  )
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onFocus={() => {
          hadFocus.current = true
        }}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget) hadFocus.current = false
        }}
        className="flex min-w-0 items-center gap-1"
      >
        {face(first, false)}
        <div
          ref={scroller}
          role="presentation"
          onWheel={({ currentTarget, deltaX, deltaY }) => {
            currentTarget.scrollLeft += deltaX || deltaY
          }}
          // Hidden, not auto: what scrolls by itself would be a stop of the Tab key beside its own tabs.
          className={cx(
            'flex min-w-0 items-center gap-1 overflow-x-hidden',
            isCut &&
              'scroll-px-4 pe-4 [mask-image:linear-gradient(to_right,black_calc(100%-16px),transparent)] rtl:[mask-image:linear-gradient(to_left,black_calc(100%-16px),transparent)]',
          )}
        >
          {middle.map((tab) => face(tab, true))}
        </div>
        {face(last, false)}
      </div>
      {isCut && (
        <MenuButton
          label={w.allKept(allLabel)}
          trigger={
            <IconButton size="small" label={w.allKept(allLabel)} icon={<ChevronDown size={14} aria-hidden="true" />} />
          }
          groups={[
            {
              items: middle.map((tab) => ({
                id: tab.id,
                label: shortened(tab.name),
                isChecked: tab.id === value,
                onAction: () => onChange(tab.id),
              })),
            },
          ]}
        />
      )}
    </div>
  )
}

/** A menu is as wide as its longest line. */
function shortened(name: string): string {
  const signs = Array.from(name)
  return signs.length > 60 ? `${signs.slice(0, 58).join('')}…` : name
}

function find(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(id)}"]`) ?? null
}
