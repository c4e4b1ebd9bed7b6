import { useState } from 'react'
import type { DoNotContactRecord } from '../../../../../shared/contract/privacy'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { FormDialog } from '../../../ui/FormDialog'
import { PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { SearchBox, TextField } from '../../../ui/TextField'
import { undoToast } from '../../../ui/undoToast'
import { AddEntryDialog } from './AddEntryDialog'
import { privacyWords } from './words'

/** Rows shown at once; the search finds the rest. */
const shown = 200

/** Persons, addresses, domains and agents that nobody writes to. */
export function DoNotContact() {
  const w = useWords(privacyWords)
  const format = useFormat()
  const [text, setText] = useState('')
  const [asking, setAsking] = useState<'add' | DoNotContactRecord | null>(null)
  const entries = useApiQuery('privacy.doNotContact', { text }, { keepPrevious: true })
  const all = entries.data ?? []
  return (
    <Section
      title={w.doNotContact}
      actions={
        <>
          <SearchBox label={w.search} value={text} onChange={setText} className="w-[200px]" />
          <Button onPress={() => setAsking('add')}>{w.add}</Button>
        </>
      }
    >
      <p className="text-muted">{w.doNotContactIntro}</p>
      {entries.isError && <ErrorNote error={entries.error} onRetry={() => void entries.refetch()} />}
      <PlainTable
        caption={w.doNotContact}
        {...(entries.data ? { empty: text ? w.emptySearch : w.emptyList } : {})}
        rows={all.slice(0, shown)}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'who',
            header: w.who,
            cell: ({ value }) =>
              value === null ? (
                <span className="text-muted">{w.erasedValue}</span>
              ) : (
                <span className="[overflow-wrap:anywhere]">{value}</span>
              ),
          },
          { id: 'kind', header: w.kind, cell: ({ kind }) => w.kinds[kind] },
          { id: 'reason', header: w.reason, width: '34%', cell: ({ reason, source }) => `${reason} (${source})` },
          { id: 'since', header: w.since, cell: ({ addedAt }) => format.instant(addedAt) },
          { id: 'by', header: w.by, cell: ({ addedBy }) => addedBy },
          {
            id: 'remove',
            header: w.remove,
            isHeaderHidden: true,
            cell: (entry) => (
              <Button
                size="small"
                look="quiet"
                label={`${w.remove}: ${entry.value ?? w.erasedValue}`}
                onPress={() => setAsking(entry)}
              >
                {w.remove}
              </Button>
            ),
          },
        ]}
      />
      {all.length > shown && (
        <p className="text-meta text-muted">{w.shown(format.count(shown), format.count(all.length))}</p>
      )}
      {asking === 'add' && <AddEntryDialog onClose={() => setAsking(null)} />}
      {asking !== null && asking !== 'add' && <RemoveDialog entry={asking} onClose={() => setAsking(null)} />}
    </Section>
  )
}

function RemoveDialog({ entry, onClose }: { entry: DoNotContactRecord; onClose: () => void }) {
  const w = useWords(privacyWords)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isShort = reason.trim().length < 3
  return (
    <FormDialog
      title={w.removeTitle}
      submitLabel={w.remove}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (isShort) return null
        return call('privacy.removeDoNotContact', { id: entry.id, reason: reason.trim() }).then(() =>
          undoToast(w.removed),
        )
      }}
    >
      <p className="text-muted">{w.removeIntro}</p>
      <TextField
        label={w.reason}
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
        isRequired
        problem={isAsked && isShort ? w.needed : undefined}
      />
    </FormDialog>
  )
}
