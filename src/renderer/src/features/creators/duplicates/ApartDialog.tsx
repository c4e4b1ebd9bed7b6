import { useApiCommand, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { toastError, undoToast } from '../../../ui/undoToast'
import { calledAmong } from './faces'
import { duplicatesWords } from './words'

/** Who was told apart, by whom and when; a decision can be taken back however long ago it was. */
export function ApartDialog({ onClose }: { onClose: () => void }) {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  const apart = useApiQuery('creators.distinctPairs', {}, { keepPrevious: true })
  const remove = useApiCommand('creators.removeDistinct', {
    onDone: () => void undoToast(w.apartRemoved),
    onFailed: toastError,
  })
  const pairs = apart.data?.pairs ?? []
  const names = ({ a, b }: (typeof pairs)[number]) => {
    const called = calledAmong([a, b], w.noAccount)
    return w.between(called.get(a.creatorId) ?? '', called.get(b.creatorId) ?? '')
  }
  return (
    <Dialog title={w.apartTitle} isOpen onClose={onClose} footer={<Button onPress={onClose}>{w.close}</Button>}>
      <div className="flex flex-col gap-3">
        <p className="text-muted">{pairs.length === 0 ? w.apartNone : w.apartIntro}</p>
        {apart.error && <ErrorNote error={apart.error} onRetry={() => void apart.refetch()} />}
        {pairs.length > 0 && (
          <PlainTable
            caption={w.apartTitle}
            rows={pairs}
            rowKey={({ id }) => id}
            columns={[
              { id: 'pair', header: w.apartPair, cell: names },
              { id: 'by', header: w.apartBy, cell: ({ decidedBy }) => decidedBy },
              { id: 'at', header: w.apartAt, cell: ({ decidedAt }) => format.instant(decidedAt) },
              {
                id: 'remove',
                header: w.apartRemove,
                cell: (pair) => (
                  <Button
                    size="small"
                    look="quiet"
                    label={w.apartRemoveOf(names(pair))}
                    onPress={() => remove.start({ id: pair.id })}
                  >
                    {w.apartRemove}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </div>
    </Dialog>
  )
}
