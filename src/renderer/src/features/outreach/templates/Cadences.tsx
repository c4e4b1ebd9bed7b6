import { useState } from 'react'
import type { TemplateRecord } from '../../../../../shared/contract/messages'
import type { CadenceRecord } from '../../../../../shared/contract/outreach'
import { call, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { toastError, undoToast } from '../../../ui/undoToast'
import { CadenceDialog } from './CadenceDialog'
import { templatesWords } from './words'

/** Cadences as data: how many touches, on which days, with which template. */
export function Cadences({ templates }: { templates: readonly TemplateRecord[] }) {
  const w = useWords(templatesWords)
  const cadences = useApiQuery('outreach.cadences', {})
  const [edited, setEdited] = useState<CadenceRecord | 'new' | null>(null)
  const remove = async ({ id, name }: CadenceRecord) => {
    try {
      const { stopped } = await call('outreach.removeCadence', { id })
      void undoToast(w.cadenceRemoved(name, stopped))
    } catch (error) {
      toastError(error)
    }
  }
  return (
    <Section title={w.cadences} actions={<Button onPress={() => setEdited('new')}>{w.newCadence}</Button>}>
      {cadences.isError && <ErrorNote error={cadences.error} onRetry={() => void cadences.refetch()} />}
      <PlainTable
        caption={w.cadences}
        {...(cadences.data ? { empty: w.emptyCadences } : {})}
        rows={cadences.data ?? []}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', header: w.name, cell: ({ name }) => name },
          {
            id: 'steps',
            header: w.counts,
            cell: ({ steps, counts }) =>
              `${w.stepsOf(steps.map(({ afterDays }) => afterDays).join(', '))} · ${w[counts].toLowerCase()}`,
          },
          {
            id: 'acts',
            header: w.editCadence,
            isHeaderHidden: true,
            width: '180px',
            cell: (cadence) => (
              <span className="flex justify-end gap-1">
                <Button size="small" label={`${w.editCadence} ${cadence.name}`} onPress={() => setEdited(cadence)}>
                  {w.editCadence}
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  label={`${w.removeCadence} ${cadence.name}`}
                  onPress={() => void remove(cadence)}
                >
                  {w.removeCadence}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {edited && (
        <CadenceDialog
          cadence={edited === 'new' ? null : edited}
          templates={templates}
          onClose={() => setEdited(null)}
          onSaved={(name) => void undoToast(w.cadenceSaved(name))}
        />
      )}
    </Section>
  )
}
