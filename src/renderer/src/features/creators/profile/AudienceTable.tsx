import { useState } from 'react'
import type { AccountRecord } from '../../../../../shared/contract/creatorRecord'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { PlainTable } from '../../../ui/PlainTable'
import { dimensionName, type JointRow, jointShares } from './audience'
import { profileWords } from './words'

/** Rows before "Show all": the three largest countries by two genders. */
const SHOWN = 6

/** The joint table, with the assumption it rests on printed beside it. Nothing where a dimension is missing. */
export function AudienceTable({ account }: { account: AccountRecord }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const [isAll, setAll] = useState(false)
  const { ages, rows } = jointShares(account)
  if (ages.length === 0 || rows.length === 0) return null
  const largest = Math.max(...rows.flatMap(({ cells }) => cells.map(({ share }) => share)))
  return (
    <div className="flex min-w-0 flex-col gap-1 pt-2">
      <h3 className="font-medium text-meta text-muted">{w.joint}</h3>
      <p className="max-w-[80ch] text-caption text-muted">{w.jointAssumption}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={w.joint} className="overflow-x-auto">
        <PlainTable<JointRow>
          caption={w.joint}
          columns={[
            {
              id: 'who',
              header: `${w.dimensions.country}, ${w.dimensions.gender.toLowerCase()}`,
              cell: ({ country, gender }) => (
                <span className="whitespace-nowrap">
                  {w.jointRow(dimensionName('country', country, w, locale), dimensionName('gender', gender, w, locale))}
                </span>
              ),
            },
            ...ages.map((age, index) => ({
              id: age,
              header: dimensionName('age', age, w, locale),
              isNumber: true,
              cell: ({ cells }: JointRow) => {
                const share = cells[index]?.share ?? 0
                const followers = account.followers === null ? null : Math.round(account.followers * share)
                return (
                  <span
                    title={followers === null ? undefined : w.jointFollowers(format.compact(followers))}
                    className="-mx-1 block rounded-control px-1"
                    // The tint only helps the eye; the number is in the cell.
                    style={{
                      background: `color-mix(in srgb, var(--accent) ${Math.round((share / largest) * 16)}%, transparent)`,
                    }}
                  >
                    {format.percent(share, 1)}
                  </span>
                )
              },
            })),
          ]}
          rows={isAll ? rows : rows.slice(0, SHOWN)}
          rowKey={({ country, gender }) => `${country} ${gender}`}
        />
      </section>
      {rows.length > SHOWN && (
        <div>
          <Button size="small" look="quiet" onPress={() => setAll(!isAll)}>
            {isAll ? w.showFewerCountries : w.showAllCountries(format.count(rows.length))}
          </Button>
        </div>
      )}
    </div>
  )
}
