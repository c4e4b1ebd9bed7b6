import { type RefObject, useLayoutEffect, useState } from 'react'

export interface Box {
  width: number
  height: number
}

/** The largest box of a picture's shape inside an element, in CSS pixels; null until both are known. */
export function useFitBox(element: RefObject<HTMLElement | null>, natural: Box | null): Box | null {
  const [room, setRoom] = useState<Box | null>(null)
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  if (!room || !natural || natural.width === 0 || natural.height === 0) return null
  const scale = Math.min(room.width / natural.width, room.height / natural.height)
  return { width: Math.floor(natural.width * scale), height: Math.floor(natural.height * scale) }
}
