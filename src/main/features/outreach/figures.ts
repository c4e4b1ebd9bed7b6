import { Temporal } from 'temporal-polyfill'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index'
import { classifyTier } from '../../../shared/domain/tiers'
import { wilsonInterval } from '../../../shared/domain/wilson'
import { type Db, statement } from '../../db/open'
import { readSettings } from '../../db/read/settings'
import { readDefaultScheme } from '../../db/read/tiers'
import { dayIn } from '../../db/read/workCalendar'
import { outreachWords } from './words'

const say = outreachWords('en')

/** Below this many a share is not told: three messages have no percentage. */
export const leastForRate = 10

type FigureRow = {
  first_at: string
  channel: string
  template_id: string | null
  template: string | null
  owner: string
  followers: number | null
  has_replied: number
}
type Rate = OutputOf<'outreach.figures'>['all']

/**
 * Creators who replied, of those who were written to, by class. A creator counts once in a campaign, in the class of
 * the first message; by template in that of the last message before the reply.
 */
export function readFigures(db: Db, input: ParsedInputOf<'outreach.figures'>, now: Date): OutputOf<'outreach.figures'> {
  const { timeZone } = readSettings(db)
  const scheme = readDefaultScheme(db)
  const rows = statement<FigureRow>(
    db,
    `WITH first AS (
       SELECT o.id, o.owner, o.account_id, min(m.at) AS first_at, m.channel
       FROM outreach o JOIN outreach_message m ON m.outreach_id = o.id AND m.state = 'sent'
       WHERE @campaignId IS NULL OR o.campaign_id = @campaignId GROUP BY o.id),
     reply AS (SELECT f.id, min(m.at) AS at FROM first f JOIN outreach_message m ON m.outreach_id = f.id
       AND m.direction = 'in' AND m.state = 'received' AND m.at >= f.first_at GROUP BY f.id),
     told AS (SELECT f.id, max(m.at) AS at, m.template_id FROM first f LEFT JOIN reply r ON r.id = f.id
       JOIN outreach_message m ON m.outreach_id = f.id AND m.state = 'sent' AND (r.at IS NULL OR m.at <= r.at) GROUP BY f.id)
     SELECT f.first_at, f.channel, t.template_id, n.name AS template, f.owner, a.followers, r.id IS NOT NULL AS has_replied
     FROM first f JOIN account a ON a.id = f.account_id LEFT JOIN reply r ON r.id = f.id
     LEFT JOIN told t ON t.id = f.id LEFT JOIN message_template n ON n.id = t.template_id ORDER BY f.id`,
  ).all({ campaignId: input.campaignId ?? null })
  const inTime = rows.filter((row) => {
    const day = dayIn(timeZone, row.first_at)
    return (!input.from || day >= input.from) && (!input.to || day <= input.to)
  })
  const keyOf = (row: FigureRow): { key: string; label: string } => {
    switch (input.by) {
      case 'channel':
        return { key: row.channel, label: say.channel(row.channel) }
      case 'tier': {
        const tier = classifyTier(scheme, row.followers)
        return { key: tier ?? 'unknown', label: tier ?? say.unknownTier }
      }
      case 'template':
        return { key: row.template_id ?? 'none', label: row.template ?? say.noTemplate }
      case 'weekday': {
        const weekday = Temporal.Instant.from(row.first_at).toZonedDateTimeISO(timeZone).dayOfWeek
        return { key: String(weekday), label: say.weekday(weekday) }
      }
      case 'owner':
        return { key: row.owner, label: row.owner }
    }
  }
  const classes = Map.groupBy(
    inTime.map((row) => ({ row, ...keyOf(row) })),
    ({ key }) => key,
  )
  const figures = [...classes].map(([key, list]) =>
    rateOf(
      key,
      list[0]?.label ?? key,
      list.map(({ row }) => row),
    ),
  )
  figures.sort((a, b) =>
    input.by === 'weekday' ? a.key.localeCompare(b.key) : b.contacted - a.contacted || a.key.localeCompare(b.key),
  )
  return { rows: figures, all: rateOf('all', 'all', inTime), asOf: now.toISOString() }
}

function rateOf(key: string, label: string, rows: readonly FigureRow[]): Rate {
  const contacted = rows.length
  const replied = rows.filter((row) => row.has_replied === 1).length
  return {
    key,
    label,
    contacted,
    replied,
    rate: contacted < leastForRate ? null : replied / contacted,
    ...wilsonInterval(replied, contacted),
  }
}
