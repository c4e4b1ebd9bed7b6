import { useEffect, useState } from 'react'
import type { OutreachCard } from '../../../../../shared/contract/outreach'
import { writtenStages } from '../../../../../shared/domain/outreachStages'
import { call, useTopics } from '../../../lib/api'
import type { Warnings } from './rules'

const nothing: Warnings = new Map()
/** What the engine takes in one question. */
const most = 10_000
/** A row of moves asks once; many cards keep the engine busy for half a second, so their calm is longer. */
const calmMs = (count: number) => (count > 1000 ? 1500 : 150)

/**
 * What speaks against writing to the creators who were not written to, asked for all of them beforehand. The day's
 * limit depends on who goes together and is asked when they go.
 */
export function useWarnings(cards: readonly OutreachCard[] | undefined): Warnings {
  const [found, setFound] = useState(nothing)
  const [changes, setChanges] = useState(0)
  useTopics(['creators', 'campaigns'], () => setChanges((old) => old + 1))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of creators or campaigns asks anew
  useEffect(() => {
    if (!cards) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      void ask(cards, leaving.signal).then(setFound, () => {
        // The engine asks again at the move; here only the early word is missing.
      })
    }, calmMs(cards.length))
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [cards, changes])
  return found
}

async function ask(cards: readonly OutreachCard[], signal: AbortSignal): Promise<Warnings> {
  const found = new Map<string, Warnings extends ReadonlyMap<string, infer List> ? List : never>()
  const unwritten = cards.filter(({ stage }) => !writtenStages.has(stage))
  for (const [campaignId, group] of Map.groupBy(unwritten, (card) => card.campaignId)) {
    const cardOf = new Map(group.map(({ accountId, id }) => [accountId, id]))
    const accountIds = [...cardOf.keys()]
    for (let from = 0; from < accountIds.length; from += most) {
      const part = accountIds.slice(from, from + most)
      const answer = await call('outreach.check', { campaignId, accountIds: part }, { signal })
      for (const { id, warnings } of answer.found) {
        const cardId = cardOf.get(id)
        const lasting = warnings.filter(({ code }) => code !== 'dailyLimit')
        if (cardId && lasting.length > 0) found.set(cardId, lasting)
      }
    }
  }
  return found
}
