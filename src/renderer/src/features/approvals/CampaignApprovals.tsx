import { lazy, Suspense } from 'react'
import { useWords } from '../../lib/locale'
import { useScreenState } from '../../lib/screenState'
import { Segmented } from '../../ui/Segmented'
import { ApprovalsBoard } from './board/ApprovalsBoard'
import { approvalsWords } from './words'

const Calendar = lazy(async () => ({ default: (await import('./calendar/Calendar')).Calendar }))

const looks = ['board', 'calendar'] as const
type Look = (typeof looks)[number]
const isLook = (value: unknown): value is Look => looks.some((look) => look === value)

/** The approvals of one campaign, on its page: the same board and calendar, with the campaign as a fixed filter. */
export function CampaignApprovals({ campaignId }: { campaignId: string }) {
  const w = useWords(approvalsWords)
  const [look, setLook] = useScreenState<Look>('approvals.campaignLook', 'board', isLook)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 px-3 pt-2">
        <Segmented label={w.look} choices={looks.map((id) => ({ id, label: w[id] }))} value={look} onChange={setLook} />
      </div>
      {look === 'board' ? (
        <ApprovalsBoard key={campaignId} campaignId={campaignId} />
      ) : (
        <Suspense>
          <Calendar campaignId={campaignId} />
        </Suspense>
      )}
    </div>
  )
}
