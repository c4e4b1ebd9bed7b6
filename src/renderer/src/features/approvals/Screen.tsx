import { lazy, Suspense } from 'react'
import { useWords } from '../../lib/locale'
import { navigate, useRoute } from '../../lib/route'
import { Screen as Page } from '../../ui/Screen'
import { Tabs } from '../../ui/Tabs'
import { ApprovalsBoard } from './board/ApprovalsBoard'
import { approvalsWords } from './words'

const Calendar = lazy(async () => ({ default: (await import('./calendar/Calendar')).Calendar }))
const DeliverablePage = lazy(async () => ({
  default: (await import('./deliverable/DeliverablePage')).DeliverablePage,
}))

const parts = ['board', 'calendar'] as const
type Part = (typeof parts)[number]

/** What creators owe, where each piece stands and whose turn it is; one of them with all that belongs to it. */
export function Screen() {
  const recordId = useRoute(({ route }) => route.recordId)
  if (!recordId) return <Overview />
  return (
    <Suspense>
      <DeliverablePage key={recordId} deliverableId={recordId} />
    </Suspense>
  )
}

function Overview() {
  const w = useWords(approvalsWords)
  const wanted = useRoute(({ route }) => route.part)
  const part: Part = parts.find((known) => known === wanted) ?? 'board'
  return (
    <Page title={w.title} scroll="parts">
      <Tabs
        label={w.tabs}
        value={part}
        onChange={(next) => navigate({ screen: 'approvals', part: next }, true)}
        className="flex-1 pt-1 outline-none"
        panelClassName="flex min-h-0 flex-col"
        tabs={[
          { id: 'board', label: w.board, content: <ApprovalsBoard campaignId={null} /> },
          {
            id: 'calendar',
            label: w.calendar,
            content: (
              <Suspense>
                <Calendar campaignId={null} />
              </Suspense>
            ),
          },
        ]}
      />
    </Page>
  )
}
