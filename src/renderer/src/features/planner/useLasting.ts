import { useEffect, useState } from 'react'

/** True once the flag has been so for a while, so that what is over at once is not shown at all. */
export function useLasting(isSo: boolean, forMs: number): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isSo) {
      setLong(false)
      return
    }
    const timer = setTimeout(() => setLong(true), forMs)
    return () => clearTimeout(timer)
  }, [isSo, forMs])
  return isSo && isLong
}
