import { Check } from 'lucide-react'
import { type ReactElement, type ReactNode, useCallback, useRef, useState } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useWords } from '../lib/locale'
import { cx } from './cx'
import { KeyHint } from './KeyHint'
import { MENU_ITEM, POPOVER } from './surfaces'
import { uiWords } from './words'

export interface MenuAction {
  id: string
  label: string
  onAction: () => void
  icon?: ReactNode
  keys?: string | null | undefined
  /** why it cannot run now; the item stays and says so */
  disabledReason?: string | null | undefined
  isChecked?: boolean
  isDanger?: boolean
}

export interface MenuGroup {
  /** shown above the group where it helps */
  title?: string
  /** for speech, where there is no title */
  label?: string
  items: readonly MenuAction[]
}

export interface MenuFace {
  label: string
  /** as a function it is called when the menu opens, so that reasons and ticks are those of the moment */
  groups: readonly MenuGroup[] | (() => readonly MenuGroup[])
}

/** A menu that opens from its trigger (a Button or IconButton). */
export function MenuButton({
  trigger,
  placement = 'bottom start',
  ...menu
}: MenuFace & { trigger: ReactElement; placement?: 'bottom start' | 'bottom end' | 'top start' | 'right top' }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={4} className={POPOVER}>
        <MenuList {...menu} />
      </Popover>
    </MenuTrigger>
  )
}

function MenuList({ label, groups, onClose }: MenuFace & { onClose?: () => void }) {
  const w = useWords(uiWords)
  const filled = (typeof groups === 'function' ? groups() : groups).filter(({ items }) => items.length > 0)
  const disabled = filled.flatMap(({ items }) => items.filter(isOff).map(({ id }) => id))
  return (
    <AriaMenu
      aria-label={label}
      disabledKeys={disabled}
      {...(onClose ? { onClose, autoFocus: 'first' as const } : {})}
      className="max-h-[70vh] min-w-52 overflow-auto p-1 outline-none"
    >
      {filled.map((group, index) => (
        <MenuSection
          key={group.items[0]?.id ?? index}
          {...(group.title ? {} : { 'aria-label': group.label ?? label })}
          className={index > 0 ? 'mt-1 border-line border-t pt-1' : ''}
        >
          {group.title && <Header className="px-2 py-1 font-medium text-caption text-muted">{group.title}</Header>}
          {group.items.map((item) => (
            <MenuItem key={item.id} id={item.id} textValue={item.label} onAction={item.onAction} className={MENU_ITEM}>
              <span className="flex w-4 shrink-0 justify-center text-muted">
                {item.isChecked ? <Check size={14} aria-hidden="true" /> : item.icon}
              </span>
              <span className="flex min-w-0 flex-1 flex-col">
                <span className={cx('truncate', item.isDanger && 'text-bad')}>{item.label}</span>
                {item.isChecked && <span className="sr-only">{w.isOn}</span>}
                {isOff(item) && <span className="max-w-64 pb-1 text-caption text-muted">{item.disabledReason}</span>}
              </span>
              {item.keys && <KeyHint keys={item.keys} className="ps-4 text-muted" />}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </AriaMenu>
  )
}

function isOff(item: MenuAction): boolean {
  return item.disabledReason !== null && item.disabledReason !== undefined
}

export interface ContextMenuState {
  /** where it opens, in CSS pixels of the window; null while closed */
  at: { x: number; y: number } | null
  open: (at: { x: number; y: number }) => void
  close: () => void
}

/** State of a context menu: `const menu = useContextMenu()`, then `<ContextMenu state={menu} …/>` once. */
export function useContextMenu(): ContextMenuState {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  return { at, open: setAt, close: useCallback(() => setAt(null), []) }
}

/** A menu at a point: right click, Shift+F10 and the Menu key all call `state.open`. Focus returns where it was. */
export function ContextMenu({ state, ...menu }: MenuFace & { state: ContextMenuState }) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        className="pointer-events-none fixed size-0"
        style={{ left: state.at?.x ?? 0, top: state.at?.y ?? 0 }}
      />
      <Popover
        aria-label={menu.label}
        triggerRef={anchor}
        // The anchor may be measured before it has come to its place.
        getTargetRect={() => state.at && new DOMRect(state.at.x, state.at.y, 0, 0)}
        isOpen={state.at !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) state.close()
        }}
        placement="bottom start"
        offset={2}
        className={POPOVER}
      >
        <MenuList {...menu} onClose={state.close} />
      </Popover>
    </>
  )
}
