import type { CustomField } from '../../../../shared/contract/creatorRecord'
import type { CreatorRow } from '../../../../shared/contract/creators'
import { currencyExponent, MISSING } from '../../../../shared/domain/format'
import type { Format } from '../../lib/locale'
import { Badge } from '../../ui/Badge'
import type { CellEdit, GridColumn, GridLayout } from '../../ui/grid/columns'
import { countryChoices, countryName, languageChoices, languageName } from './regions'
import type { creatorsWords } from './words'

export type Words = ReturnType<typeof creatorsWords>

export const startLayout: GridLayout = {
  widths: {},
  order: [],
  hidden: [
    'platform',
    'isVerified',
    'medianViews',
    'averageLikes',
    'averageComments',
    'averageShares',
    'averageSaves',
    'postsSampled',
    'viewsPerFollower',
    'hashtags',
    'brandValues',
    'tone',
    'city',
    'language',
    'furtherLanguages',
    'email',
    'agent',
    'addedOn',
  ],
  pinned: ['handle'],
}

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

type Column = GridColumn<CreatorRow>
type CountField =
  | 'followers'
  | 'averageViews'
  | 'medianViews'
  | 'averageLikes'
  | 'averageComments'
  | 'averageShares'
  | 'averageSaves'
type WordsField = 'niches' | 'hashtags' | 'brandValues' | 'tags' | 'furtherLanguages'

const AS_TEXT = { kind: 'text' } as const
const AS_WORDS = { kind: 'words' } as const
/** A cell shows so many tags; the tooltip has them all. */
const MAX_TAGS = 4

/** Every fact of a row as a column, those that can be typed into with their editor; then the workspace's own fields. */
export function creatorColumns(
  w: Words,
  format: Format,
  locale: string,
  scheme: string,
  custom: readonly CustomField[],
): Column[] {
  const { columns: names, columnTitles: titles } = w

  function countColumn(id: CountField, width: number, title?: string): Column {
    return {
      id,
      header: names[id],
      ...(title ? { title } : {}),
      width,
      isNumber: true,
      sort: 'descending',
      cell: (row) => format.compact(row[id]),
      text: (row) => format.count(row[id]),
      raw: (row) => (row[id] === null ? '' : String(row[id])),
      edit: AS_TEXT,
    }
  }

  function wordsColumn(id: WordsField, width: number): Column {
    return {
      id,
      header: names[id],
      width,
      cell: (row) => (row[id].length > 0 ? row[id].join(', ') : MISSING),
      text: (row) => row[id].join(', '),
      edit: AS_WORDS,
    }
  }

  return [
    {
      id: 'handle',
      header: names.handle,
      width: 184,
      isFixed: true,
      sort: 'ascending',
      cell: (row) => (
        <>
          <span className="inline-block w-5 text-caption text-faint">{w.platformSigns[row.platform]}</span>
          {row.handle}
        </>
      ),
      text: (row) => `@${row.handle} (${w.platforms[row.platform]})`,
      raw: (row) => row.handle,
    },
    {
      id: 'displayName',
      header: names.displayName,
      width: 136,
      sort: 'ascending',
      cell: (row) => row.displayName ?? MISSING,
      text: (row) => row.displayName ?? '',
      edit: AS_TEXT,
    },
    {
      id: 'platform',
      header: names.platform,
      width: 88,
      sort: 'ascending',
      cell: (row) => w.platforms[row.platform],
      text: (row) => w.platforms[row.platform],
    },
    {
      id: 'isVerified',
      header: names.isVerified,
      width: 76,
      cell: (row) => yesNo(row.isVerified, w) || MISSING,
      text: (row) => yesNo(row.isVerified, w),
      edit: yesNoEditor(w),
    },
    {
      id: 'tier',
      header: names.tier,
      title: titles.tier(scheme),
      width: 80,
      sort: 'descending',
      cell: (row) =>
        row.tier === null ? MISSING : <Badge className="align-middle">{w.tierNames[row.tier] ?? row.tier}</Badge>,
      text: (row) => (row.tier === null ? '' : (w.tierTitles[row.tier] ?? row.tier)),
      raw: (row) => row.tier ?? '',
    },
    countColumn('followers', 88, titles.followers),
    countColumn('averageViews', 92, titles.averageViews),
    countColumn('medianViews', 96, titles.medianViews),
    countColumn('averageLikes', 88),
    countColumn('averageComments', 112),
    countColumn('averageShares', 92),
    countColumn('averageSaves', 88),
    {
      id: 'postsSampled',
      header: names.postsSampled,
      title: titles.postsSampled,
      width: 68,
      isNumber: true,
      cell: (row) => format.count(row.postsSampled),
      text: (row) => format.count(row.postsSampled),
      raw: (row) => (row.postsSampled === null ? '' : String(row.postsSampled)),
      edit: AS_TEXT,
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
      raw: (row) => (row.engagementRate === null ? '' : `${Number((row.engagementRate * 100).toPrecision(12))}%`),
      edit: AS_TEXT,
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
      raw: rawPrice,
      edit: AS_TEXT,
    },
    {
      id: 'viewsPerFollower',
      header: names.viewsPerFollower,
      title: titles.viewsPerFollower,
      width: 112,
      isNumber: true,
      sort: 'descending',
      cell: (row) => format.number(viewsPerFollower(row), 2),
      text: (row) => format.number(viewsPerFollower(row), 4),
    },
    wordsColumn('niches', 140),
    {
      ...wordsColumn('tags', 128),
      cell: (row) => (row.tags.length > 0 ? <Tags tags={row.tags} /> : MISSING),
    },
    wordsColumn('hashtags', 144),
    wordsColumn('brandValues', 132),
    {
      id: 'tone',
      header: names.tone,
      width: 88,
      cell: (row) => (row.tone === null ? MISSING : w.tones[row.tone]),
      text: (row) => (row.tone === null ? '' : w.tones[row.tone]),
      raw: (row) => row.tone ?? '',
      edit: {
        kind: 'choice',
        choices: () => (['hard', 'soft', 'both'] as const).map((id) => ({ id, label: w.tones[id] })),
      },
    },
    {
      id: 'country',
      header: names.country,
      width: 68,
      sort: 'ascending',
      cell: (row) => row.country ?? MISSING,
      text: (row) => (row.country === null ? '' : countryName(row.country, locale)),
      raw: (row) => row.country ?? '',
      edit: { kind: 'choice', choices: () => countryChoices(locale) },
    },
    {
      id: 'city',
      header: names.city,
      width: 112,
      sort: 'ascending',
      cell: (row) => row.city ?? MISSING,
      text: (row) => row.city ?? '',
      edit: AS_TEXT,
    },
    {
      id: 'language',
      header: names.language,
      width: 80,
      sort: 'ascending',
      cell: (row) => row.language ?? MISSING,
      text: (row) => (row.language === null ? '' : languageName(row.language, locale)),
      raw: (row) => row.language ?? '',
      edit: { kind: 'choice', choices: (row) => languageChoices(locale, row.language) },
    },
    wordsColumn('furtherLanguages', 132),
    {
      id: 'email',
      header: names.email,
      title: titles.email,
      width: 176,
      cell: (row) => row.email ?? MISSING,
      text: (row) => row.email ?? '',
      edit: AS_TEXT,
    },
    {
      id: 'agent',
      header: names.agent,
      width: 132,
      cell: (row) => row.agent ?? MISSING,
      text: (row) => row.agent ?? '',
    },
    {
      id: 'measuredOn',
      header: names.measuredOn,
      title: titles.measuredOn,
      width: 104,
      sort: 'descending',
      cell: (row) => format.date(row.measuredOn),
      text: (row) => row.measuredOn ?? '',
    },
    {
      id: 'addedOn',
      header: names.addedOn,
      title: titles.addedOn,
      width: 104,
      sort: 'descending',
      cell: (row) => format.date(row.addedOn),
      text: (row) => row.addedOn,
    },
    ...custom.map((field) => customColumn(field, w, format)),
  ]
}

function customColumn(field: CustomField, w: Words, format: Format): Column {
  const ownValue = (row: CreatorRow) => row.custom[field.id]
  const raw = (row: CreatorRow) => {
    const value = ownValue(row)
    return typeof value === 'boolean' ? yesNo(value, w) : value === undefined ? '' : String(value)
  }
  const shown = (row: CreatorRow) => {
    const value = ownValue(row)
    if (typeof value === 'number') return format.count(value)
    return typeof value === 'string' && field.kind === 'date' ? format.date(value) : raw(row)
  }
  return {
    id: `custom:${field.id}`,
    header: field.name,
    title: w.columnTitles.custom(field.name),
    width: 112,
    isNumber: field.kind === 'number',
    cell: (row) => shown(row) || MISSING,
    text: shown,
    raw,
    edit:
      field.kind === 'yesNo'
        ? yesNoEditor(w)
        : field.kind === 'choice'
          ? { kind: 'choice', choices: () => field.choices.map((id) => ({ id, label: id })) }
          : AS_TEXT,
  }
}

function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span className="flex h-full items-center gap-1">
      {tags.slice(0, MAX_TAGS).map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </span>
  )
}

function yesNoEditor(w: Words): CellEdit<CreatorRow> {
  return {
    kind: 'choice',
    choices: () => [
      { id: 'yes', label: w.yes },
      { id: 'no', label: w.no },
    ],
  }
}

function yesNo(value: boolean | null, w: Words): string {
  return value === null ? '' : value ? w.yes : w.no
}

function viewsPerFollower({ averageViews, medianViews, followers }: CreatorRow): number | null {
  const views = averageViews ?? medianViews
  return views === null || !followers ? null : views / followers
}

/** `1250.50 GBP`: what a price is typed as. */
function rawPrice({ priceMinor, currency }: CreatorRow): string {
  if (priceMinor === null || currency === null) return ''
  const exponent = currencyExponent(currency)
  return `${(priceMinor / 10 ** exponent).toFixed(priceMinor % 10 ** exponent === 0 ? 0 : exponent)} ${currency}`
}
