import { useEffect, useRef, useState } from 'react'
import type { DuplicateReason } from '../../../../../shared/contract/creatorDuplicates'
import { useApiQuery } from '../../../lib/api'
import { useApiJob } from '../../../lib/jobs'

const pageSize = 200
const maxShown = 500
/** A search that took less is made again by itself when creators change. */
const quickMs = 3000

/** What the last search found, searched for when the screen opens and again when creators changed. */
export function useDuplicates() {
  const [reason, setReason] = useState<DuplicateReason | null>(null)
  const [limit, setLimit] = useState(pageSize)
  const [wasStopped, setStopped] = useState(false)
  const found = useApiQuery('creators.duplicates', { limit, ...(reason ? { reason } : {}) }, { keepPrevious: true })
  const job = useApiJob('creators.findDuplicates')
  const { data, refetch } = found
  const isRunning = useRef(false)

  async function search(): Promise<void> {
    if (isRunning.current) return
    isRunning.current = true
    setStopped(false)
    const finding = await job.run({})
    isRunning.current = false
    setStopped(finding === null)
    await refetch()
  }
  const isDue =
    data !== undefined && !wasStopped && (data.finding === null || (data.isOutdated && data.finding.takenMs < quickMs))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `search` is new at every render and reads only refs
  useEffect(() => {
    if (isDue) void search()
  }, [isDue])

  return {
    data,
    error: found.error ?? job.error,
    job,
    search: () => void search(),
    wasStopped,
    reason,
    setReason: (next: DuplicateReason | null) => {
      setReason(next)
      setLimit(pageSize)
    },
    canShowMore: data !== undefined && data.next !== null && limit < maxShown,
    showMore: () => setLimit(maxShown),
  }
}
