import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { CustomField } from '../../../../shared/contract/creatorRecord'
import { apiKey, queryClient, useApiQuery } from '../../lib/api'
import { errorShape } from '../../lib/errors'
import { useFormat, useWords } from '../../lib/locale'
import { Button, IconButton } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { PlainTable } from '../../ui/PlainTable'
import { SavedText } from '../../ui/SavedText'
import { Section } from '../../ui/Screen'
import { saveStep, startStep } from '../../ui/saveStep'
import { toastError } from '../../ui/undoToast'
import { WordsField } from '../../ui/WordsField'
import { useCounts } from './useClassCounts'
import { settingsWords } from './words'

const FieldDialog = lazy(() => import('./FieldDialog').then((module) => ({ default: module.FieldDialog })))

/** Fields that only this workspace keeps of its creators. */
export function FieldsPart() {
  const w = useWords(settingsWords)
  const fields = useApiQuery('creators.customFields', {})
  const [isAdding, setAdding] = useState(false)
  return (
    <Section
      title={w.fields}
      actions={
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setAdding(true)}>
          {w.addField}
        </Button>
      }
    >
      <p className="max-w-[70ch] text-muted">{w.fieldsSentence}</p>
      {fields.error && <ErrorNote error={fields.error} onRetry={() => void fields.refetch()} />}
      {fields.data?.length === 0 && <p>{w.noFields}</p>}
      {fields.data && fields.data.length > 0 && <FieldsTable fields={fields.data} />}
      <Suspense>{isAdding && <FieldDialog onClose={() => setAdding(false)} />}</Suspense>
    </Section>
  )
}

function FieldsTable({ fields }: { fields: readonly CustomField[] }) {
  const w = useWords(settingsWords)
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const moved = useRef<string | null>(null)
  const counts = useCounts(fields.map(({ id }) => [{ op: 'known', field: `custom:${id}` }]))
  useEffect(() => {
    // The moved row was taken out of the page and put back elsewhere: the focus goes with it.
    if (moved.current === null || fields.length === 0) return
    box.current?.querySelector<HTMLElement>(`[data-move="${moved.current}"] button`)?.focus()
    moved.current = null
  }, [fields])

  function move(field: CustomField, index: number, by: -1 | 1): void {
    const ids = fields.map(({ id }) => id)
    ids.splice(index, 1)
    ids.splice(index + by, 0, field.id)
    moved.current = `${field.id} ${by}`
    startStep('creators.orderCustomFields', { ids }, w.fieldMoved(field.name))
  }

  return (
    <div ref={box} className="overflow-x-auto">
      <PlainTable
        caption={w.fields}
        columns={[
          {
            id: 'field',
            header: w.field,
            width: '30%',
            cell: (field) => (
              <div className="py-1">
                <SavedText
                  label={w.fieldNameOf(field.name)}
                  isLabelHidden
                  value={field.name}
                  maxLength={80}
                  check={(text) => (text.trim() === '' ? w.fieldNameMissing : null)}
                  save={(text) => saveField({ ...field, name: text }, w.fieldRenamed(text.trim()))}
                />
              </div>
            ),
          },
          {
            id: 'kind',
            header: w.kind,
            cell: ({ kind }) => <span className="whitespace-nowrap">{w.kinds[kind]}</span>,
          },
          { id: 'choices', header: w.choices, cell: (field) => <Choices field={field} /> },
          {
            id: 'used',
            header: w.inUse,
            title: w.inUseTitle,
            isNumber: true,
            cell: (_field, index) => {
              const count = counts[index]
              return count === undefined ? '…' : format.count(count)
            },
          },
          {
            id: 'actions',
            header: w.actions,
            isHeaderHidden: true,
            width: '96px',
            cell: (field, index) => (
              <span className="flex justify-end">
                <span data-move={`${field.id} -1`}>
                  <IconButton
                    size="small"
                    label={w.moveUp(field.name)}
                    icon={<ArrowUp size={14} aria-hidden="true" />}
                    disabledReason={index === 0 ? w.isFirst : null}
                    onPress={() => move(field, index, -1)}
                  />
                </span>
                <span data-move={`${field.id} 1`}>
                  <IconButton
                    size="small"
                    label={w.moveDown(field.name)}
                    icon={<ArrowDown size={14} aria-hidden="true" />}
                    disabledReason={index === fields.length - 1 ? w.isLast : null}
                    onPress={() => move(field, index, 1)}
                  />
                </span>
                <IconButton
                  size="small"
                  label={w.removeField(field.name)}
                  icon={<Trash2 size={14} aria-hidden="true" />}
                  onPress={() => {
                    const count = counts[index] ?? 0
                    startStep(
                      'creators.removeCustomField',
                      { id: field.id },
                      w.fieldRemoved(field.name, count, format.count(count)),
                    )
                  }}
                />
              </span>
            ),
          },
        ]}
        rows={fields}
        rowKey={({ id }) => id}
      />
    </div>
  )
}

function saveField({ id, name, kind, choices }: CustomField, said: string): Promise<unknown> {
  return saveStep('creators.saveCustomField', { id, name, kind, choices }, said)
}

function Choices({ field }: { field: CustomField }) {
  const w = useWords(settingsWords)
  const [problem, setProblem] = useState<string | null>(null)
  if (field.kind !== 'choice') return <span className="text-muted">–</span>
  return (
    <WordsField
      label={w.choicesOf(field.name)}
      isLabelHidden
      className="py-1"
      words={field.choices}
      maxWords={100}
      maxChars={120}
      problem={problem}
      onChange={(choices) => {
        setProblem(null)
        return saveField({ ...field, choices }, w.fieldChanged(field.name)).then(
          () => queryClient.refetchQueries({ queryKey: apiKey('creators.customFields', {}) }),
          (error) => {
            const { message } = errorShape(error)
            if (message) setProblem(message)
            else toastError(error)
          },
        )
      }}
    />
  )
}
