import { stateNames } from '../../../../../shared/domain/approvals/refusals'
import { call, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { toast } from '../../../ui/Toast'
import type { AskFormProps } from './AskDialog'
import { AskFrame } from './AskFrame'
import { SeenVersion } from './SeenVersion'
import { askWords } from './words'

/** Submits the draft version; where there is none, leads to the deliverable. */
export function ContentForm({ card, to, position, onDone, onClose }: AskFormProps) {
  const w = useWords(askWords)
  const versions = useApiQuery('approvals.versions', { deliverableId: card.id })
  const draft = versions.data?.find(({ standing }) => standing === 'draft')
  const title = w.contentTitle
  if (!draft) {
    return (
      <Dialog
        title={title}
        size="small"
        isOpen
        onClose={onClose}
        footer={
          <>
            <Button onPress={onClose}>{w.cancel}</Button>
            <Button
              look="primary"
              onPress={() => {
                onClose()
                navigate({ screen: 'approvals', recordId: card.id })
              }}
            >
              {w.openDeliverable}
            </Button>
          </>
        }
      >
        {versions.isError ? (
          <ErrorNote error={versions.error} onRetry={() => void versions.refetch()} />
        ) : (
          <p>{versions.isPending ? w.loading : w.noDraft}</p>
        )}
      </Dialog>
    )
  }
  return (
    <AskFrame
      title={title}
      subject={card}
      position={position}
      submitLabel={w.submit(draft.number)}
      onDone={onDone}
      onClose={onClose}
      onSubmit={() =>
        call('approvals.submit', {
          deliverableId: card.id,
          versionId: draft.id,
          as: to === 'concept_submitted' ? 'concept' : 'draft',
        }).then(() => toast({ text: w.moved(card.handle, stateNames[to]) }))
      }
    >
      <p>
        <SeenVersion version={draft} />
      </p>
      <p className="text-muted">{w.submitLocks}</p>
    </AskFrame>
  )
}
