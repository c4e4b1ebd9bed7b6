import type { CreatorRow } from '../../../../shared/contract/creators'
import { MISSING } from '../../../../shared/domain/format'
import type { Format } from '../../lib/locale'
import { Badge } from '../../ui/Badge'
import type { GridColumn, GridLayout } from '../../ui/grid/columns'
import { countryName } from './regions'
import type { creatorsWords } from './words'

export type Words = ReturnType<typeof creatorsWords>

export const startLayout: GridLayout = { widths: {}, order: [], hidden: [], pinned: ['handle'] }

/** The engagement rate with what it was divided by, which decides whether two rates may be compared. */
export function rateText(
  row: Pick<CreatorRow, 'engagementRate' | 'engagementBasis'>,
  w: Words,
  format: Format,
): string {
  if (row.engagementRate === null) return MISSING
  const basis = w.basis[row.engagementBasis ?? 'unstated'] ?? row.engagementBasis ?? ''
  return w.rateWithBasis(format.percent(row.engagementRate, 2), basis)
}

export function creatorColumns(w: Words, format: Format, locale: string, scheme: string): GridColumn<CreatorRow>[] {
  const { columns: names, columnTitles: titles } = w
  return [
    {
      id: 'handle',
      header: names.handle,
      width: 196,
      isFixed: true,
      sort: 'ascending',
      cell: (row) => (
        <>
          <span className="inline-block w-5 text-caption text-faint">{w.platformSigns[row.platform]}</span>
          {row.handle}
        </>
      ),
      text: (row) => `@${row.handle} (${w.platforms[row.platform]})`,
    },
    {
      id: 'displayName',
      header: names.name,
      width: 148,
      sort: 'ascending',
      cell: (row) => row.displayName ?? MISSING,
      text: (row) => row.displayName ?? '',
    },
    {
      id: 'tier',
      header: names.tier,
      title: titles.tier(scheme),
      width: 80,
      cell: (row) =>
        row.tier === null ? MISSING : <Badge className="align-middle">{w.tierNames[row.tier] ?? row.tier}</Badge>,
      text: (row) => (row.tier === null ? '' : (w.tierTitles[row.tier] ?? row.tier)),
    },
    {
      id: 'followers',
      header: names.followers,
      title: titles.followers,
      width: 88,
      isNumber: true,
      sort: 'descending',
      cell: (row) => format.compact(row.followers),
      text: (row) => format.count(row.followers),
    },
    {
      id: 'averageViews',
      header: names.averageViews,
      title: titles.averageViews,
      width: 92,
      isNumber: true,
      sort: 'descending',
      cell: (row) => format.compact(row.averageViews),
      text: (row) => format.count(row.averageViews),
    },
    {
      id: 'medianViews',
      header: names.medianViews,
      title: titles.medianViews,
      width: 96,
      isNumber: true,
      cell: (row) => format.compact(row.medianViews),
      text: (row) => format.count(row.medianViews),
    },
    {
      id: 'engagementRate',
      header: names.engagementRate,
      title: titles.engagementRate,
      width: 92,
      isNumber: true,
      sort: 'descending',
      cell: (row) => format.percent(row.engagementRate),
      text: (row) => rateText(row, w, format),
    },
    {
      id: 'niches',
      header: names.niches,
      width: 144,
      cell: (row) => (row.niches.length > 0 ? row.niches.join(', ') : MISSING),
      text: (row) => row.niches.join(', '),
    },
    {
      id: 'country',
      header: names.country,
      width: 68,
      sort: 'ascending',
      cell: (row) => row.country ?? MISSING,
      text: (row) => (row.country === null ? '' : countryName(row.country, locale)),
    },
    {
      id: 'price',
      header: names.price,
      title: titles.price,
      width: 92,
      isNumber: true,
      sort: 'descending',
      cell: (row) => (row.currency === null ? MISSING : format.money(row.priceMinor, row.currency, 'short')),
      text: (row) => (row.currency === null ? '' : format.money(row.priceMinor, row.currency)),
    },
    {
      id: 'updated',
      header: names.updated,
      title: titles.updated,
      width: 96,
      sort: 'descending',
      cell: (row) => format.date(row.measuredOn),
      text: (row) => row.measuredOn ?? '',
    },
  ]
}
