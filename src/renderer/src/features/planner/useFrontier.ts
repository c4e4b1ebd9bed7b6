import { useCallback, useEffect, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { OutputOf } from '../../../../shared/contract'
import { call, useTopics } from '../../lib/api'
import { errorShape } from '../../lib/errors'
import { cancelJob } from '../../lib/jobs'

/** So long the plan has stood before the line is drawn anew: both are computed by the same threads, and the plan is waited for. */
const REST_MS = 250

/**
 * The best roster at every budget. The last line stays while the next is made.
 *
 * @param isSettled the plan stands; while it does not, a line on its way is stopped
 */
export function useFrontier(campaignId: string, isSettled: boolean) {
  const [known, setKnown] = useState<{ frontier: OutputOf<'planner.frontier'> | undefined; error: Error | null }>({
    frontier: undefined,
    error: null,
  })
  const [wanted, setWanted] = useState(0)
  const [drawn, setDrawn] = useState(-1)
  const again = useCallback(() => setWanted((old) => old + 1), [])
  useTopics(['campaigns', 'creators', 'planner'], again)
  useEffect(() => {
    if (!isSettled || drawn === wanted) return
    const jobId = uuidv7()
    let isAsked = false
    let isOver = false
    const timer = setTimeout(() => {
      isAsked = true
      call('planner.frontier', { campaignId }, { jobId }).then(
        (frontier) => {
          if (isOver) return
          isAsked = false
          setKnown({ frontier, error: null })
          setDrawn(wanted)
        },
        (error: unknown) => {
          if (isOver || errorShape(error).code === 'cancelled') return
          isAsked = false
          setKnown({ frontier: undefined, error: error instanceof Error ? error : new Error(String(error)) })
          setDrawn(wanted)
        },
      )
    }, REST_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
      if (isAsked) cancelJob(jobId)
    }
  }, [campaignId, isSettled, wanted, drawn])
  return { ...known, retry: again }
}
