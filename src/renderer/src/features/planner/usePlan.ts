import { useCallback, useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { InputOf } from '../../../../shared/contract'
import type { CampaignPlan } from '../../../../shared/contract/planner'
import { call, useTopics } from '../../lib/api'
import { ApiError } from '../../lib/errors'
import { cancelJob } from '../../lib/jobs'

/**
 * While the slider moves, a plan that answers sooner than this is let through and painted: cutting it short for the
 * next position would paint nothing until the hand rests. A slower one makes way for the newest budget.
 */
const LET_THROUGH_MS = 90

/** A proof that takes longer is waited for with the best roster found by then on the screen. */
const FIRST_ANSWER_MS = 250

/** An answer that comes sooner is not announced: it would be drawn twice. */
const TELL_AFTER_MS = 40

export interface LivePlan {
  /** the newest answer, also while the next is on its way */
  plan: CampaignPlan | null
  error: Error | null
  /** the answer for what was asked last is not there yet, and has been waited for */
  isPlanning: boolean
}

/** @param budgetMinor null: without a budget */
type Ask = { budgetMinor: number | null }

/**
 * The plan for a budget, made again whenever the budget, the roster or its rules change. At most one plan is under way
 * and one waits; budgets between them are skipped.
 *
 * @param budgetMinor null: without one
 * @param isWanted false asks for nothing
 */
export function usePlan(
  campaignId: string,
  budgetMinor: number | null,
  isWanted: boolean,
): LivePlan & { retry: () => void } {
  const [live, setLive] = useState<LivePlan>({ plan: null, error: null, isPlanning: false })
  const runner = useRef<PlanRunner | null>(null)
  useEffect(() => {
    const own = new PlanRunner(campaignId, setLive)
    runner.current = own
    return () => own.stop()
  }, [campaignId])
  const ask = useCallback(() => {
    if (isWanted) runner.current?.ask({ budgetMinor })
  }, [budgetMinor, isWanted])
  useEffect(ask, [ask])
  useTopics(['campaigns', 'creators', 'planner'], ask)
  return { ...live, retry: ask }
}

class PlanRunner {
  private running: { jobId: string; startedAt: number } | null = null
  private waiting: Ask | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private isStopped = false
  private readonly campaignId: string
  private readonly tell: (change: (old: LivePlan) => LivePlan) => void

  constructor(campaignId: string, tell: (change: (old: LivePlan) => LivePlan) => void) {
    this.campaignId = campaignId
    this.tell = tell
  }

  ask(wanted: Ask): void {
    this.waiting = wanted
    if (!this.running) {
      void this.run()
      return
    }
    const { jobId, startedAt } = this.running
    clearTimeout(this.timer)
    const ageMs = performance.now() - startedAt
    if (ageMs >= LET_THROUGH_MS) cancelJob(jobId)
    else this.timer = setTimeout(() => cancelJob(jobId), LET_THROUGH_MS - ageMs)
  }

  stop(): void {
    this.isStopped = true
    this.waiting = null
    clearTimeout(this.timer)
    if (this.running) cancelJob(this.running.jobId)
  }

  private call(input: InputOf<'planner.plan'>): Promise<CampaignPlan> {
    const jobId = uuidv7()
    this.running = { jobId, startedAt: performance.now() }
    return call('planner.plan', input, { jobId })
  }

  private async run(): Promise<void> {
    const telling = setTimeout(
      () => this.tell((old) => (old.isPlanning ? old : { ...old, isPlanning: true })),
      TELL_AFTER_MS,
    )
    while (this.waiting !== null) {
      const { budgetMinor } = this.waiting
      this.waiting = null
      try {
        const input = { campaignId: this.campaignId, ...(budgetMinor === null ? {} : { budgetMinor }) }
        const first = await this.call({ ...input, patienceMs: FIRST_ANSWER_MS })
        // Somebody who asks again meanwhile does not want the old question proven.
        const isOpen = first.status === 'timeLimit' && this.waiting === null && !this.isStopped
        if (isOpen && first.picks.length > 0) this.tell(() => ({ plan: first, error: null, isPlanning: true }))
        const plan = isOpen ? await this.call(input) : first
        // One that was stopped may have a roster all the same: better than the old one while the hand goes on.
        if (!this.isStopped && (plan.status !== 'cancelled' || plan.picks.length > 0)) {
          this.tell((old) => ({ plan, error: null, isPlanning: old.isPlanning && this.waiting !== null }))
        }
      } catch (error) {
        if (!this.isStopped && !isCancelled(error)) {
          const shown = error instanceof Error ? error : new Error(String(error))
          this.tell(() => ({ plan: null, error: shown, isPlanning: this.waiting !== null }))
        }
      }
      clearTimeout(this.timer)
    }
    clearTimeout(telling)
    this.running = null
    if (!this.isStopped) this.tell((old) => (old.isPlanning ? { ...old, isPlanning: false } : old))
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'cancelled'
}
