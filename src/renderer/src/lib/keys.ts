/**
 * Keys as the command registry writes them: tinykeys' form, `$mod+k`, `$mod+Shift+z`, `Shift+F6`, `?`. `$mod` is Cmd
 * on a Mac, else Ctrl.
 */
export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': 'Space',
}
const MAC_NAMES: Readonly<Record<string, string>> = { $mod: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃', Ctrl: '⌃' }

/** How a key is shown to a person: `Ctrl+K`, `⌘K`. */
export function keyLabel(keys: string, mac = isMac): string {
  const parts = keys.split('+').map((part) => {
    if (mac && MAC_NAMES[part]) return MAC_NAMES[part]
    if (part === '$mod') return 'Ctrl'
    return NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part.replace(/^(Key|Digit)/, ''))
  })
  return parts.join(mac ? '' : '+')
}

/** The same for assistive technology (`aria-keyshortcuts`). */
export function ariaKeys(keys: string, mac = isMac): string {
  return keys
    .split('+')
    .map((part) => (part === '$mod' ? (mac ? 'Meta' : 'Control') : part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}

/** Keys that an ordinary browser tab keeps for itself and never gives to a page. */
const TAKEN_BY_BROWSER = new Set(['$mod+n', '$mod+t', '$mod+w', '$mod+Shift+n', '$mod+Shift+t', '$mod+Tab'])

/** Whether a key reaches us in this shell. */
export function worksIn(shell: 'desktop' | 'browser', keys: string): boolean {
  return shell === 'desktop' || !TAKEN_BY_BROWSER.has(keys)
}

/** Whether a person is typing there, so that single letters are text and undo is the field's own. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return (
    target instanceof HTMLInputElement && !/^(button|checkbox|radio|range|submit|reset|color|file)$/.test(target.type)
  )
}
