import { filterClause } from '../../../../../shared/contract/creatorFields'
import type { FilterClause } from '../../../../../shared/contract/creators'
import { currencyExponent } from '../../../../../shared/domain/format'
import { parseNumber, parseRate } from '../../../../../shared/domain/numbers'
import { type FieldInfo, type FilterOp, opsOfKind } from './fields'
import type { filterWords } from './words'

/** A clause while it is being made: what stands in the fields of its editor. */
export interface ClauseDraft {
  op: FilterOp
  values: readonly string[]
  min: string
  max: string
  from: string
  to: string
  text: string
}

type Words = ReturnType<typeof filterWords>

export function emptyDraft(field: FieldInfo): ClauseDraft {
  return { op: opsOfKind[field.kind][0] ?? 'known', values: [], min: '', max: '', from: '', to: '', text: '' }
}

export function draftOf(clause: FilterClause, field: FieldInfo, currency: string): ClauseDraft {
  const draft = { ...emptyDraft(field), op: clause.op }
  if ('values' in clause) draft.values = clause.values
  if ('text' in clause) draft.text = clause.text
  if (clause.op === 'between' || clause.op === 'notBetween') {
    draft.min = boundInput(field, clause.min, currency)
    draft.max = boundInput(field, clause.max, currency)
  }
  if (clause.op === 'datedBetween' || clause.op === 'notDatedBetween') {
    draft.from = clause.from ?? ''
    draft.to = clause.to ?? ''
  }
  return draft
}

function boundInput(field: FieldInfo, value: number | undefined, currency: string): string {
  if (value === undefined) return ''
  if (field.unit === 'rate') return `${Number((value * 100).toPrecision(12))}%`
  return String(field.unit === 'money' ? value / 10 ** currencyExponent(currency) : value)
}

/** What of the draft is wrong, by the part of the editor that shows it. */
export interface DraftProblems {
  values?: string
  min?: string
  max?: string
  text?: string
}

export type ReadDraft = { clause: FilterClause } | { problems: DraftProblems }

/** The clause that a draft means, or what is still wrong with it. */
export function readDraft(field: FieldInfo, draft: ClauseDraft, currency: string, w: Words): ReadDraft {
  const { op } = draft
  const id = field.id
  switch (op) {
    case 'is':
    case 'isNot':
    case 'hasAny':
    case 'hasAll':
    case 'hasNone':
      return draft.values.length === 0
        ? { problems: { values: w.needValue } }
        : checked({ op, field: id, values: draft.values })
    case 'between':
    case 'notBetween': {
      const min = readBound(field, draft.min, currency)
      const max = readBound(field, draft.max, currency)
      const problems: DraftProblems = {
        ...(min === 'bad' ? { min: w.badNumber } : {}),
        ...(max === 'bad' ? { max: w.badNumber } : {}),
      }
      if (min === 'bad' || max === 'bad') return { problems }
      if (min === null && max === null) return { problems: { min: w.needBound } }
      if (min !== null && max !== null && min > max) return { problems: { max: w.badOrder } }
      return checked({ op, field: id, ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) })
    }
    case 'datedBetween':
    case 'notDatedBetween': {
      const { from, to } = draft
      if (!from && !to) return { problems: { min: w.needBound } }
      if (from && to && from > to) return { problems: { max: w.badOrder } }
      return checked({ op, field: id, ...(from ? { from } : {}), ...(to ? { to } : {}) })
    }
    case 'contains':
    case 'containsNot':
      return draft.text.trim() === ''
        ? { problems: { text: w.needText } }
        : checked({ op, field: id, text: draft.text.trim() })
    default:
      return checked({ op, field: id })
  }

  function checked(clause: unknown): ReadDraft {
    const read = filterClause.safeParse(clause)
    return read.success
      ? { clause: read.data }
      : { problems: { values: w.needValue, min: w.badNumber, text: w.needText } }
  }
}

function readBound(field: FieldInfo, text: string, currency: string): number | null | 'bad' {
  if (text.trim() === '') return null
  const read = field.unit === 'rate' ? parseRate(text, 'percent') : parseNumber(text, 'dot')
  if (read.kind !== 'value') return 'bad'
  return field.unit === 'money' ? Math.round(read.value * 10 ** currencyExponent(currency)) : read.value
}
