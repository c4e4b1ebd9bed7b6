import { useRoute } from '../../lib/route'
import { CampaignList } from './CampaignList'
import { CampaignPage } from './CampaignPage'

export function Screen() {
  const recordId = useRoute(({ route }) => route.recordId)
  return recordId ? <CampaignPage key={recordId} campaignId={recordId} /> : <CampaignList />
}
