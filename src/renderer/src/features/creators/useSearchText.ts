import { useEffect, useRef, useState } from 'react'

/** The first letter is asked for at once, others at most so often: every answer is the whole order. */
const PAUSE_MS = 120

/** What stands in a search field, and what the list is asked for a moment later. Follows a filter changed elsewhere. */
export function useSearchText(asked: string, ask: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(asked)
  const sent = useRef(asked)
  const sentAtMs = useRef(Number.NEGATIVE_INFINITY)
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  useEffect(() => {
    if (asked === sent.current) return
    sent.current = asked
    setText(asked)
  }, [asked])
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === sent.current) return
    const send = () => {
      sent.current = wanted
      sentAtMs.current = performance.now()
      latest.current(wanted)
    }
    const waitMs = sentAtMs.current + PAUSE_MS - performance.now()
    if (waitMs <= 0) {
      send()
      return
    }
    const timer = setTimeout(send, waitMs)
    return () => clearTimeout(timer)
  }, [text])
  return [text, setText]
}
