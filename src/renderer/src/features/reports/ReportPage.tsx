import type { ReactNode } from 'react'
import type { OutputOf } from '../../../../shared/contract'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { useWords } from '../../lib/locale'
import { navigate } from '../../lib/route'
import { Button } from '../../ui/Button'
import { Screen } from '../../ui/Screen'
import { useReport } from './useReport'
import { reportsWords } from './words'

/** One campaign's report on the reports' own screen. */
export function ReportPage({
  campaign,
  reports,
  chooser,
}: {
  campaign: CampaignRecord
  reports: OutputOf<'reports.available'>
  chooser: ReactNode
}) {
  const w = useWords(reportsWords)
  const { choices, exportButton, content } = useReport(campaign.id, reports)
  return (
    <Screen
      title={w.title}
      subtitle={`${campaign.client} · ${campaign.brand}`}
      scroll="parts"
      actions={
        <>
          {chooser}
          {exportButton}
        </>
      }
      toolbar={
        <>
          {choices}
          <Button look="quiet" onPress={() => navigate({ screen: 'campaigns', recordId: campaign.id })}>
            {w.openCampaign}
          </Button>
        </>
      }
    >
      {content}
    </Screen>
  )
}
