import type { DuplicateReason } from '../../../../../shared/contract/creatorDuplicates'
import { useApiQuery } from '../../../lib/api'
import { useApiJob } from '../../../lib/jobs'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { JobBar } from '../../../ui/Progress'
import { undoToast } from '../../../ui/undoToast'
import { calledAmong, fieldFace } from './faces'
import { duplicatesWords } from './words'

/** What merging all sure groups of one kind would do, before it is done as one step. */
export function SureDialog({ reasons, onClose }: { reasons: DuplicateReason[]; onClose: () => void }) {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const job = useApiJob('creators.mergeSure')
  // While it runs the pairs vanish one by one underneath; what was agreed to stays on the screen.
  const preview = useApiQuery('creators.sureMerges', { reasons }, { isEnabled: !job.isRunning, keepPrevious: true })
  const { data } = preview
  const fields: Readonly<Record<string, string>> = w.fields
  async function merge(): Promise<void> {
    const outcome = await job.run({ reasons })
    if (!outcome) return
    onClose()
    await undoToast(w.sureDone(format.count(outcome.merged.length)))
  }
  return (
    <Dialog
      title={w.sureTitle}
      isOpen
      onClose={onClose}
      size="large"
      isBusy={job.isRunning}
      footer={
        <>
          <Button onPress={job.isRunning ? job.cancel : onClose}>{w.cancel}</Button>
          <Button look="primary" isPending={job.isRunning || !data} onPress={() => void merge()}>
            {data ? w.sureOf(format.count(data.groups), reasons) : w.sureTitle}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {job.isRunning && <JobBar job={job.progress} label={w.sureMerging} />}
        {job.error && <ErrorNote error={job.error} />}
        {preview.error && <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />}
        {data && (
          <>
            <p className="max-w-[80ch]">{w.sureIntro(format.count(data.groups), format.count(data.creatorsGone))}</p>
            <PlainTable
              caption={w.sureTitle}
              rows={data.shown}
              rowKey={({ kept }) => kept.creatorId}
              columns={[
                {
                  id: 'kept',
                  header: w.sureKept,
                  cell: ({ kept, dropped }) => calledAmong([kept, ...dropped], w.noAccount).get(kept.creatorId),
                },
                {
                  id: 'goes',
                  header: w.sureGoes,
                  cell: ({ kept, dropped }) => {
                    const called = calledAmong([kept, ...dropped], w.noAccount)
                    return dropped.map(({ creatorId }) => called.get(creatorId)).join(', ')
                  },
                },
                {
                  id: 'conflicts',
                  header: w.sureConflicts,
                  cell: ({ conflicts }) =>
                    conflicts.length === 0
                      ? w.unknown
                      : conflicts
                          .map(({ field, name, stays }) =>
                            w.sureConflict(name ?? fields[field] ?? field, fieldFace(field, stays, locale)),
                          )
                          .join(' · '),
                },
              ]}
            />
            {data.shown.length < data.groups && (
              <p className="text-muted">{w.sureShown(format.count(data.shown.length), format.count(data.groups))}</p>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}
