import { ArrowLeft } from 'lucide-react'
import { useApiQuery } from '../../../lib/api'
import { errorShape } from '../../../lib/errors'
import { useWords } from '../../../lib/locale'
import { goBack, navigate, useRoute } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Screen } from '../../../ui/Screen'
import { CertificateButton } from './CertificateButton'
import { Subtitle } from './Header'
import { Review } from './Review'
import { deliverableWords } from './words'

const certified = ['approved', 'scheduled', 'live', 'live_verified', 'closed']

/** Back where one came from (the board of a campaign perhaps), else to the board of all. */
function toBoard(): void {
  if (useRoute.getState().canGoBack) goBack()
  else navigate({ screen: 'approvals' })
}

/** One deliverable: its versions, what is said about them, and what may happen next. */
export function DeliverablePage({ deliverableId }: { deliverableId: string }) {
  const w = useWords(deliverableWords)
  const detail = useApiQuery('approvals.get', { deliverableId })
  const versions = useApiQuery('approvals.versions', { deliverableId })
  const comments = useApiQuery('approvals.comments', { deliverableId })
  // An answer that was given before stays beside a later refusal: what was removed must not stay on screen.
  const isGone = detail.isError && errorShape(detail.error).code === 'not_found'
  const failed = [detail, versions, comments].find(({ isError }) => isError)
  const back = (
    <Button look="quiet" icon={<ArrowLeft size={14} aria-hidden="true" />} label={w.backToBoard} onPress={toBoard}>
      {w.board}
    </Button>
  )
  if (isGone) {
    return (
      <Screen title={w.deliverable}>
        <EmptyState sentence={w.gone}>
          <Button onPress={() => navigate({ screen: 'approvals' }, true)}>{w.backToBoard}</Button>
        </EmptyState>
      </Screen>
    )
  }
  if (failed || !detail.data || !versions.data || !comments.data) {
    return (
      <Screen title={detail.data?.card.title ?? w.deliverable} actions={back}>
        {failed ? (
          <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} className="m-3" />
        ) : (
          <p role="status" className="p-3 text-muted">
            {w.loading}
          </p>
        )}
      </Screen>
    )
  }
  const { state, title } = detail.data.card
  return (
    <Screen
      title={title}
      subtitle={<Subtitle detail={detail.data} />}
      scroll="parts"
      actions={
        <>
          {back}
          {state !== null && certified.includes(state) && <CertificateButton deliverableId={deliverableId} />}
        </>
      }
    >
      <Review key={deliverableId} detail={detail.data} versions={versions.data} comments={comments.data} />
    </Screen>
  )
}
