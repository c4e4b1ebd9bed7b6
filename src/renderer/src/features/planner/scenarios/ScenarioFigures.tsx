import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import type { ScenarioRecord } from '../../../../../shared/contract/plannerScenarios'
import { useFormat, useWords } from '../../../lib/locale'
import { Figure } from '../../../ui/Screen'
import { statusText } from './statusText'
import { scenarioWords } from './words'

/** A kept plan in figures, as they were on its day. */
export function ScenarioFigures({ scenario, campaign }: { scenario: ScenarioRecord; campaign: CampaignRecord }) {
  const w = useWords(scenarioWords)
  const format = useFormat()
  const { figures, budgetMinor, objective, objectiveBound } = scenario
  const { range } = figures
  const { currency } = campaign
  const exact = (count: number | null) => `${format.count(count === null ? null : Math.round(count))} ${w.people}`
  // The bound is in the unit of what was aimed at, which is persons only where reach was.
  const note =
    scenario.status === 'optimal'
      ? w.statusNote.optimal
      : objective === 'netReach' && objectiveBound !== null
        ? w.statusNote.bound(format.compact(objectiveBound))
        : null
  return (
    <div className="@container">
      <div className="grid grid-cols-3 gap-x-6 gap-y-3 @min-[960px]:grid-cols-6" data-testid="keptFigures">
        <Figure
          label={w.asItWas}
          value={statusText(scenario, w, format)}
          title={statusText(scenario, w, format)}
          note={note}
        />
        <Figure
          label={range ? w.netMedian : w.netReach}
          value={format.compact(range?.p50Persons ?? figures.netReachPersons)}
          title={exact(range?.p50Persons ?? figures.netReachPersons)}
          note={
            range && (
              <>
                {w.p10p90(format.compact(range.p10Persons), format.compact(range.p90Persons))}
                <span className="block">{w.expected(format.compact(figures.netReachPersons))}</span>
                {range.goalProbability !== null && campaign.targetReachPersons !== null && (
                  <span className="block">
                    {w.goalChance(
                      format.percent(range.goalProbability, 0),
                      format.compact(campaign.targetReachPersons),
                    )}
                  </span>
                )}
              </>
            )
          }
        />
        <Figure
          label={w.grossReach}
          value={format.compact(figures.grossReachPersons)}
          title={exact(figures.grossReachPersons)}
          note={
            <>
              {w.grossNote}
              <span className="block">
                {w.frequency} {format.number(figures.frequency, 2)}
              </span>
            </>
          }
        />
        <Figure
          label={w.cost}
          value={format.money(figures.costMinor, currency, 'short')}
          title={format.money(figures.costMinor, currency)}
          note={budgetMinor !== null && w.ofBudget(format.money(budgetMinor, currency, 'short'))}
        />
        <Figure
          label={w.cpm}
          value={format.money(
            figures.costPerThousandNetMinor === null ? null : Math.round(figures.costPerThousandNetMinor),
            currency,
          )}
          note={w.cpmNote}
        />
        <Figure
          label={w.creators}
          value={format.count(figures.creators)}
          note={
            <>
              {w.posts(figures.posts, format.count(figures.posts))}
              <span className="block">
                {w.engagements} {format.compact(figures.engagements)}
                {figures.engagementsUnknown > 0 &&
                  `, ${w.unknown(figures.engagementsUnknown, format.count(figures.engagementsUnknown))}`}
              </span>
            </>
          }
        />
      </div>
    </div>
  )
}
