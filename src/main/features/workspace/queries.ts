import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../shared/contract/define'
import type { WorkspaceInfo } from '../../../shared/contract/workspace'
import { presetTierSchemes } from '../../../shared/domain/tiers'
import { schemaVersion } from '../../db/migrate'
import { type Db, statement } from '../../db/open'
import { readSettings, type Settings } from '../../db/read/settings'
import { readTierSchemes } from '../../db/read/tiers'
import { keepPresetWorkflows } from '../../db/read/workflows'
import { startOutreach } from './startOutreach'
import { insertScheme } from './tierSchemes'
import { words } from './words'

function writeSetting<K extends keyof Settings>(db: Db, key: K, value: Settings[K]): void {
  statement(db, 'INSERT INTO setting (id, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(
    key,
    JSON.stringify(value),
  )
}

/** What every new workspace begins with: its settings, the person who made it and the preloaded tier schemes. */
export function seedWorkspace(
  db: Db,
  seed: { name: string; isSample: boolean; currency: string; actor: string; now: Date },
): void {
  const createdAt = seed.now.toISOString()
  writeSetting(db, 'workspaceId', uuidv7())
  writeSetting(db, 'name', seed.name)
  writeSetting(db, 'locale', 'en-GB')
  writeSetting(db, 'currency', seed.currency)
  writeSetting(db, 'timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC')
  writeSetting(db, 'isSample', seed.isSample)
  writeSetting(db, 'createdAt', createdAt)
  statement(db, 'INSERT INTO person (id, name, role, created_at) VALUES (?, ?, ?, ?)').run(
    uuidv7(),
    seed.actor,
    'account_manager',
    createdAt,
  )
  for (const [index, scheme] of presetTierSchemes.entries()) insertScheme(db, scheme, index === 0)
  keepPresetWorkflows(db, seed.now)
  // The sample brings its own, with the talks that rest on them.
  if (!seed.isSample) startOutreach(db, seed.now)
}

export function readWorkspaceInfo(db: Db, folder: string, actor: string): WorkspaceInfo {
  const settings = readSettings(db)
  const count = (table: string) => Number(statement<number>(db, `SELECT count(*) FROM ${table}`).pluck().get())
  return {
    id: settings.workspaceId,
    name: settings.name,
    folder,
    isSample: settings.isSample,
    locale: settings.locale,
    currency: settings.currency,
    timeZone: settings.timeZone,
    schemaVersion: schemaVersion(db),
    createdAt: settings.createdAt,
    actor,
    counts: {
      creators: count('creator'),
      accounts: count('account'),
      clients: count('client'),
      campaigns: count('campaign'),
      deliverables: count('deliverable'),
    },
    tierSchemes: readTierSchemes(db),
  }
}

/** @throws CallboardError `not_found` for an unknown tier scheme, `invalid_input` for a locale that Intl does not know */
export function updateWorkspace(
  db: Db,
  change: {
    name?: string | undefined
    locale?: string | undefined
    currency?: string | undefined
    defaultTierSchemeId?: string | undefined
  },
): void {
  if (change.name !== undefined) writeSetting(db, 'name', change.name)
  if (change.currency !== undefined) writeSetting(db, 'currency', change.currency)
  if (change.locale !== undefined) {
    if (!isLocale(change.locale))
      throw new CallboardError('invalid_input', `${change.locale} is not a locale. Write it like en-GB.`)
    writeSetting(db, 'locale', change.locale)
  }
  if (change.defaultTierSchemeId !== undefined) {
    const known = statement(db, 'SELECT 1 FROM tier_scheme WHERE id = ?').get(change.defaultTierSchemeId)
    if (!known) throw new CallboardError('not_found', words('en').noScheme)
    statement(db, 'UPDATE tier_scheme SET is_default = (id = ?)').run(change.defaultTierSchemeId)
  }
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}
