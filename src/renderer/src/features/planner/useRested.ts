import { useEffect, useState } from 'react'

/** The value once it has stood for a while: for what costs too much to follow every move of a hand. */
export function useRested<T>(value: T, restMs: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    if (restMs === 0) return
    const timer = setTimeout(() => setRested(() => value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return restMs === 0 ? value : rested
}
