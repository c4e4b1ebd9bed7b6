import type { OutreachSettings } from '../../../shared/contract/outreach'
import { outreachContract } from '../../../shared/contract/outreach'
import { type Db, statement } from '../../db/open'
import { usualWorkDays } from '../../db/read/workCalendar'

const key = 'outreach'

/** What a workspace begins with: practice and sources in docs/guide/outreach.md. */
const start: OutreachSettings = {
  coolDownDays: 30,
  dailyLimit: 30,
  ...usualWorkDays,
  sender: { name: '', company: '', email: '', postalAddress: '', signature: '', optOutLine: '', privacyNotice: '' },
}

export function readOutreachSettings(db: Db): OutreachSettings {
  const value = statement<string>(db, 'SELECT value FROM setting WHERE id = ?').pluck().get(key)
  const stored: unknown = typeof value === 'string' ? JSON.parse(value) : {}
  const known = outreachContract['outreach.updateSettings'].input.safeParse(stored)
  return { ...start, ...(known.success ? withoutUndefined(known.data) : {}) }
}

export function updateOutreachSettings(db: Db, change: Partial<OutreachSettings>): OutreachSettings {
  const next = { ...readOutreachSettings(db), ...change }
  statement(db, 'INSERT INTO setting (id, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(
    key,
    JSON.stringify(next),
  )
  return next
}

export function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never
}
