import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { saveFile } from '../../../ui/saveFile'
import { toastError } from '../../../ui/undoToast'
import { privacyWords } from './words'

/** What was done for people's rights, fit to be shown to an auditor. */
export function Record() {
  const w = useWords(privacyWords)
  const format = useFormat()
  const record = useApiQuery('privacy.record', { limit: 50 })
  const lines = record.data ?? []
  const save = () => call('privacy.exportRecord', {}).then((file) => saveFile(file), toastError)
  return (
    <Section
      title={w.record}
      actions={
        <Button disabledReason={lines.length === 0 ? w.emptyRecord : null} onPress={() => void save()}>
          {w.exportRecord}
        </Button>
      }
    >
      <p className="text-muted">{w.recordIntro}</p>
      {record.isError && <ErrorNote error={record.error} onRetry={() => void record.refetch()} />}
      <PlainTable
        caption={w.record}
        {...(record.data ? { empty: w.emptyRecord } : {})}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { id: 'when', header: w.when, cell: ({ at }) => format.instant(at) },
          { id: 'by', header: w.by, cell: ({ by }) => by },
          { id: 'what', header: w.whatDone, cell: ({ sentence }) => sentence },
        ]}
      />
    </Section>
  )
}
