import { type ReactNode, useMemo, useState } from 'react'
import type { CustomField } from '../../../../../shared/contract/creatorRecord'
import { useApiQuery } from '../../../lib/api'
import { useApiJob } from '../../../lib/jobs'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { JobBar } from '../../../ui/Progress'
import { type Choice, ComboBox, Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import { undoToast } from '../../../ui/undoToast'
import { WordsField } from '../../../ui/WordsField'
import { countryChoices, countryName, languageChoices, languageName } from '../regions'
import {
  type BulkDraft,
  bulkSentences,
  emptyBulk,
  type ListAct,
  type ListField,
  listFields,
  type OneAct,
  oneFields,
  readBulk,
} from './change'
import { type Chosen, chosenOf } from './chosen'
import { bulkWords } from './words'

/** Changes many creators alike, as one step; says beforehand what it will do. */
export function BulkEdit({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const w = useWords(bulkWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const customFields = useApiQuery('creators.customFields', {})
  const custom = customFields.data ?? []
  const job = useApiJob('creators.bulkEdit')
  const [draft, setDraft] = useState(emptyBulk)
  const [wasAsked, setAsked] = useState(false)
  const read = readBulk(draft, custom, w)
  const hasProblems = Object.keys(read.problems).length > 0
  const problem = (id: string) => (wasAsked ? (read.problems[id] ?? null) : null)
  const sentences = bulkSentences(read.change, custom, w, locale, (field, value) => {
    if (field === 'country') return countryName(value, locale)
    if (field === 'language') return languageName(value, locale)
    return field === 'tone' ? (tones(w).find(({ id }) => id === value)?.label ?? value) : value
  })
  const countText = format.count(chosen.count)

  async function start(): Promise<void> {
    setAsked(true)
    if (hasProblems || read.isEmpty) return
    const outcome = await job.run({ chosen: chosenOf(chosen), change: read.change })
    if (!outcome) return
    onClose()
    if (outcome.changed === 0) toast({ text: w.unchanged(format.count(outcome.matched)) })
    else await undoToast(w.changed(format.count(outcome.changed), format.count(outcome.matched)))
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={job.isRunning}
      title={w.editTitle(countText)}
      footer={
        <>
          <Button onPress={job.isRunning ? job.cancel : onClose}>{job.isRunning ? w.stop : w.cancel}</Button>
          <Button
            look="primary"
            isPending={job.isRunning}
            disabledReason={read.isEmpty && !hasProblems ? w.previewNone : null}
            onPress={() => void start()}
          >
            {w.apply(countText)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-muted">{w.editHint}</p>
        <div className="flex flex-col gap-2">
          <Fields draft={draft} onChange={setDraft} custom={custom} problem={problem} />
        </div>
        <section aria-label={w.preview} className="sticky -bottom-4 rounded-panel bg-sunken p-3">
          <h3 className="pb-1 font-medium text-meta text-muted">{w.preview}</h3>
          {sentences.length === 0 ? (
            <p className="text-muted">{w.previewNone}</p>
          ) : (
            <ul className="list-disc ps-4">
              {sentences.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </section>
        {job.isRunning && <JobBar job={job.progress} label={w.editTitle(countText)} />}
        {job.error && <ErrorNote error={job.error} />}
      </div>
    </Dialog>
  )
}

type Words = ReturnType<typeof bulkWords>

function tones(w: Words): Choice[] {
  return (['hard', 'soft', 'both'] as const).map((id) => ({ id, label: w.tones[id] }))
}

interface FieldsProps {
  draft: BulkDraft
  onChange: (draft: BulkDraft) => void
  custom: readonly CustomField[]
  problem: (id: string) => string | null
}

function Fields({ draft, onChange, custom, problem }: FieldsProps) {
  const w = useWords(bulkWords)
  const locale = useLocale((state) => state.locale)
  const countries = useMemo(() => countryChoices(locale), [locale])
  const languages = useMemo(() => languageChoices(locale, null), [locale])
  const one = (id: string) => draft.one[id] ?? { act: 'leave', value: '' }
  const changeOne = (id: string, part: { act?: OneAct; value?: string }) =>
    onChange({ ...draft, one: { ...draft.one, [id]: { ...one(id), ...part } } })
  const list = (id: ListField) => draft.lists[id] ?? { act: 'leave', words: [] }
  const changeList = (id: ListField, part: { act?: ListAct; words?: readonly string[] }) =>
    onChange({ ...draft, lists: { ...draft.lists, [id]: { ...list(id), ...part } } })

  const text = (id: string, label: string) => (
    <TextField
      label={w.to(label)}
      isLabelHidden
      value={one(id).value}
      onChange={(value) => changeOne(id, { value })}
      problem={problem(id)}
    />
  )
  const combo = (id: string, label: string, choices: readonly Choice[]) => (
    <ComboBox
      label={w.to(label)}
      isLabelHidden
      choices={choices}
      value={one(id).value || null}
      onChange={(value) => changeOne(id, { value: value ?? '' })}
      problem={problem(id)}
    />
  )
  const select = (id: string, label: string, choices: readonly Choice[]) => (
    <Select
      label={w.to(label)}
      isLabelHidden
      choices={choices}
      value={one(id).value || null}
      onChange={(value) => changeOne(id, { value })}
      problem={problem(id)}
    />
  )
  const oneAct = (id: string, label: string, field: ReactNode) => (
    <Line
      key={id}
      label={label}
      acts={[
        { id: 'leave', label: w.leave },
        { id: 'set', label: w.set },
        { id: 'empty', label: w.empty },
      ]}
      act={one(id).act}
      onAct={(act) => changeOne(id, { act })}
    >
      {one(id).act === 'set' && field}
    </Line>
  )

  return (
    <>
      {listFields.map((id) => (
        <Line
          key={id}
          label={w.fields[id]}
          acts={[
            { id: 'leave', label: w.leave },
            { id: 'add', label: w.add },
            { id: 'take', label: w.take },
            { id: 'replace', label: w.replace },
            { id: 'empty', label: w.empty },
          ]}
          act={list(id).act}
          onAct={(act) => changeList(id, { act })}
        >
          {list(id).act !== 'leave' && list(id).act !== 'empty' && (
            <WordsField
              label={w.words(w.fields[id])}
              isLabelHidden
              words={list(id).words}
              onChange={(words) => changeList(id, { words })}
              problem={problem(id)}
            />
          )}
        </Line>
      ))}
      {oneFields.map((id) =>
        oneAct(
          id,
          w.fields[id],
          id === 'country'
            ? combo(id, w.fields[id], countries)
            : id === 'language'
              ? combo(id, w.fields[id], languages)
              : id === 'tone'
                ? select(id, w.fields[id], tones(w))
                : text(id, w.fields[id]),
        ),
      )}
      {custom.map((field) => oneAct(field.id, field.name, customField(field)))}
      <TextField
        label={`${w.fields.notes}: ${w.append.toLowerCase()}`}
        value={draft.note}
        onChange={(note) => onChange({ ...draft, note })}
        maxLength={2000}
        lines={2}
        problem={problem('notes')}
      />
    </>
  )

  function customField({ id, name, kind, choices }: CustomField): ReactNode {
    if (kind === 'choice')
      return select(
        id,
        name,
        choices.map((choice) => ({ id: choice, label: choice })),
      )
    if (kind === 'yesNo') {
      return select(id, name, [
        { id: 'yes', label: w.yes },
        { id: 'no', label: w.no },
      ])
    }
    return text(id, name)
  }
}

function Line<Act extends string>({
  label,
  acts,
  act,
  onAct,
  children,
}: {
  label: string
  acts: readonly Choice<Act>[]
  act: Act
  onAct: (act: Act) => void
  children: ReactNode
}) {
  const w = useWords(bulkWords)
  return (
    <div className="grid grid-cols-[120px_140px_minmax(0,1fr)] items-start gap-2 max-[640px]:grid-cols-1">
      <span className="truncate pt-1 text-muted" aria-hidden="true">
        {label}
      </span>
      <Select label={w.field(label)} isLabelHidden choices={acts} value={act} onChange={onAct} />
      {children || <span />}
    </div>
  )
}
