import { type ReactNode, useMemo, useState } from 'react'
import type { ScenarioPick } from '../../../../../shared/contract/plannerScenarios'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { tierName } from '../tierName'
import { plannerWords } from '../words'
import { scenarioWords } from './words'

const FIRST_ROWS = 60

/** Whom a kept plan books, at the figures of its day; beside them today's where they are others. */
export function ScenarioRoster({ picks, currency }: { picks: readonly ScenarioPick[]; currency: string }) {
  const w = useWords(scenarioWords)
  const format = useFormat()
  const [limit, setLimit] = useState(FIRST_ROWS)
  const columns = useRosterColumns(picks, currency)
  return (
    <Section title={`${w.roster} ${format.count(picks.length)}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={w.roster} className="overflow-x-auto">
        <PlainTable
          caption={w.roster}
          columns={columns}
          rows={picks.slice(0, limit)}
          rowKey={({ entryId, offerId }) => `${entryId} ${offerId}`}
          empty={w.emptyRoster}
        />
      </section>
      {picks.length > limit && (
        <Button className="self-start" onPress={() => setLimit((old) => old + 200)}>
          {w.showMore(format.count(Math.min(200, picks.length - limit)))}
        </Button>
      )}
    </Section>
  )
}

function useRosterColumns(picks: readonly ScenarioPick[], currency: string): PlainColumn<ScenarioPick>[] {
  const w = useWords(scenarioWords)
  const tierWords = useWords(plannerWords)
  const format = useFormat()
  return useMemo(() => {
    const money = (amountMinor: number | null) => (
      <span title={format.money(amountMinor, currency)}>
        {format.money(amountMinor === null ? null : Math.round(amountMinor), currency, 'short')}
      </span>
    )
    const persons = (count: number | null) => (
      <span title={format.count(count === null ? null : Math.round(count))}>{format.compact(count)}</span>
    )
    // "same" only where somebody is still there to be compared.
    const today = (pick: ScenarioPick, value: number | null, show: (value: number) => ReactNode) =>
      value !== null ? (
        <strong className="font-semibold text-warn">{show(value)}</strong>
      ) : (
        <span className="text-muted">{pick.handle === null ? '–' : w.same}</span>
      )
    const isCostNew = picks.some(({ costTodayMinor, handle }) => costTodayMinor !== null || handle === null)
    const isReachNew = picks.some(({ reachTodayPersons }) => reachTodayPersons !== null)
    const columns: (PlainColumn<ScenarioPick> | null)[] = [
      {
        id: 'creator',
        header: w.creator,
        cell: ({ handle }) =>
          handle === null ? (
            <span className="text-muted">– {w.notOnRoster}</span>
          ) : (
            <bdi className="font-medium">@{handle}</bdi>
          ),
      },
      {
        id: 'tier',
        header: w.tier,
        cell: ({ tier, handle }) => (
          <span className="inline-block whitespace-nowrap first-letter:uppercase">
            {tier === null && handle === null ? '–' : tierName(tier, tierWords)}
          </span>
        ),
      },
      {
        id: 'offer',
        header: w.offer,
        cell: ({ offer, posts }) => (
          <span className="flex min-w-0 items-baseline gap-1.5">
            <bdi className="max-w-64 truncate" title={offer}>
              {offer}
            </bdi>
            {posts !== null && offer !== w.posts(posts, format.count(posts)) && (
              <span className="tabular whitespace-nowrap text-meta text-muted">
                {w.posts(posts, format.count(posts))}
              </span>
            )}
          </span>
        ),
      },
      { id: 'cost', header: w.cost, isNumber: true, cell: ({ costMinor }) => money(costMinor) },
      isCostNew
        ? {
            id: 'costToday',
            header: w.costToday,
            isNumber: true,
            cell: (pick) => today(pick, pick.costTodayMinor, money),
          }
        : null,
      {
        id: 'solo',
        header: w.soloReach,
        title: w.soloTitle,
        isNumber: true,
        cell: ({ soloReachPersons }) => persons(soloReachPersons),
      },
      isReachNew
        ? {
            id: 'reachToday',
            header: w.reachToday,
            isNumber: true,
            cell: (pick) => today(pick, pick.reachTodayPersons, persons),
          }
        : null,
      {
        id: 'adds',
        header: w.adds,
        title: w.addsTitle,
        isNumber: true,
        cell: ({ marginalReachPersons }) => persons(marginalReachPersons),
      },
      {
        id: 'perThousand',
        header: w.perThousandNew,
        title: w.perThousandNewTitle,
        isNumber: true,
        cell: ({ costPerThousandNewMinor }) => money(costPerThousandNewMinor),
      },
    ]
    return columns.filter((column) => column !== null)
  }, [w, tierWords, format, currency, picks])
}
