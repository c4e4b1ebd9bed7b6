import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { InputOf, OutputOf } from '../../../../shared/contract'
import type { CreatorRow } from '../../../../shared/contract/creators'
import { apiKey, call } from '../../lib/api'
import type { GridSource } from '../../ui/grid/rowCache'

/** So many rows may leave an order by an edit; more is an import, an undo or another window, and the order is made again. */
const MAX_STAYING = 50

/** An order of a million rows is 4 MB: those left behind go soon, the engine makes them again in no time. */
const KEPT_MS = 10_000

export interface CreatorList {
  /** null until the first order is there */
  source: GridSource<CreatorRow> | null
  /** all accounts of the workspace; null until known */
  total: number | null
  isBusy: boolean
  error: Error | null
  retry: () => void
  /** the engine knows another order of these rows than the one shown */
  isOutdated: boolean
  resort: () => void
}

interface Taken {
  key: string
  ids: Uint32Array
}

/**
 * The order of the grid. An edited row must not jump away under the hand that edits it: while only rows change their
 * place, or a few that still exist no longer match, the old order stays and `isOutdated` says so. New rows and rows
 * that are gone make a new order at once.
 */
export function useCreatorList(input: InputOf<'creators.list'>, isEnabled: boolean): CreatorList {
  const list = useQuery<OutputOf<'creators.list'>, Error>({
    queryKey: apiKey('creators.list', input),
    queryFn: ({ signal }) => call('creators.list', input, { signal }),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  })
  const [taken, setTaken] = useState<Taken | null>(null)
  const [waiting, setWaiting] = useState<Uint32Array | null>(null)
  const key = JSON.stringify(input)
  const ids = list.data?.ids
  // A cached answer that is being fetched again may be of before an import, or of another workspace.
  const isSettled = ids !== undefined && !list.isPlaceholderData && !list.isFetching

  useEffect(() => {
    if (!isSettled || taken?.ids === ids) return
    if (taken?.key !== key) {
      setTaken({ key, ids })
      setWaiting(null)
      return
    }
    let isCurrent = true
    void mayStay(taken.ids, ids).then((stays) => {
      if (!isCurrent) return
      if (stays === 'same') setWaiting(null)
      else if (stays === 'outdated') setWaiting(ids)
      else {
        setTaken({ key, ids })
        setWaiting(null)
      }
    })
    return () => {
      isCurrent = false
    }
  }, [isSettled, ids, key, taken])

  const shown = taken?.ids
  const source = useMemo(
    (): GridSource<CreatorRow> | null =>
      shown ? { ids: shown, fetchRows: (wanted) => call('creators.rows', { ids: Uint32Array.from(wanted) }) } : null,
    [shown],
  )
  return {
    source,
    total: list.data?.total ?? null,
    isBusy: list.isFetching,
    error: list.error,
    retry: () => void list.refetch(),
    isOutdated: waiting !== null,
    resort: () => {
      if (!waiting) return
      setTaken({ key, ids: waiting })
      setWaiting(null)
    },
  }
}

async function mayStay(old: Uint32Array, next: Uint32Array): Promise<'same' | 'outdated' | 'no'> {
  if (old.length === next.length && old.every((id, at) => id === next[at])) return 'same'
  if (next.length > old.length || old.length - next.length > MAX_STAYING) return 'no'
  // Marks by row number: a set of a million takes a hundred times as long.
  const before = new Uint8Array(old.reduce((most, id) => Math.max(most, id), 0) + 1)
  for (const id of old) before[id] = 1
  for (const id of next) {
    if (before[id] !== 1) return 'no'
    before[id] = 0
  }
  const gone = old.filter((id) => before[id] === 1)
  if (gone.length === 0) return 'outdated'
  const left = await call('creators.rows', { ids: gone }).catch(() => [null])
  return left.every((row) => row !== null) ? 'outdated' : 'no'
}
