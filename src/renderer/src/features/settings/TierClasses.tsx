import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { MISSING } from '../../../../shared/domain/format'
import { useFormat, useWords } from '../../lib/locale'
import { PlainTable } from '../../ui/PlainTable'
import { followersWhere, useCounts } from './useClassCounts'
import { settingsWords } from './words'

interface Class {
  id: string
  name: string
  isTier: boolean
  from: number | null
  below: number | null
}

/** The classes of a scheme, with those outside its tiers, and how many creators are in each now. */
export function TierClasses({ scheme }: { scheme: TierSchemeRecord }) {
  const w = useWords(settingsWords)
  const format = useFormat()
  const floor = scheme.tiers[0]?.minFollowers ?? 0
  const ceiling = scheme.tiers.at(-1)?.maxFollowers ?? null
  const classes: Class[] = [
    ...(floor > 0 ? [{ id: 'below', name: w.belowLowest, isTier: false, from: 0, below: floor }] : []),
    ...scheme.tiers.map(({ id, name, minFollowers, maxFollowers }) => ({
      id,
      name,
      isTier: true,
      from: minFollowers,
      below: maxFollowers,
    })),
    ...(ceiling === null ? [] : [{ id: 'above', name: w.aboveHighest, isTier: false, from: ceiling, below: null }]),
    { id: 'unknown', name: w.notKnown, isTier: false, from: null, below: null },
  ]
  const counts = useCounts(
    classes.map(({ id, from, below }) =>
      id === 'unknown' ? [{ op: 'missing', field: 'followers' }] : followersWhere(from, below),
    ),
  )
  return (
    <>
      <PlainTable
        caption={scheme.name}
        className="max-w-[560px]"
        columns={[
          {
            id: 'tier',
            header: w.tier,
            cell: ({ name, isTier }) => <span className={isTier ? '' : 'text-muted'}>{name}</span>,
          },
          {
            id: 'from',
            header: w.from,
            title: w.followers,
            isNumber: true,
            cell: ({ from }) => (from === null ? MISSING : format.count(from)),
          },
          {
            id: 'below',
            header: w.below,
            title: w.followers,
            isNumber: true,
            cell: ({ id, below }) =>
              below === null ? (
                <span className="text-muted">{id === 'unknown' ? MISSING : w.open}</span>
              ) : (
                format.count(below)
              ),
          },
          {
            id: 'creators',
            header: w.creators,
            title: w.creatorsTitle,
            isNumber: true,
            cell: (_one, index) => {
              const count = counts[index]
              return count === undefined ? '…' : format.count(count)
            },
          },
        ]}
        rows={classes}
        rowKey={({ id }) => id}
      />
      <p className="text-meta text-muted">
        {floor > 0 && `${w.underFloor(format.count(floor))} `}
        {w.source}: {scheme.source}
        {scheme.sourceDate && `, ${w.takenUp(format.date(scheme.sourceDate))}`}.
      </p>
    </>
  )
}
