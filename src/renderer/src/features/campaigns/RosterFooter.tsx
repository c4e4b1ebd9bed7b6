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
  const money = (sumMinor: number, missing: number): ReactNode => (
    <>
      <div title={format.money(sumMinor, currency)}>{format.money(sumMinor, currency, 'short')}</div>
      {missing > 0 && <div className="font-normal text-caption text-muted">{w.withoutFee(format.count(missing))}</div>}
    </>
  )
  const charged = totals.clientFeeMinor
  return (
    <tr className="font-medium">
      <td className={FOOT} />
      <th scope="row" colSpan={7} className={cx(FOOT, 'text-start font-medium')}>
        <div>
          {w.total}: {w.creators(totals.creators, format.count(totals.creators))}
        </div>
        <div className="font-normal text-caption text-muted">{w.totalNote}</div>
      </th>
      <td className={cx(FOOT, 'num pe-3')}>{format.count(totals.posts)}</td>
      <td className={cx(FOOT, 'num pe-3')}>{money(totals.feeMinor, totals.withoutFee)}</td>
      <td className={cx(FOOT, 'num pe-3')}>{money(charged, totals.withoutClientFee)}</td>
      <td className={cx(FOOT, 'font-normal text-meta text-muted')}>
        {budgetMinor !== null && budgetMinor > 0 && charged > 0 && w.ofBudget(format.percent(charged / budgetMinor, 0))}
      </td>
    </tr>
  )
}

const FOOT = 'sticky bottom-0 z-2 h-11 border-line-strong border-t bg-surface px-2 align-middle'
