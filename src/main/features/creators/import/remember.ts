import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type ImportOptions,
  type ImportTarget,
  importTarget,
  mergeRules,
} from '../../../../shared/contract/creatorImport'
import { currency, platform } from '../../../../shared/contract/values'
import { type Db, statement } from '../../../db/open'
import type { CustomField } from './mapping'
import { normaliseHeader } from './synonyms'

/** What a person decides of a file, and what is remembered for the next one with the same columns. */
export type Choices = Pick<ImportOptions, 'map' | 'platform' | 'rateUnit' | 'currency' | 'dayOrder' | 'mergeRule'>
export type RememberedSource = { signature: string; fileName: string; usedAt: string; choices: Choices }

/** Sources kept in mind; who imports from more than these has one answer more to give. */
const MAX_SOURCES = 500

/**
 * By which two files are of one source: their kind and the set of their headers, in any order.
 *
 * @returns null for a table without a header, of which nothing can be remembered
 */
export function signatureOf(kind: 'text' | 'sheet' | 'json', headers: readonly string[]): string {
  const names = [...new Set(headers.map(normaliseHeader).filter((name) => name !== ''))].toSorted()
  return createHash('sha256')
    .update(`callboard-source-1\n${kind}\n${names.join('\n')}`)
    .digest('hex')
}

const storedChoices = z.object({
  map: z.partialRecord(importTarget, z.string()).catch({}),
  platform: platform.optional().catch(undefined),
  rateUnit: z.enum(['percent', 'fraction']).optional().catch(undefined),
  currency: currency.optional().catch(undefined),
  dayOrder: z.enum(['dmy', 'mdy']).optional().catch(undefined),
  mergeRule: z.enum(mergeRules).optional().catch(undefined),
})

/** All sources of which choices are remembered, the newest first. */
export function rememberedSources(db: Db): RememberedSource[] {
  return statement<{ signature: string; file_name: string; used_at: string; choices: string }>(
    db,
    'SELECT signature, file_name, used_at, choices FROM import_source ORDER BY used_at DESC, id DESC LIMIT ?',
  )
    .all(MAX_SOURCES)
    .map((row) => {
      const { map, ...rest } = storedChoices.parse(JSON.parse(row.choices))
      return {
        signature: row.signature,
        fileName: row.file_name,
        usedAt: row.used_at,
        choices: { map, ...defined(rest) },
      }
    })
}

/** Remembers what was chosen, in place of what was remembered of the same columns before. */
export function rememberSource(
  db: Db,
  source: { id: string; signature: string; fileName: string; usedAt: string; choices: Choices },
): void {
  statement(
    db,
    `INSERT INTO import_source (id, signature, file_name, choices, used_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (signature) DO UPDATE SET file_name = excluded.file_name, choices = excluded.choices, used_at = excluded.used_at`,
  ).run(source.id, source.signature, source.fileName, JSON.stringify(source.choices), source.usedAt)
}

/** The workspace's own fields. */
export function customFields(db: Db): CustomField[] {
  return statement<{ id: string; name: string; kind: CustomField['kind']; choices: string }>(
    db,
    'SELECT id, name, kind, choices FROM custom_field ORDER BY position, name',
  )
    .all()
    .map((row) => ({ ...row, choices: z.array(z.string()).parse(JSON.parse(row.choices)) }))
}

/**
 * What is in effect: what the person says, else what is remembered; columns chosen by number are told by their header
 * where it stands once, so that a file with its columns moved is understood too.
 */
export function chosenOf(
  said: Choices,
  remembered: Choices | null,
  headers: readonly string[],
  fields: readonly CustomField[],
): Choices {
  const map: Choices['map'] = {}
  for (const [target, header] of entriesOf(remembered?.map ?? {})) {
    // A field of the workspace's own may have been removed since.
    const own = /^custom:(.+)$/.exec(target)?.[1]
    if (own === undefined || fields.some(({ id, name }) => id === own || name === own)) map[target] = header
  }
  for (const [target, header] of entriesOf(said.map)) map[target] = byHeader(header, headers)
  const { map: _, ...before } = remembered ?? { map: {} }
  const { map: __, ...now } = said
  return { ...before, ...defined(now), map }
}

function byHeader(wanted: string, headers: readonly string[]): string {
  const header = /^\d{1,4}$/.test(wanted.trim()) ? headers[Number(wanted)]?.trim() : undefined
  if (!header || headers.some((known) => known.trim() === wanted.trim())) return wanted
  const name = normaliseHeader(header)
  return name !== '' && headers.filter((known) => normaliseHeader(known) === name).length === 1 ? header : wanted
}

function entriesOf(map: Choices['map']): [ImportTarget, string][] {
  const entries: [ImportTarget, string][] = []
  let target: ImportTarget
  for (target in map) {
    const header = map[target]
    if (header !== undefined) entries.push([target, header])
  }
  return entries
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Without the keys that hold undefined. */
export function defined<T extends object>(object: T): Defined<T> {
  const kept: Defined<T> = {}
  for (const key in object) {
    const value = object[key]
    if (value !== undefined) kept[key] = value as Exclude<T[typeof key], undefined>
  }
  return kept
}
