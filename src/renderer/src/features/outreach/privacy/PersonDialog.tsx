import { useState } from 'react'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { Facts, Section } from '../../../ui/Screen'
import { Segmented } from '../../../ui/Segmented'
import { saveFile } from '../../../ui/saveFile'
import { toastError } from '../../../ui/undoToast'
import { AddEntryDialog } from './AddEntryDialog'
import { BasisDialog } from './BasisDialog'
import { EraseDialog } from './EraseDialog'
import { ToldDialog } from './Notices'
import { privacyWords } from './words'

export interface PersonDialogProps {
  creatorId: string
  handle: string
  onClose: () => void
}
type Asking = 'list' | 'basis' | 'told' | 'erase' | null

/** What is held about one creator, why, and what may be done about it. */
export function PersonDialog({ creatorId, handle, onClose }: PersonDialogProps) {
  const w = useWords(privacyWords)
  const format = useFormat()
  const [asking, setAsking] = useState<Asking>(null)
  const person = useApiQuery('privacy.person', { creatorId })
  const known = person.data
  const back = () => setAsking(null)
  if (asking === 'list') return <AddEntryDialog creator={{ creatorId, handle }} onClose={back} />
  if (asking === 'basis') return <BasisDialog creatorIds={[creatorId]} onClose={back} />
  if (asking === 'told') return <ToldDialog creatorIds={[creatorId]} onClose={back} />
  if (asking === 'erase') return <EraseDialog creatorId={creatorId} handle={handle} onClose={back} onErased={onClose} />
  const exportHeld = () => call('privacy.export', { creatorId }).then((file) => saveFile(file), toastError)
  const minor = known?.isMinor === true ? 'yes' : known?.isMinor === false ? 'no' : 'unknown'
  return (
    <Dialog
      title={w.personTitle(handle)}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button look="danger" onPress={() => setAsking('erase')}>
            {w.erase}
          </Button>
          <span className="flex-1" />
          <Button onPress={() => void exportHeld()}>{w.exportHeld}</Button>
          <Button look="primary" onPress={onClose}>
            {w.close}
          </Button>
        </>
      }
    >
      {person.isError && <ErrorNote error={person.error} />}
      {known && (
        <div className="flex flex-col gap-5">
          <Facts
            facts={[
              { label: w.collectedOn, value: format.date(known.collectedOn) },
              { label: w.sources, value: known.sources.join(', ') || '–' },
              {
                label: w.told,
                value: known.noticeOn
                  ? w.toldAs(format.date(known.noticeOn), known.noticeHow ?? '–')
                  : w.notToldBy(format.date(known.noticeDueOn)),
              },
              {
                label: w.kept,
                value: known.keepUntil ? w.keptAs(format.date(known.keepUntil), known.keepReason ?? '–') : '–',
              },
              {
                label: w.onList,
                value: known.doNotContact.length > 0 ? known.doNotContact.map(({ reason }) => reason).join(', ') : '–',
              },
            ]}
          />
          <div className="flex flex-wrap gap-2">
            {!known.noticeOn && <Button onPress={() => setAsking('told')}>{w.noteTold(0)}</Button>}
            <Button onPress={() => setAsking('list')}>{w.putOnList}</Button>
          </div>
          <Section title={w.minor} level={3}>
            <Segmented
              label={w.minor}
              choices={[
                { id: 'unknown', label: w.minorUnknown },
                { id: 'no', label: w.minorNo },
                { id: 'yes', label: w.minorYes },
              ]}
              value={minor}
              onChange={(next) =>
                void call('privacy.setMinor', {
                  creatorId,
                  isMinor: next === 'unknown' ? null : next === 'yes',
                }).catch(toastError)
              }
            />
            {known.isMinor && (
              <p className={known.guardians === 0 ? 'text-bad' : 'text-muted'}>{w.guardians(known.guardians)}</p>
            )}
          </Section>
          <Section
            title={w.contacts}
            level={3}
            actions={
              known.contacts.length > 0 && (
                <Button size="small" onPress={() => setAsking('basis')}>
                  {w.setBasis(0)}
                </Button>
              )
            }
          >
            <PlainTable
              caption={w.contacts}
              empty={w.contactsNone}
              rows={known.contacts}
              rowKey={({ id }) => id}
              columns={[
                { id: 'value', header: w.value, cell: ({ value }) => value },
                { id: 'from', header: w.from, cell: ({ source }) => source },
                {
                  id: 'basis',
                  header: w.basis,
                  cell: ({ basis, basisNote }) => [w.bases[basis], basisNote].filter(Boolean).join(', '),
                },
              ]}
            />
          </Section>
        </div>
      )}
    </Dialog>
  )
}
