import {
  type CreatorFilter,
  type choiceFields,
  type FilterClause,
  type FilterField,
  listFields,
  numberFields,
} from '../../../../shared/contract/creatorFields'
import { CallboardError } from '../../../../shared/contract/define'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { type Db, statement } from '../../open'
import { addAll, type Bits, difference, intersection, noBits, ofCodes, setBit } from './bits'
import { classNames } from './classes'
import type { Codes } from './codes'
import type { CodeName, ListName, NumberName } from './columns'
import { type CreatorIndex, trigram } from './creatorIndex'
import { asciiLower } from './text'

/** One narrowing of a filter; the slots that it keeps, and the field that it looks at. */
export type Part = { field: FilterField | null; bits: Bits }

/** @throws CallboardError `invalid_input` for a tier that the scheme has not */
export function partsOf(db: Db, index: CreatorIndex, scheme: TierSchemeRecord, filter: CreatorFilter): Part[] {
  const parts: Part[] = []
  const text = filter.text?.trim()
  if (text) parts.push({ field: null, bits: index.predicate(`text ${text}`, () => containing(db, index, text)) })
  for (const clause of filter.where ?? []) {
    const key =
      clause.field === 'tier' ? `${JSON.stringify(clause)} ${JSON.stringify(scheme.tiers)}` : JSON.stringify(clause)
    parts.push({ field: clause.field, bits: index.predicate(key, () => clauseBits(db, index, scheme, clause)) })
  }
  return parts
}

/** All parts together, over the accounts that there are. */
export const together = (index: CreatorIndex, parts: readonly Part[]): Bits =>
  intersection(
    index.alive,
    parts.map((part) => part.bits),
  )

function clauseBits(db: Db, index: CreatorIndex, scheme: TierSchemeRecord, clause: FilterClause): Bits {
  const not = (bits: Bits) => difference(index.alive, bits)
  switch (clause.op) {
    case 'is':
      return being(index, scheme, clause.field, clause.values)
    case 'isNot':
      return not(being(index, scheme, clause.field, clause.values))
    case 'hasAny':
      return having(index, clause.field, clause.values, false)
    case 'hasAll':
      return having(index, clause.field, clause.values, true)
    case 'hasNone':
      return not(having(index, clause.field, clause.values, false))
    case 'between':
      return lying(index, clause.field, clause.min, clause.max)
    case 'notBetween':
      return not(lying(index, clause.field, clause.min, clause.max))
    case 'datedBetween':
      return dated(index, clause.field, clause.from, clause.to)
    case 'notDatedBetween':
      return not(dated(index, clause.field, clause.from, clause.to))
    case 'contains':
      return holding(db, index, clause.field, clause.text)
    case 'containsNot':
      return not(holding(db, index, clause.field, clause.text))
    case 'yes':
      return flagged(index, clause.field, true)
    case 'no':
      return flagged(index, clause.field, false)
    case 'known':
      return known(db, index, clause.field)
    case 'missing':
      return not(known(db, index, clause.field))
  }
}

type Custom = `custom:${string}`
const isOneOf = <T extends string>(fields: readonly T[], field: string): field is T =>
  (fields as readonly string[]).includes(field)
export const CUSTOM = 'custom:'
export const isCustom = (field: string): field is Custom => field.startsWith(CUSTOM)

/** The slots whose value of the workspace's own field is wanted; values are as JSON has them. */
function custom(index: CreatorIndex, field: Custom, keeps: (value: unknown) => boolean): Bits {
  const codes = index.columns.custom.byField.get(field.slice(CUSTOM.length))
  if (!codes) return noBits(index.columns.slots)
  return coded(index, codes, (json) => keeps(JSON.parse(json)))
}

const coded = (index: CreatorIndex, codes: Codes, keeps: (text: string) => boolean): Bits =>
  ofCodes(codes.values, index.columns.slots, codes.wanted(keeps))

function being(
  index: CreatorIndex,
  scheme: TierSchemeRecord,
  field: (typeof choiceFields)[number] | Custom,
  values: readonly string[],
): Bits {
  if (isCustom(field)) {
    const wanted = new Set(values)
    return custom(index, field, (value) => wanted.has(String(value)))
  }
  if (field !== 'tier') {
    const codes = index.columns.code[field]
    return ofCodes(codes.values, index.columns.slots, codes.wantedOf(values))
  }
  const names = classNames(scheme)
  const wanted = new Uint8Array(names.length)
  for (const name of values) {
    const at = names.indexOf(name)
    if (at < 0) throw new CallboardError('invalid_input', `There is no tier ${name} in the scheme ${scheme.name}.`)
    wanted[at] = 1
  }
  return ofCodes(index.classes(scheme), index.columns.slots, wanted)
}

function having(index: CreatorIndex, field: ListName, values: readonly string[], all: boolean): Bits {
  const lists = index.columns.list[field]
  return ofCodes(lists.values, index.columns.slots, lists.wanted(values, all))
}

function lying(
  index: CreatorIndex,
  field: NumberName | Custom,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
): Bits {
  if (isCustom(field)) return custom(index, field, (v) => typeof v === 'number' && v >= min && v <= max)
  return index.range(field, min, max)
}

function dated(
  index: CreatorIndex,
  field: Extract<CodeName, 'measuredOn' | 'addedOn'> | Custom,
  from = '',
  // After every date.
  to = '\uffff',
): Bits {
  const lies = (date: string) => date >= from && date <= to
  if (isCustom(field)) return custom(index, field, (value) => typeof value === 'string' && lies(value))
  return coded(index, index.columns.code[field], lies)
}

function flagged(index: CreatorIndex, field: 'isVerified' | Custom, is: boolean): Bits {
  if (isCustom(field)) return custom(index, field, (value) => value === is)
  const codes = index.columns.code[field]
  return ofCodes(codes.values, index.columns.slots, codes.wantedOf([is ? 'yes' : 'no']))
}

function known(db: Db, index: CreatorIndex, field: FilterField): Bits {
  const { columns } = index
  if (isCustom(field)) return custom(index, field, () => true)
  if (isOneOf(numberFields, field)) return lying(index, field)
  if (isOneOf(listFields, field)) {
    const lists = columns.list[field]
    const wanted = new Uint8Array(lists.size).fill(1)
    wanted[0] = 0
    return ofCodes(lists.values, columns.slots, wanted)
  }
  switch (field) {
    case 'tier':
      return lying(index, 'followers')
    case 'handle':
      return index.alive
    case 'displayName':
    case 'bio':
      return columns.mark[field].first(columns.slots)
    case 'notes': {
      const bits = columns.mark.notes.first(columns.slots)
      addAll(bits, numbersOf(db, index, 'SELECT a.n FROM creator_note x JOIN account a ON a.creator_id = x.creator_id'))
      return bits
    }
    default:
      return coded(index, columns.code[field], () => true)
  }
}

/** The letters anywhere in a text, whatever the case of ASCII letters. */
function holding(
  db: Db,
  index: CreatorIndex,
  field: 'handle' | 'displayName' | 'bio' | 'notes' | Custom,
  text: string,
): Bits {
  if (isCustom(field)) {
    const sought = asciiLower(text)
    return custom(index, field, (value) => typeof value === 'string' && asciiLower(value).includes(sought))
  }
  if (field === 'handle' || field === 'displayName') {
    if ([...text].length < trigram) return index.texts.containing(text, index.columns.slots, field)
    const column = field === 'handle' ? 'handle' : 'display_name'
    return matches(db, index, 'account_name_text', `${column} : ${quoted(text)}`)
  }
  const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  if (field === 'bio') return numbersOf(db, index, `SELECT n FROM account WHERE bio LIKE ? ESCAPE '\\'`, pattern)
  const owned = `SELECT a.n FROM account a WHERE a.creator_id IN (SELECT id FROM creator WHERE notes LIKE ? ESCAPE '\\'
    UNION SELECT creator_id FROM creator_note WHERE text LIKE ? ESCAPE '\\')`
  return numbersOf(db, index, owned, pattern, pattern)
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Handle and name anywhere; bio, notes, niches, tags, hashtags and values by the beginnings of words. */
function containing(db: Db, index: CreatorIndex, text: string): Bits {
  if ([...text].length < trigram) return index.texts.containing(text, index.columns.slots)
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0)
  const found = matches(db, index, 'account_name_text', quoted(text))
  if (words.length > 0) {
    addAll(found, matches(db, index, 'account_word_text', words.map((word) => `"${word}"*`).join(' ')))
  }
  return found
}

const matches = (db: Db, index: CreatorIndex, table: 'account_name_text' | 'account_word_text', query: string): Bits =>
  numbersOf(db, index, `SELECT rowid FROM ${table} WHERE ${table} MATCH ?`, query)

/** The slots of the accounts whose numbers a query gives. */
function numbersOf(db: Db, index: CreatorIndex, sql: string, ...values: string[]): Bits {
  const bits = noBits(index.columns.slots)
  for (const n of statement<number>(db, sql)
    .pluck()
    .all(...values) as number[]) {
    const slot = index.columns.slotOf(n)
    if (slot >= 0) setBit(bits, slot)
  }
  return bits
}
