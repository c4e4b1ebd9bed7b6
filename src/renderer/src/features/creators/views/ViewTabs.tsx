import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { SavedView } from '../../../../../shared/contract/creators'
import { useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { FormDialog } from '../../../ui/FormDialog'
import { ContextMenu, MenuButton, type MenuGroup, useContextMenu } from '../../../ui/Menu'
import { TextField } from '../../../ui/TextField'
import { toastError } from '../../../ui/undoToast'
import { ALL, type Views } from './useViews'
import { viewWords } from './words'

export interface ViewTabsProps {
  views: Views
  /** id of the element that shows the view */
  panelId: string
  isNaming: boolean
  onNamingChange: (isNaming: boolean) => void
}

export function tabId(panelId: string, id: string): string {
  return `${panelId}-tab-${id}`
}

/**
 * Saved views as tabs, and what can be done about a changed one. Arrows walk and open, F2 renames, Delete removes.
 * Own elements, because the panel is one grid that stays while the tabs change.
 */
export function ViewTabs({ views, panelId, isNaming, onNamingChange }: ViewTabsProps) {
  const w = useWords(viewWords)
  const list = useRef<HTMLDivElement>(null)
  const [renamed, setRenamed] = useState<SavedView | null>(null)
  const [menuFor, setMenuFor] = useState<SavedView | null>(null)
  const menu = useContextMenu()
  const tabs = [
    { id: ALL, name: w.all, view: null },
    ...views.saved.map((view) => ({ id: view.id, name: view.name, view })),
  ]

  const go = (at: number) => {
    const tab = tabs[Math.max(0, Math.min(tabs.length - 1, at))]
    if (!tab) return
    views.choose(tab.id)
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(panelId, tab.id))}`)?.focus()
  }
  const openMenu = (view: SavedView | null, at: { x: number; y: number }) => {
    setMenuFor(view)
    menu.open(at)
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>, at: number): void {
    const view = tabs[at]?.view ?? null
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: tabs.length - 1,
    }
    const to = steps[event.key]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (to !== undefined) go(to)
    else if (event.key === 'F2' && view) setRenamed(view)
    else if (event.key === 'Delete' && view) {
      go(at - 1)
      void views.remove(view)
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = event.currentTarget.getBoundingClientRect()
      openMenu(view, { x: box.left, y: box.bottom })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const menuGroups = (view: SavedView | null): MenuGroup[] => {
    const at = views.saved.findIndex(({ id }) => id === view?.id)
    const reason = view ? null : w.notSaved
    return [
      {
        label: w.options,
        items: [
          { id: 'saveAs', label: w.saveAs, onAction: () => onNamingChange(true) },
          {
            id: 'rename',
            label: w.rename,
            keys: 'F2',
            disabledReason: reason,
            onAction: () => setRenamed(view),
          },
          {
            id: 'left',
            label: w.moveLeft,
            disabledReason: reason ?? (at === 0 ? w.isFirst : null),
            onAction: () => view && views.move(view.id, -1),
          },
          {
            id: 'right',
            label: w.moveRight,
            disabledReason: reason ?? (at === views.saved.length - 1 ? w.isLast : null),
            onAction: () => view && views.move(view.id, 1),
          },
          {
            id: 'remove',
            label: w.remove,
            keys: 'Delete',
            isDanger: true,
            disabledReason: reason,
            onAction: () => view && void views.remove(view),
          },
        ],
      },
    ]
  }

  return (
    <>
      <div ref={list} role="tablist" aria-label={w.views} className="flex min-w-0 gap-1 overflow-x-auto">
        {tabs.map(({ id, name, view }, at) => {
          const isOn = id === views.currentId
          const isChanged = views.changedIds.has(id)
          return (
            <button
              key={id}
              type="button"
              role="tab"
              id={tabId(panelId, id)}
              aria-selected={isOn}
              aria-controls={panelId}
              aria-label={isChanged ? w.changedTab(name) : name}
              tabIndex={isOn ? 0 : -1}
              onClick={() => views.choose(id)}
              onKeyDown={(event) => onKeyDown(event, at)}
              onContextMenu={(event) => {
                event.preventDefault()
                openMenu(view, { x: event.clientX, y: event.clientY })
              }}
              className={cx(
                'flex h-7 shrink-0 cursor-default select-none items-center gap-1.5 rounded-control px-2 hover:bg-hover',
                isOn ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:text-fg',
              )}
            >
              <span className="max-w-48 truncate">{name}</span>
              {isChanged && <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />}
            </button>
          )
        })}
      </div>
      <MenuButton
        label={w.options}
        groups={() => menuGroups(views.current)}
        trigger={<IconButton size="small" label={w.options} icon={<ChevronDown size={14} aria-hidden="true" />} />}
      />
      {views.isChanged && (
        // biome-ignore lint/a11y/useSemanticElements: not fields of a form
        <div role="group" aria-label={w.unsaved} className="flex shrink-0 items-center gap-1">
          <span className="text-meta text-muted">{w.unsaved}</span>
          <Button
            size="small"
            look="quiet"
            disabledReason={views.current ? null : w.allStays}
            onPress={() => void views.save().catch(toastError)}
          >
            {w.save}
          </Button>
          <Button size="small" look="quiet" onPress={() => onNamingChange(true)}>
            {w.saveAs}
          </Button>
          <Button size="small" look="quiet" onPress={views.revert}>
            {w.revert}
          </Button>
        </div>
      )}
      <ContextMenu state={menu} label={w.options} groups={() => menuGroups(menuFor)} />
      {isNaming && (
        <NameDialog
          title={w.saveTitle}
          submitLabel={w.saveView}
          start=""
          taken={tabs.map(({ name }) => name)}
          hint={w.nameHint}
          onName={views.saveAs}
          onClose={() => onNamingChange(false)}
        />
      )}
      {renamed && (
        <NameDialog
          title={w.renameTitle}
          submitLabel={w.renameView}
          start={renamed.name}
          taken={tabs.map(({ name }) => name).filter((name) => name !== renamed.name)}
          onName={(name) => views.rename(renamed, name)}
          onClose={() => setRenamed(null)}
        />
      )}
    </>
  )
}

function NameDialog({
  title,
  submitLabel,
  start,
  taken,
  hint,
  onName,
  onClose,
}: {
  title: string
  submitLabel: string
  start: string
  taken: readonly string[]
  hint?: string
  onName: (name: string) => Promise<void>
  onClose: () => void
}) {
  const w = useWords(viewWords)
  const [name, setName] = useState(start)
  const [wasAsked, setAsked] = useState(false)
  const clean = name.trim()
  const isTaken = taken.some((other) => other.toLowerCase() === clean.toLowerCase())
  const problem = clean === '' ? w.nameMissing : isTaken ? w.nameTaken : null
  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        return problem ? null : onName(clean)
      }}
    >
      <TextField
        label={w.name}
        value={name}
        onChange={setName}
        maxLength={120}
        problem={wasAsked ? problem : null}
        hint={hint}
        autoFocus
      />
    </FormDialog>
  )
}
