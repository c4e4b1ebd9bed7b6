import { useEffect, useRef, useState } from 'react'

/**
 * The value, at most so often: for what is drawn slower than a hand moves. The last one always arrives.
 *
 * @param everyMs 0: at once
 */
export function useThrottled<T>(value: T, everyMs: number): T {
  const [shown, setShown] = useState(value)
  const changedAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (everyMs === 0) return
    const wait = Math.max(0, changedAt.current + everyMs - performance.now())
    const timer = setTimeout(() => {
      changedAt.current = performance.now()
      setShown(() => value)
    }, wait)
    return () => clearTimeout(timer)
  }, [value, everyMs])
  return everyMs === 0 ? value : shown
}
