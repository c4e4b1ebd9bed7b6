import { useState } from 'react'
import type { CreatorFilter, FilterClause } from '../../../../../shared/contract/creators'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { type ClauseDraft, type DraftProblems, draftOf, emptyDraft, readDraft } from './draft'
import { type FieldInfo, opsOfKind } from './fields'
import type { Speech } from './sentence'
import { ValuePicker } from './ValuePicker'
import { filterWords } from './words'

export interface ClauseEditorProps {
  field: FieldInfo
  /** the clause that is changed; null makes one */
  clause: FilterClause | null
  /** the other clauses, among which values are counted */
  beside: CreatorFilter
  speech: Speech
  onApply: (clause: FilterClause) => void
  onRemove?: () => void
}

/** One condition on one field: what is asked, and of which values. */
export function ClauseEditor({ field, clause, beside, speech, onApply, onRemove }: ClauseEditorProps) {
  const w = useWords(filterWords)
  const [draft, setDraft] = useState(() => (clause ? draftOf(clause, field, speech.currency) : emptyDraft(field)))
  const [problems, setProblems] = useState<DraftProblems>({})
  const change = (part: Partial<ClauseDraft>) => {
    setDraft((old) => ({ ...old, ...part }))
    setProblems({})
  }
  return (
    <form
      className="flex w-72 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const read = readDraft(field, draft, speech.currency, w)
        if ('clause' in read) onApply(read.clause)
        else setProblems(read.problems)
      }}
    >
      <Select
        label={field.label}
        choices={opsOfKind[field.kind].map((id) => ({ id, label: w.ops[id] }))}
        value={draft.op}
        onChange={(op) => change({ op })}
      />
      <Operands field={field} draft={draft} problems={problems} change={change} beside={beside} speech={speech} />
      <div className="flex items-center justify-between gap-2">
        {onRemove ? (
          <Button look="quiet" onPress={onRemove}>
            {w.removeFilter}
          </Button>
        ) : (
          <span />
        )}
        <Button type="submit" look="primary">
          {clause ? w.change : w.apply}
        </Button>
      </div>
    </form>
  )
}

interface OperandsProps {
  field: FieldInfo
  draft: ClauseDraft
  problems: DraftProblems
  change: (part: Partial<ClauseDraft>) => void
  beside: CreatorFilter
  speech: Speech
}

function Operands({ field, draft, problems, change, beside, speech }: OperandsProps) {
  const w = useWords(filterWords)
  switch (draft.op) {
    case 'is':
    case 'isNot':
    case 'hasAny':
    case 'hasAll':
    case 'hasNone':
      return (
        <>
          <ValuePicker
            field={field}
            beside={beside}
            speech={speech}
            values={draft.values}
            onChange={(values) => change({ values })}
            problem={problems.values}
          />
          {isNegative(draft) && <p className="text-meta text-muted">{w.notHint}</p>}
        </>
      )
    case 'between':
    case 'notBetween': {
      const hints = {
        rate: w.rateHint,
        ratio: w.ratioHint,
        money: w.moneyHint,
        count: w.numberHint,
        plain: w.numberHint,
      }
      return (
        <>
          <div className="grid grid-cols-2 gap-2">
            <TextField
              label={w.from}
              value={draft.min}
              onChange={(min) => change({ min })}
              problem={problems.min}
              autoFocus
            />
            <TextField label={w.to} value={draft.max} onChange={(max) => change({ max })} problem={problems.max} />
          </div>
          <p className="text-meta text-muted">{hints[field.unit]}</p>
          {isNegative(draft) && <p className="text-meta text-muted">{w.notHint}</p>}
        </>
      )
    }
    case 'datedBetween':
    case 'notDatedBetween':
      return (
        <>
          <div className="grid grid-cols-2 gap-2">
            <DateField
              label={w.dayFrom}
              value={draft.from || null}
              onChange={(from) => change({ from: from ?? '' })}
              problem={problems.min}
            />
            <DateField
              label={w.dayTo}
              value={draft.to || null}
              onChange={(to) => change({ to: to ?? '' })}
              problem={problems.max}
            />
          </div>
          <p className="text-meta text-muted">{isNegative(draft) ? w.notHint : w.dateHint}</p>
        </>
      )
    case 'contains':
    case 'containsNot':
      return (
        <TextField
          label={w.contains_}
          value={draft.text}
          onChange={(text) => change({ text })}
          problem={problems.text}
          hint={isNegative(draft) ? w.notHint : undefined}
          maxLength={200}
          autoFocus
        />
      )
    case 'known':
      return <p className="text-meta text-muted">{w.knownHint}</p>
    case 'missing':
      return <p className="text-meta text-muted">{w.missingHint}</p>
    default:
      return null
  }
}

function isNegative({ op }: ClauseDraft): boolean {
  return op === 'isNot' || op === 'hasNone' || op === 'notBetween' || op === 'notDatedBetween' || op === 'containsNot'
}
