import type { CreatorRow } from '../../../../shared/contract/creators'
import { CallboardError } from '../../../../shared/contract/define'
import { currencyExponent } from '../../../../shared/domain/format'
import { type Db, statement } from '../../../db/open'
import type { SheetFormat } from '../../../workers/sheetFile'
import { gridWords } from '../grid/words'
import { customFields } from '../import/remember'
import { creatorWords } from '../import/words'
import type { MoreFacts } from './readFacts'

const say = gridWords('en')
const sayOfImport = creatorWords('en')

export type ExportCell = string | number | boolean | readonly string[] | null
export type ExportColumn = {
  /** the key in JSON Lines, the header in CSV and sheets */
  header: string
  format: SheetFormat
  value(row: CreatorRow, more: MoreFacts): ExportCell
}

const text = (value: ExportColumn['value']) => ({ format: 'text', value }) as const
const whole = (value: ExportColumn['value']) => ({ format: 'whole', value }) as const

/** Major units, as many decimals as the currency has: through text, since 0.1 + 0.2 is not 0.3. */
const majorOf = (price: { priceMinor: number; currency: string } | null) =>
  price && Number(`${price.priceMinor}e-${currencyExponent(price.currency)}`)

/** Every column that the list can show, by its id there. */
const known: Readonly<Record<string, Omit<ExportColumn, 'header'>>> = {
  platform: text((r) => r.platform),
  handle: text((r) => r.handle),
  displayName: text((r) => r.displayName),
  isVerified: { format: 'yesNo', value: (r) => r.isVerified },
  tier: text((r) => (r.tier === null ? null : sayOfImport.tierLabel(r.tier))),
  followers: whole((r) => r.followers),
  averageViews: whole((r) => r.averageViews),
  medianViews: whole((r) => r.medianViews),
  averageLikes: whole((r) => r.averageLikes),
  averageComments: whole((r) => r.averageComments),
  averageShares: whole((r) => r.averageShares),
  averageSaves: whole((r) => r.averageSaves),
  postsSampled: whole((r) => r.postsSampled),
  engagementRate: { format: 'percent', value: (r) => r.engagementRate },
  engagementBasis: text((r) => r.engagementBasis),
  viewsPerFollower: { format: 'percent', value: viewsPerFollower },
  niches: text((r) => r.niches),
  hashtags: text((r) => r.hashtags),
  brandValues: text((r) => r.brandValues),
  tags: text((r) => r.tags),
  tone: text((r) => r.tone),
  country: text((r) => r.country),
  city: text((r) => r.city),
  language: text((r) => r.language),
  furtherLanguages: text((r) => r.furtherLanguages),
  price: {
    format: 'decimal',
    value: ({ priceMinor, currency }) =>
      majorOf(priceMinor === null || currency === null ? null : { priceMinor, currency }),
  },
  currency: text((r) => r.currency),
  email: text((r) => r.email),
  agent: text((r) => r.agent),
  measuredOn: { format: 'date', value: (r) => r.measuredOn },
  addedOn: { format: 'date', value: (r) => r.addedOn },
  bio: text((_r, m) => m.bio),
  notes: text((_r, m) => m.notes),
}

function viewsPerFollower(row: CreatorRow): number | null {
  const views = row.averageViews ?? row.medianViews
  return views === null || !row.followers ? null : views / row.followers
}

/** Columns of the list in the order asked; a price brings its currency along. @throws CallboardError `invalid_input` */
export function columnsOfList(db: Db, ids: readonly string[]): ExportColumn[] {
  const custom = new Map(customColumns(db).map((column) => [column.id, column]))
  const chosen = ids.flatMap((id) => (id === 'price' && !ids.includes('currency') ? ['price', 'currency'] : [id]))
  const columns = chosen.flatMap((id): ExportColumn[] => {
    const column = known[id]
    if (column) return [{ ...column, header: say.columns[id] ?? id }]
    const own = custom.get(id)
    return own ? [own] : []
  })
  if (columns.length === 0) throw new CallboardError('invalid_input', say.noColumns)
  return columns
}

function customColumns(db: Db): (ExportColumn & { id: string })[] {
  const formats = { text: 'text', number: 'decimal', date: 'date', choice: 'text', yesNo: 'yesNo' } as const
  return customFields(db).map(({ id, name, kind }) => ({
    id: `custom:${id}`,
    header: name,
    format: formats[kind],
    value: (row) => row.custom[id] ?? null,
  }))
}

/** Formats of which a price is exported beside that of a video; the importer knows their headers. */
const furtherFormats: readonly string[] = ['story', 'reel', 'post', 'live', 'short']
/** Columns of prices for other formats at most; the rarest are left out. */
const mostFormats = 50
/** Columns of audience shares at most; the rarest are left out. */
const mostShares = 200

/** Every fact, under headers that an import understands. */
export function columnsOfAll(db: Db): ExportColumn[] {
  // The list shows the newest price of any format; an import takes `price` for that of a video.
  const video = (m: MoreFacts) => m.rates.get('video') ?? null
  const facts = {
    ...known,
    price: { format: 'decimal', value: (_r, m) => majorOf(video(m)) },
    currency: text((_r, m) => video(m)?.currency ?? null),
  } satisfies Record<string, Omit<ExportColumn, 'header'>>
  const all: ExportColumn[] = Object.entries(facts).flatMap(([header, column]) =>
    notImported.has(header) ? [] : [{ ...column, header: importHeaders[header] ?? header }],
  )
  const after = (header: string) => all.findIndex((column) => column.header === header) + 1
  all.splice(
    after('verified'),
    0,
    { header: 'profileUrl', ...text((_r, m) => m.profileUrl) },
    { header: 'platformUserId', ...text((_r, m) => m.platformUserId) },
  )
  all.splice(after('email'), 0, { header: 'phone', ...text((_r, m) => m.phone) })
  all.splice(after('agent'), 0, { header: 'agentEmail', ...text((_r, m) => m.agentEmail) })
  for (const format of [...furtherFormats, ...ownFormats(db)]) {
    const isKnown = furtherFormats.includes(format)
    all.push({
      header: isKnown ? `price${format[0]?.toUpperCase()}${format.slice(1)}` : `rate:${format}`,
      ...text((_r, m) => {
        const rate = m.rates.get(format)
        return rate ? `${majorOf(rate)} ${rate.currency}` : null
      }),
    })
  }
  return [...all, ...shareColumns(db), ...customColumns(db)]
}

/** Formats of the workspace's own making that have a price, the commonest ones. */
function ownFormats(db: Db): string[] {
  return statement<string>(
    db,
    `SELECT lower(trim(format)) AS name FROM rate WHERE length(trim(format)) BETWEEN 1 AND 60
       AND lower(trim(format)) NOT IN ('video', ${furtherFormats.map((format) => `'${format}'`).join(', ')})
     GROUP BY name ORDER BY count(*) DESC, name LIMIT ${mostFormats}`,
  )
    .pluck()
    .all()
    .map(String)
    .toSorted()
}

/** Worked out from others. */
const notImported = new Set(['viewsPerFollower'])
/** Headers that differ from the list's own names. */
const importHeaders: Readonly<Record<string, string>> = { isVerified: 'verified' }

const genders: Readonly<Record<string, string>> = { f: 'female', m: 'male', x: 'nonbinary' }

function shareColumns(db: Db): ExportColumn[] {
  return statement<{ dimension: string; key: string }>(
    db,
    `SELECT dimension, key FROM audience_share WHERE NOT (dimension = 'gender' AND key = 'unknown')
     GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT ${mostShares}`,
  )
    .all()
    .sort((a, b) => (`${a.dimension} ${a.key}` < `${b.dimension} ${b.key}` ? -1 : 1))
    .map(({ dimension, key }) => ({
      header: `audience ${dimension === 'gender' ? (genders[key] ?? key) : key}`,
      format: 'percent',
      value: (_r, m) => m.shares.get(`${dimension} ${key}`) ?? null,
    }))
}
