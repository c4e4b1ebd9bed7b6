/** The window's landmarks in reading order, which F6 walks: rail, screen, side panel, status bar, toasts. */
const REGIONS = 'nav[data-region], main[data-region], aside, footer[data-region], [role=region]'
const FOCUSABLE =
  '[data-autofocus], [role=grid][tabindex="0"], [aria-current=page], button:not([disabled]):not([tabindex="-1"]), a[href], input:not([disabled]):not([type=hidden]), select, textarea, [tabindex="0"]'

export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(
    (region) => region.getClientRects().length > 0 && firstFocusable(region) !== null,
  )
  if (regions.length === 0) return
  // The innermost region counts: a side panel lies inside main.
  const current = regions.findLastIndex((region) => region.contains(document.activeElement))
  const start = current < 0 && step < 0 ? 0 : current
  const next = regions[(start + step + regions.length) % regions.length]
  if (next) firstFocusable(next)?.focus()
}

function firstFocusable(region: HTMLElement): HTMLElement | null {
  const candidates = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.closest('aside') === region.closest('aside') && element.getClientRects().length > 0,
  )
  return (
    candidates.find((element) => element.matches('[data-autofocus], [role=grid], [aria-current=page]')) ??
    candidates[0] ??
    null
  )
}
