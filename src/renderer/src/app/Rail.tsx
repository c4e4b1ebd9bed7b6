import { ChevronsLeft, ChevronsRight, ChevronsUpDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { OutputOf } from '../../../shared/contract'
import { useApiCommand, useApiQuery } from '../lib/api'
import { runCommand, shownKeys, useCommandRegistry } from '../lib/commands'
import { ariaKeys } from '../lib/keys'
import { useWords } from '../lib/locale'
import { navigate, useRoute } from '../lib/route'
import { Button } from '../ui/Button'
import { cx } from '../ui/cx'
import { KeyHint } from '../ui/KeyHint'
import { type MenuAction, MenuButton } from '../ui/Menu'
import { Tip } from '../ui/Tooltip'
import { toastError } from '../ui/undoToast'
import { screens } from './screens'
import { appWords } from './words'

export interface RailProps {
  workspace: NonNullable<OutputOf<'workspace.current'>>
  isNarrow: boolean
  /** null where the window is too small for the wide rail */
  onToggle: (() => void) | null
}

export function Rail({ workspace, isNarrow, onToggle }: RailProps) {
  const w = useWords(appWords)
  const current = useRoute(({ route }) => route.screen)
  const commands = useCommandRegistry((state) => state.commands)
  return (
    <nav
      data-region
      aria-label={w.screensLabel}
      className={cx('flex shrink-0 flex-col gap-px border-line border-e bg-bg p-2', isNarrow ? 'w-12' : 'w-[200px]')}
    >
      <WorkspaceSwitcher workspace={workspace} isNarrow={isNarrow} />
      {screens.map(({ id, icon: Icon }) => {
        const isCurrent = current === id
        const command = commands.get(`go.${id}`)
        const keys = command ? shownKeys(command) : null
        const item = (
          <AriaButton
            key={id}
            onPress={() => navigate({ screen: id })}
            {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
            {...(keys ? { 'aria-keyshortcuts': ariaKeys(keys) } : {})}
            {...(isNarrow ? { 'aria-label': w.screens[id] } : {})}
            className={cx(
              'flex h-7 w-full cursor-default select-none items-center gap-2.5 rounded-control px-2 text-start',
              isCurrent
                ? 'bg-accent-soft font-medium text-accent'
                : 'text-muted data-[hovered]:bg-hover data-[hovered]:text-fg',
            )}
          >
            <Icon size={16} aria-hidden="true" className="shrink-0" />
            {!isNarrow && <span className="min-w-0 flex-1 truncate">{w.screens[id]}</span>}
            {!isNarrow && keys && <KeyHint keys={keys} className={isCurrent ? '' : 'text-faint'} />}
          </AriaButton>
        )
        return isNarrow ? (
          <Tip key={id} text={w.screens[id]} keys={keys ?? undefined}>
            {item}
          </Tip>
        ) : (
          item
        )
      })}
      <div className="flex-1" />
      {onToggle && (
        <Tip text={isNarrow ? w.expandRail : w.collapseRail} keys="$mod+b">
          <AriaButton
            aria-label={isNarrow ? w.expandRail : w.collapseRail}
            onPress={onToggle}
            className="flex size-7 cursor-default items-center justify-center self-end rounded-control text-muted data-[hovered]:bg-hover data-[hovered]:text-fg"
          >
            {isNarrow ? <ChevronsRight size={16} aria-hidden="true" /> : <ChevronsLeft size={16} aria-hidden="true" />}
          </AriaButton>
        </Tip>
      )}
    </nav>
  )
}

function WorkspaceSwitcher({ workspace, isNarrow }: { workspace: RailProps['workspace']; isNarrow: boolean }) {
  const w = useWords(appWords)
  const recent = useApiQuery('workspace.recent', {})
  const open = useApiCommand('workspace.open', { onFailed: toastError })
  const commands = useCommandRegistry((state) => state.commands)
  const known = recent.data ?? []
  const items = known.map(
    (entry): MenuAction => ({
      id: entry.folder,
      label: entry.isSample ? `${entry.name} (${w.sample})` : entry.name,
      isChecked: entry.folder === workspace.folder,
      onAction: () => {
        if (entry.folder !== workspace.folder) open.start({ folder: entry.folder })
      },
    }),
  )
  // The workspace feature registers these where it can create and open folders.
  const more = ['workspace.new', 'workspace.open'].flatMap((id): MenuAction[] => {
    const command = commands.get(id)
    return command ? [{ id, label: command.title, onAction: () => void runCommand(id) }] : []
  })
  return (
    <div className="mb-1.5">
      <MenuButton
        label={w.workspaces}
        groups={[
          { title: w.recentWorkspaces, items },
          { label: w.workspaces, items: more },
        ]}
        trigger={
          <Button
            look="quiet"
            label={w.switchWorkspace(workspace.name)}
            isPending={open.isRunning}
            className={cx('w-full', isNarrow ? 'px-0' : 'justify-start px-2')}
          >
            {isNarrow ? (
              <span aria-hidden="true" className="font-semibold">
                {[...workspace.name][0]}
              </span>
            ) : (
              <>
                <span className="min-w-0 flex-1 truncate text-start font-semibold">{workspace.name}</span>
                <ChevronsUpDown size={14} aria-hidden="true" className="shrink-0 text-muted" />
              </>
            )}
          </Button>
        }
      />
    </div>
  )
}
