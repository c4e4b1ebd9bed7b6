import { type RefObject, useEffect } from 'react'

/**
 * Takes the focus where what had it is gone: the next card does so after the one before was sent. Whoever came here by
 * a tab or a filter keeps the focus there.
 */
export function useLostFocus(target: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // A dialog that closes gives the focus back in the next frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement === null || document.activeElement === document.body)
          target.current?.focus({ preventScroll: true })
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [target])
}
