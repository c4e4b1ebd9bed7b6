/** What a key means in a grid. Positions are clamped by the caller. */
export type GridAction =
  | {
      kind: 'move'
      rows: number | 'page' | '-page' | 'first' | 'last'
      columns: number | 'first' | 'last'
      extend: boolean
    }
  /** `edit` opens the record where the cell cannot be typed into; `type` replaces what is in the cell */
  | {
      kind:
        | 'selectRow'
        | 'selectAll'
        | 'peek'
        | 'open'
        | 'edit'
        | 'type'
        | 'empty'
        | 'copy'
        | 'fill'
        | 'menu'
        | 'escape'
    }

export interface GridKey {
  key: string
  ctrl: boolean
  shift: boolean
  alt: boolean
}

const still = 0

/** null leaves the key to others. */
export function gridAction({ key, ctrl, shift, alt }: GridKey): GridAction | null {
  // AltGr writes letters on many keyboards and comes as Ctrl and Alt together.
  if (alt && !(ctrl && key.length === 1)) return null
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', rows: ctrl ? 'last' : 1, columns: still, extend: shift }
    case 'ArrowUp':
      return { kind: 'move', rows: ctrl ? 'first' : -1, columns: still, extend: shift }
    case 'ArrowLeft':
      return { kind: 'move', rows: still, columns: ctrl ? 'first' : -1, extend: shift }
    case 'ArrowRight':
      return { kind: 'move', rows: still, columns: ctrl ? 'last' : 1, extend: shift }
    case 'PageDown':
      return { kind: 'move', rows: 'page', columns: still, extend: shift }
    case 'PageUp':
      return { kind: 'move', rows: '-page', columns: still, extend: shift }
    case 'Home':
      return { kind: 'move', rows: ctrl ? 'first' : still, columns: ctrl ? still : 'first', extend: shift }
    case 'End':
      return { kind: 'move', rows: ctrl ? 'last' : still, columns: ctrl ? still : 'last', extend: shift }
    case ' ':
      return { kind: shift ? 'selectRow' : 'peek' }
    case 'Enter':
      return { kind: ctrl ? 'open' : 'edit' }
    case 'F2':
      return { kind: 'edit' }
    case 'Delete':
    case 'Backspace':
      return ctrl ? null : { kind: 'empty' }
    case 'Escape':
      return { kind: 'escape' }
    case 'ContextMenu':
      return { kind: 'menu' }
    case 'F10':
      return shift ? { kind: 'menu' } : null
    // A letter that is being composed: an input method, or an accent that waits for its letter.
    case 'Process':
    case 'Dead':
      return { kind: 'type' }
    case '?':
      // The cheat sheet, everywhere.
      return null
    default:
      return key.length === 1 ? letterAction(key.toLowerCase(), ctrl, shift, alt) : null
  }
}

function letterAction(letter: string, ctrl: boolean, shift: boolean, alt: boolean): GridAction | null {
  if (!ctrl || alt) return { kind: 'type' }
  if (shift) return null
  const actions: Readonly<Record<string, GridAction>> = {
    a: { kind: 'selectAll' },
    c: { kind: 'copy' },
    d: { kind: 'fill' },
  }
  return actions[letter] ?? null
}
