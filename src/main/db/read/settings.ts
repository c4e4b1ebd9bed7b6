import { z } from 'zod'
import { type Db, statement } from '../open'

const settingsSchema = z.object({
  workspaceId: z.uuid(),
  name: z.string(),
  locale: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  isSample: z.boolean(),
  createdAt: z.string(),
})
/** Settings by key; each value is stored as JSON. */
export type Settings = z.infer<typeof settingsSchema>

export function readSettings(db: Db): Settings {
  const rows = statement<{ id: string; value: string }>(db, 'SELECT id, value FROM setting').all()
  return settingsSchema.parse(Object.fromEntries(rows.map((row) => [row.id, JSON.parse(row.value)])))
}
