import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { CampaignPlan } from '../../../../shared/contract/planner'
import { call, useTopics } from '../../lib/api'
import { ApiError } from '../../lib/errors'
import { cancelJob } from '../../lib/jobs'

/**
 * While the slider moves, a plan that answers sooner than this is let through and painted: cutting it short for the
 * next position would paint nothing until the hand rests. A slower one makes way for the newest budget.
 */
const LET_THROUGH_MS = 90

export interface LivePlan {
  /** the newest answer, also while the next is on its way */
  plan: CampaignPlan | null
  error: Error | null
  /** the answer for the budget asked last is not there yet */
  isPlanning: boolean
}

/**
 * The plan for a budget, made again whenever the budget, the roster or its rules change. At most one plan is under way
 * and one waits; budgets between them are skipped.
 *
 * @param budgetMinor null asks for nothing
 */
export function usePlan(campaignId: string, budgetMinor: number | null): LivePlan {
  const [live, setLive] = useState<LivePlan>({ plan: null, error: null, isPlanning: false })
  const runner = useRef<PlanRunner | null>(null)
  useEffect(() => {
    const own = new PlanRunner(campaignId, setLive)
    runner.current = own
    return () => own.stop()
  }, [campaignId])
  useEffect(() => {
    if (budgetMinor !== null) runner.current?.ask(budgetMinor)
  }, [budgetMinor])
  useTopics(['campaigns', 'creators', 'planner'], () => {
    if (budgetMinor !== null) runner.current?.ask(budgetMinor)
  })
  return live
}

class PlanRunner {
  private running: { jobId: string; startedAt: number } | null = null
  private waiting: number | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private isStopped = false
  private readonly campaignId: string
  private readonly tell: (change: (old: LivePlan) => LivePlan) => void

  constructor(campaignId: string, tell: (change: (old: LivePlan) => LivePlan) => void) {
    this.campaignId = campaignId
    this.tell = tell
  }

  ask(budgetMinor: number): void {
    this.waiting = budgetMinor
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

  private async run(): Promise<void> {
    this.tell((old) => (old.isPlanning ? old : { ...old, isPlanning: true }))
    while (this.waiting !== null) {
      const budgetMinor = this.waiting
      this.waiting = null
      const jobId = uuidv7()
      this.running = { jobId, startedAt: performance.now() }
      try {
        const plan = await call('planner.plan', { campaignId: this.campaignId, budgetMinor }, { jobId })
        if (!this.isStopped && plan.status !== 'cancelled') {
          this.tell(() => ({ plan, error: null, isPlanning: this.waiting !== null }))
        }
      } catch (error) {
        if (!this.isStopped && !isCancelled(error)) {
          const shown = error instanceof Error ? error : new Error(String(error))
          this.tell((old) => ({ ...old, error: shown, isPlanning: this.waiting !== null }))
        }
      }
      clearTimeout(this.timer)
    }
    this.running = null
    if (!this.isStopped) this.tell((old) => (old.isPlanning ? { ...old, isPlanning: false } : old))
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'cancelled'
}
