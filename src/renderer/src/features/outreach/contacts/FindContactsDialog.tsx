import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../../../shared/contract'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { undoToast } from '../../../ui/undoToast'
import { contactsWords } from './words'

/** Addresses and link pages of all bios that are not noted yet: shown first, noted as one step. */
export function FindContactsDialog({ onClose }: { onClose: () => void }) {
  const w = useWords(contactsWords)
  const format = useFormat()
  const [found, setFound] = useState<OutputOf<'outreach.findContacts'> | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [isRunning, setRunning] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    call('outreach.findContacts', { dryRun: true }, { signal: stop.signal }).then(setFound, (error) => {
      if (!stop.signal.aborted) setFailure(error)
    })
    return () => stop.abort()
  }, [])
  const add = async () => {
    setRunning(true)
    try {
      const { added } = await call('outreach.findContacts', {})
      void undoToast(w.added(added, format.count(added)))
      onClose()
    } catch (error) {
      setFailure(error)
      setRunning(false)
    }
  }
  return (
    <Dialog
      title={w.title}
      isOpen
      onClose={onClose}
      isBusy={isRunning}
      footer={
        <>
          <Button onPress={onClose}>{found && found.added > 0 ? w.cancel : w.close}</Button>
          {found && found.added > 0 && (
            <Button look="primary" isPending={isRunning} onPress={() => void add()}>
              {w.add(found.added, format.count(found.added))}
            </Button>
          )}
        </>
      }
    >
      <div className="flex min-h-[120px] flex-col gap-3">
        {failure !== null && <ErrorNote error={failure} />}
        {!found && failure === null && <p className="text-muted">{w.looking}</p>}
        {found && (
          <>
            <p className="font-medium" role="status">
              {found.added > 0
                ? w.counts(format.count(found.bios), found.added, format.count(found.added))
                : w.nothing(format.count(found.bios))}
            </p>
            <p className="text-muted">
              {[
                ...(found.alreadyNoted > 0 ? [w.noted(format.count(found.alreadyNoted))] : []),
                ...(found.refused > 0 ? [w.refused(format.count(found.refused))] : []),
              ].join(' ')}
            </p>
            {found.examples.length > 0 && (
              <PlainTable
                caption={w.title}
                rows={found.examples}
                rowKey={(row) => `${row.handle} ${row.value}`}
                columns={[
                  { id: 'creator', header: w.creator, cell: (row) => `@${row.handle}` },
                  {
                    id: 'contact',
                    header: w.contact,
                    cell: (row) => (row.kind === 'link' ? `${row.value} (${w.link})` : row.value),
                  },
                  { id: 'read', header: w.read, cell: (row) => `“${row.quote}”` },
                ]}
              />
            )}
            {found.added > found.examples.length && (
              <p className="text-meta text-muted">{w.more(format.count(found.added - found.examples.length))}</p>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}
