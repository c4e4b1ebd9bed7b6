import { useQueries } from '@tanstack/react-query'
import type { CreatorFilter } from '../../../../shared/contract/creators'
import { call } from '../../lib/api'

type Where = NonNullable<CreatorFilter['where']>

/** Accounts with at least `from` and fewer than `below` followers; null is no bound. */
export function followersWhere(from: number | null, below: number | null): Where {
  const bounds = { ...(from === null ? {} : { min: from }), ...(below === null ? {} : { max: below - 1 }) }
  return [{ op: 'between', field: 'followers', ...bounds }]
}

/**
 * How many creators meet each condition; undefined until it is counted. Facets are counted by the engine in a few
 * milliseconds also at a million creators, and their answer is small.
 */
export function useCounts(conditions: readonly Where[]): (number | undefined)[] {
  const results = useQueries({
    queries: conditions.map((where) => ({
      // The method's name first: a change that it reads makes it stale, as every query of the contract.
      queryKey: ['creators.facets', { filter: { where } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('creators.facets', { filter: { where } }, { signal }),
    })),
  })
  // Every account has one platform, so these make the whole.
  return results.map(({ data }) => data?.platforms.reduce((sum, { count }) => sum + count, 0))
}
