/**
 * Gives the focus to an element once the next picture stands, where the one that had it is gone: a pressed button that
 * is no longer offered, a dialog whose trigger went. The kit gives it back in the frame after a dialog; ours comes later.
 */
export function focusIfLost(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const { activeElement } = document
      if (activeElement === null || activeElement === document.body) find()?.focus({ preventScroll: true })
    }),
  )
}
