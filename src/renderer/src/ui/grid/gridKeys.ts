/** What a key means in a grid. Positions are clamped by the caller. */
export type GridAction =
  | {
      kind: 'move'
      rows: number | 'page' | '-page' | 'first' | 'last'
      columns: number | 'first' | 'last'
      extend: boolean
    }
  | { kind: 'selectRow' | 'selectAll' | 'peek' | 'open' | 'copy' | 'menu' | 'escape' }

export interface GridKey {
  key: string
  ctrl: boolean
  shift: boolean
  alt: boolean
}

const still = 0

/** null leaves the key to others. Letters are left alone: later they type into the cell. */
export function gridAction({ key, ctrl, shift, alt }: GridKey): GridAction | null {
  if (alt) return null
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
      return { kind: 'open' }
    case 'Escape':
      return { kind: 'escape' }
    case 'ContextMenu':
      return { kind: 'menu' }
    case 'F10':
      return shift ? { kind: 'menu' } : null
    case 'a':
    case 'A':
      return ctrl && !shift ? { kind: 'selectAll' } : null
    case 'c':
    case 'C':
      return ctrl && !shift ? { kind: 'copy' } : null
    default:
      return null
  }
}
