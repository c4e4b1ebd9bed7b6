import { useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useWords } from '../../lib/locale'
import { useRoute } from '../../lib/route'
import { NewCampaign } from './NewCampaign'
import { openNewCampaign, useNewCampaign } from './newCampaignDialog'
import { campaignsWords } from './words'

/** The dialog for a new campaign, from every screen. On the campaigns' own screen it has the key for "new". */
export function Everywhere() {
  const w = useWords(campaignsWords)
  const workspace = useApiQuery('workspace.current', {})
  const isHere = useRoute(({ route }) => route.screen === 'campaigns')
  const isOpen = useNewCampaign((state) => state.isOpen)
  useCommands([
    {
      id: 'campaigns.new',
      title: w.newCampaignCommand,
      menu: 'file',
      ...(isHere && workspace.data ? { keys: ['$mod+n'] } : {}),
      disabledReason: () => (workspace.data ? null : w.noWorkspace),
      run: () => openNewCampaign(true),
    },
  ])
  if (!workspace.data || !isOpen) return null
  return <NewCampaign workspace={workspace.data} onClose={() => openNewCampaign(false)} />
}
