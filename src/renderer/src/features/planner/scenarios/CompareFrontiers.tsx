import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import type { CampaignPlan } from '../../../../../shared/contract/planner'
import type { ScenarioRecord } from '../../../../../shared/contract/plannerScenarios'
import { apiKey, call } from '../../../lib/api'
import { ApiError } from '../../../lib/errors'
import { cancelJob } from '../../../lib/jobs'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { FrontierChart } from '../FrontierChart'
import { Skeleton } from './Skeleton'
import { useStoppableQuery } from './useStoppableQuery'
import { scenarioWords } from './words'

export interface CompareFrontiersProps {
  campaign: CampaignRecord
  budgetMinor: number | null
  plan: CampaignPlan | null
  /** kept plans whose curves are wanted */
  scenarios: readonly ScenarioRecord[]
  /** what must be there first: all is computed on the same thread */
  isEnabled: boolean
  onBudget: (budgetMinor: number) => void
}

/** The best at every budget by today's data, and by the data of kept plans. */
export function CompareFrontiers(props: CompareFrontiersProps) {
  const { campaign, budgetMinor, plan, scenarios, isEnabled, onBudget } = props
  const w = useWords(scenarioWords)
  const campaignId = campaign.id
  const [isTable, setTable] = useState(false)
  const today = useStoppableQuery('planner.frontier', { campaignId }, isEnabled)
  const frontier = today.query.data
  const asked = useQueries({
    queries: scenarios.map(({ id: scenarioId }) => ({
      queryKey: apiKey('planner.frontier', { campaignId, scenarioId }),
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const jobId = uuidv7()
        signal.addEventListener('abort', () => cancelJob(jobId), { once: true })
        return call('planner.frontier', { campaignId, scenarioId }, { jobId, signal })
      },
      enabled: isEnabled && frontier !== undefined,
    })),
  })
  const curves = scenarios.map((scenario, index) => ({ scenario, answer: asked[index] }))
  const drawable = curves.flatMap(({ scenario: { id, name }, answer }) =>
    answer?.data && answer.data.points.length > 0 && answer.data.objective === frontier?.objective
      ? [{ id, name, points: answer.data.points, isExact: answer.data.isExact }]
      : [],
  )
  const key = curves.map(({ scenario, answer }) => `${scenario.id} ${scenario.name} ${answer?.dataUpdatedAt}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the answers, which are the same until asked anew
  const others = useMemo(() => drawable, [key, frontier])
  const otherAims = curves.filter(
    ({ answer }) => answer?.data && frontier && answer.data.objective !== frontier.objective,
  )
  const failed = curves.filter(({ answer }) => answer?.isError)
  // A line ends where it was computed to, which says nothing of larger budgets: all are shown as far as each is known.
  const maxMinor = useMemo(() => {
    const ends = [frontier?.points ?? [], ...others.map(({ points }) => points)].flatMap((points) => {
      const last = points.at(-1)
      return last ? [last.budgetMinor] : []
    })
    return Math.max(1, budgetMinor ?? 0, ends.length > 0 ? Math.min(...ends) : 0)
  }, [budgetMinor, frontier, others])
  if (!frontier) {
    if (today.isStopped) {
      return (
        <p role="status" className="flex items-center gap-2 text-muted">
          {w.curvesStopped}
          <Button size="small" onPress={() => void today.query.refetch()}>
            {w.drawThem}
          </Button>
        </p>
      )
    }
    if (today.query.isError) {
      return <ErrorNote error={today.query.error} onRetry={() => void today.query.refetch()} />
    }
    return (
      <Skeleton label={w.readingFrontiers}>
        {today.query.isFetching && (
          <Button size="small" onPress={today.stop}>
            {w.stop}
          </Button>
        )}
      </Skeleton>
    )
  }
  return (
    <div className="flex flex-col gap-1">
      <FrontierChart
        frontier={frontier}
        error={null}
        onRetry={() => void today.query.refetch()}
        plan={plan}
        budgetMinor={budgetMinor}
        maxMinor={maxMinor}
        currency={campaign.currency}
        goalPersons={campaign.targetReachPersons}
        isTable={isTable}
        onTable={setTable}
        onBudget={onBudget}
        others={others}
        name={w.todaysData}
      />
      <div role="status" className="flex flex-col text-meta text-muted">
        {asked.some(({ isFetching }) => isFetching) && <p>{w.readingFrontiers}</p>}
        {scenarios.length === 0 && <p>{w.noCurves}</p>}
        {otherAims.map(({ scenario }) => (
          <p key={scenario.id}>{w.otherAim(scenario.name)}</p>
        ))}
        {failed.map(({ scenario, answer }) => (
          <p key={scenario.id}>
            {w.frontierFailed(scenario.name)} {answer?.error instanceof ApiError && answer.error.message}
          </p>
        ))}
      </div>
    </div>
  )
}
