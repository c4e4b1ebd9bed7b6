import { useState } from 'react'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { TermsPart } from '../terms/TermsPart'
import { DeliverableList } from './DeliverableList'
import { GiveDialog } from './GiveDialog'
import { Packages } from './Packages'
import { deliverablesWords } from './words'

/** What creators of a campaign owe: packages, who has what, and the terms that were signed for it. */
export function DeliverablesTab({ campaign }: { campaign: CampaignRecord }) {
  const w = useWords(deliverablesWords)
  const packages = useApiQuery('campaigns.packages', { campaignId: campaign.id })
  const deliverables = useApiQuery('campaigns.deliverables', { campaignId: campaign.id })
  const roster = useApiQuery('campaigns.roster', { campaignId: campaign.id })
  const [giving, setGiving] = useState<{ packageId: string | null } | null>(null)
  const failed = [packages, deliverables, roster].find(({ error }) => error)
  if (failed) return <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} className="m-3" />
  if (!packages.data || !deliverables.data || !roster.data) return null
  const isRosterEmpty = roster.data.every(({ status }) => status === 'dropped')
  if (isRosterEmpty && deliverables.data.length === 0 && packages.data.length === 0) {
    return (
      <EmptyState sentence={w.nobody}>
        <Button
          look="primary"
          onPress={() => navigate({ screen: 'campaigns', recordId: campaign.id, part: 'roster' }, true)}
        >
          {w.toRoster}
        </Button>
      </EmptyState>
    )
  }
  return (
    <div className="flex flex-col gap-6 p-4">
      <div className="grid max-w-[1280px] grid-cols-1 gap-x-8 gap-y-6 min-[1000px]:grid-cols-2">
        <Packages
          campaignId={campaign.id}
          packages={packages.data}
          noRoster={isRosterEmpty ? w.nobodyShort : null}
          onGive={(packageId) => setGiving({ packageId })}
        />
        <TermsPart campaignId={campaign.id} roster={roster.data} />
      </div>
      <DeliverableList
        campaign={campaign}
        deliverables={deliverables.data}
        hasPackages={packages.data.length > 0}
        noRoster={isRosterEmpty ? w.nobodyShort : null}
        onGive={() => setGiving({ packageId: null })}
      />
      {giving && (
        <GiveDialog
          campaignId={campaign.id}
          packages={packages.data}
          packageId={giving.packageId}
          roster={roster.data}
          onClose={() => setGiving(null)}
        />
      )}
    </div>
  )
}
