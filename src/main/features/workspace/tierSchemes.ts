import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../shared/contract/define'
import type { ParsedInputOf } from '../../../shared/contract/index'
import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import { type Tier, type TierScheme, tierSchemeFault } from '../../../shared/domain/tiers'
import { type Db, statement } from '../../db/open'
import { readTierSchemes } from '../../db/read/tiers'
import type { CommandContext } from '../context'
import { words } from './words'

const say = words('en')
const nameKey = (name: string) => name.normalize('NFKC').toLocaleLowerCase()

/** @throws CallboardError `not_found` */
function requireScheme(db: Db, id: string): TierSchemeRecord {
  const scheme = readTierSchemes(db).find((one) => one.id === id)
  if (!scheme) throw new CallboardError('not_found', say.noScheme)
  return scheme
}

function requireFreeName(db: Db, name: string, exceptId: string | null): void {
  if (readTierSchemes(db).some((one) => one.id !== exceptId && nameKey(one.name) === nameKey(name)))
    throw new CallboardError('conflict', say.schemeNameTaken(name))
}

export function saveTierScheme(
  { id, name, source, sourceDate, tiers }: ParsedInputOf<'workspace.saveTierScheme'>,
  { db, step }: Pick<CommandContext, 'db' | 'step'>,
): TierSchemeRecord {
  const fault = tierSchemeFault({ tiers })
  if (fault) {
    const tier = 'tier' in fault ? fault.tier : ''
    throw new CallboardError('invalid_input', say.schemeFault({ code: fault.code, tier }), fault)
  }
  const before = id ? requireScheme(db, id) : null
  requireFreeName(db, name, id ?? null)
  step.label = before ? say.changeScheme(name) : say.addScheme(name)
  if (!before) return requireScheme(db, insertScheme(db, { name, source, sourceDate, tiers }, false))
  statement(db, 'UPDATE tier_scheme SET name = ?, source = ?, source_date = ? WHERE id = ?').run(
    name,
    source,
    sourceDate,
    before.id,
  )
  writeTiers(db, before.id, tiers)
  return requireScheme(db, before.id)
}

export function copyTierScheme(
  { id, name }: ParsedInputOf<'workspace.copyTierScheme'>,
  { db, step }: Pick<CommandContext, 'db' | 'step'>,
): TierSchemeRecord {
  const from = requireScheme(db, id)
  requireFreeName(db, name, null)
  step.label = say.copyScheme(from.name, name)
  return requireScheme(db, insertScheme(db, { ...from, name }, false))
}

/** Named in a refusal; more are only counted. */
const namedClients = 3

export function removeTierScheme(
  { id }: ParsedInputOf<'workspace.removeTierScheme'>,
  { db, step }: Pick<CommandContext, 'db' | 'step'>,
): Record<string, never> {
  const scheme = requireScheme(db, id)
  if (scheme.isDefault) throw new CallboardError('conflict', say.schemeIsDefault(scheme.name))
  const clients = statement<string>(
    db,
    'SELECT name FROM client WHERE tier_scheme_id = ? ORDER BY name COLLATE NOCASE, id',
  )
    .pluck()
    .all(id) as string[]
  if (clients.length > 0) {
    const more = clients.length - namedClients
    throw new CallboardError('conflict', say.schemeOfClients(scheme.name, clients.slice(0, namedClients), more))
  }
  step.label = say.removeScheme(scheme.name)
  statement(db, 'DELETE FROM tier WHERE scheme_id = ?').run(id)
  statement(db, 'DELETE FROM tier_scheme WHERE id = ?').run(id)
  return {}
}

/** @returns the new scheme's id */
export function insertScheme(db: Db, scheme: Omit<TierScheme, 'id'>, isDefault: boolean): string {
  const id = uuidv7()
  statement(db, 'INSERT INTO tier_scheme (id, name, source, source_date, is_default) VALUES (?, ?, ?, ?, ?)').run(
    id,
    scheme.name,
    scheme.source,
    scheme.sourceDate,
    Number(isDefault),
  )
  writeTiers(db, id, scheme.tiers)
  return id
}

/** Tiers keep their rows by position, so that the log tells what changed and no more. */
function writeTiers(db: Db, schemeId: string, tiers: readonly Tier[]): void {
  statement(db, 'DELETE FROM tier WHERE scheme_id = ? AND position >= ?').run(schemeId, tiers.length)
  for (const [position, tier] of tiers.entries()) {
    statement(
      db,
      `INSERT INTO tier (id, scheme_id, position, name, min_followers, max_followers) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (scheme_id, position) DO UPDATE SET name = excluded.name, min_followers = excluded.min_followers,
         max_followers = excluded.max_followers`,
    ).run(uuidv7(), schemeId, position, tier.name, tier.minFollowers, tier.maxFollowers)
  }
}
