import { useState } from 'react'

/** Creators ticked in a list; those that left the list are ticked no longer. */
export function useChosen(shown: readonly { creatorId: string }[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = shown.filter(({ creatorId }) => ticked.has(creatorId)).map(({ creatorId }) => creatorId)
  return {
    chosen,
    has: (creatorId: string) => ticked.has(creatorId),
    toggle: (creatorId: string, isOn: boolean) => {
      const next = new Set(ticked)
      if (isOn) next.add(creatorId)
      else next.delete(creatorId)
      setTicked(next)
    },
    all: (isOn: boolean) => setTicked(new Set(isOn ? shown.map(({ creatorId }) => creatorId) : [])),
    isAll: shown.length > 0 && chosen.length === shown.length,
  }
}
