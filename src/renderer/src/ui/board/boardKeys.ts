import type { KeyboardEvent } from 'react'

/** What keys on a card do; null where the key is not the board's. */
export interface CardKeys {
  walk: (along: 'columns' | 'lanes', by: 1 | -1) => boolean
  shift: (by: 1 | -1) => void
  toggle: () => void
  peek: () => void
  moveMenu: () => void
  comment: () => void
  open: () => void
  remove: () => void
  menu: () => void
  escape: (() => void) | null
}

/** Arrows walk, Shift and an arrow moves, letters do what the cheat sheet says. */
export function keyAction(event: KeyboardEvent, row: HTMLElement, keys: CardKeys): (() => void) | null {
  const rtl = getComputedStyle(row).direction === 'rtl'
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const by = (event.key === 'ArrowRight') === rtl ? -1 : 1
      return event.shiftKey ? () => keys.shift(by) : () => void keys.walk('columns', by)
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      if (event.shiftKey) return null
      // Inside a cell the list itself walks.
      return keys.walk('lanes', event.key === 'ArrowDown' ? 1 : -1) ? () => {} : null
    }
    case ' ':
      return event.shiftKey ? keys.toggle : keys.peek
    case 'x':
    case 'X':
      return keys.toggle
    case 'm':
    case 'M':
      return keys.moveMenu
    case 'c':
    case 'C':
      return keys.comment
    case 'Enter':
      return keys.open
    case 'Delete':
      return keys.remove
    case 'ContextMenu':
      return keys.menu
    case 'F10':
      return event.shiftKey ? keys.menu : null
    case 'Escape':
      return keys.escape
    default:
      return null
  }
}
