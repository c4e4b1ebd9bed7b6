import type { ReactNode } from 'react'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { useFormat, useWords } from '../../lib/locale'
import { cx } from '../../ui/cx'
import type { RosterTotals } from './rosterView'
import { campaignsWords } from './words'

/** The sums under the roster: as many cells as `rosterColumns` has columns, and one for the check boxes. */
export function RosterFooter({ totals, campaign }: { totals: RosterTotals; campaign: CampaignRecord }) {
  const w = useWords(campaignsWords)
  const format = useFormat()
  const { currency, budgetMinor } = campaign
  const { committed } = totals
  const sums = (allMinor: number, committedMinor: number, missing: number): ReactNode => (
    <div title={missing > 0 ? w.withoutFee(missing, format.count(missing)) : undefined}>
      <div>
        {format.money(missing === totals.creators ? null : allMinor, currency, 'short')}
        {missing > 0 && <span aria-hidden="true">*</span>}
        {missing > 0 && <span className="sr-only">{w.withoutFee(missing, format.count(missing))}</span>}
      </div>
      <div className={SECOND}>{format.money(committedMinor, currency, 'short')}</div>
    </div>
  )
  return (
    <tr className="font-medium">
      <td className={FOOT} />
      <th scope="row" colSpan={8} className={cx(FOOT, 'text-start font-medium')} title={w.totalTitle}>
        <div>
          {w.total}: {w.creators(totals.creators, format.count(totals.creators))}
        </div>
        <div className={SECOND}>
          {w.committed}: {w.creators(committed.creators, format.count(committed.creators))}
        </div>
      </th>
      <td className={cx(FOOT, 'num pe-3')}>
        <div>{format.count(totals.posts)}</div>
        <div className={SECOND}>{format.count(committed.posts)}</div>
      </td>
      <td className={cx(FOOT, 'num pe-3')}>{sums(totals.feeMinor, committed.feeMinor, totals.withoutFee)}</td>
      <td className={cx(FOOT, 'num pe-3')}>
        {sums(totals.clientFeeMinor, committed.clientFeeMinor, totals.withoutClientFee)}
      </td>
      <td className={cx(FOOT, 'pe-3 align-bottom')} title={w.ofBudgetTitle}>
        {budgetMinor !== null && budgetMinor > 0 && (
          <div className={SECOND}>
            {w.ofBudget(
              format.percent(committed.clientFeeMinor / budgetMinor, 0),
              format.money(budgetMinor, currency, 'short'),
            )}
          </div>
        )}
      </td>
    </tr>
  )
}

const FOOT = 'sticky bottom-0 z-2 h-11 border-line-strong border-t bg-surface px-2 py-1 align-middle'
const SECOND = 'font-normal text-meta text-muted'
