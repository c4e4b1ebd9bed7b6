import { useState } from 'react'
import type { InputOf } from '../../../../shared/contract'
import { useApiCommand, useApiQuery } from '../../lib/api'
import { useFormat, useWords } from '../../lib/locale'
import { navigate } from '../../lib/route'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { MoneyField } from '../../ui/NumberField'
import { Select } from '../../ui/Select'
import { toast } from '../../ui/Toast'
import { undoToast } from '../../ui/undoToast'
import { Conflicts } from './bulk/Conflicts'
import { type Chosen, chosenOf } from './bulk/chosen'
import { creatorsWords } from './words'

/** Puts the selected creators on a campaign's roster. */
export function AddToCampaign({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const campaigns = useApiQuery('campaigns.list', {})
  const [campaignId, setCampaignId] = useState<string | null>(null)
  const [feeMinor, setFee] = useState<number | null>(null)
  const [wasAsked, setAsked] = useState(false)
  const add = useApiCommand('campaigns.addToRoster')
  const all = campaigns.data ?? []
  const campaign = all.find(({ id }) => id === campaignId) ?? null
  const countText = format.count(chosen.count)

  async function start(): Promise<void> {
    setAsked(true)
    if (!campaign) return
    try {
      const { added, alreadyThere } = await add.run(inputOf(campaign.id, chosen, feeMinor))
      onClose()
      if (added === 0) toast({ text: w.noneAdded(campaign.name) })
      else await undoToast(w.added(format.count(added), alreadyThere, format.count(alreadyThere), campaign.name))
    } catch {
      // Shown in the dialog.
    }
  }

  const isEmpty = campaigns.isSuccess && all.length === 0
  return (
    <Dialog
      size="small"
      isOpen
      onClose={onClose}
      isBusy={add.isRunning}
      title={w.addTitle(countText)}
      footer={
        <>
          <Button onPress={onClose}>{w.cancel}</Button>
          {isEmpty ? (
            <Button
              look="primary"
              onPress={() => {
                onClose()
                navigate({ screen: 'campaigns' })
              }}
            >
              {w.goToCampaigns}
            </Button>
          ) : (
            <Button look="primary" isPending={add.isRunning} onPress={() => void start()}>
              {w.add(countText)}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {isEmpty ? (
          <p>{w.noCampaign}</p>
        ) : (
          <>
            <Select
              label={w.campaign}
              placeholder={w.chooseCampaign}
              choices={all.map(({ id, name, brand }) => ({ id, label: name, hint: brand }))}
              value={campaignId}
              onChange={setCampaignId}
              problem={wasAsked && !campaign ? w.campaignMissing : null}
            />
            {campaign && (
              <MoneyField
                label={w.fee}
                hint={w.feeHint}
                currency={campaign.currency}
                valueMinor={feeMinor}
                onChange={setFee}
              />
            )}
            {campaign && <Conflicts campaignId={campaign.id} chosen={chosen} />}
          </>
        )}
        {campaigns.error && <ErrorNote error={campaigns.error} onRetry={() => void campaigns.refetch()} />}
        {add.error && <ErrorNote error={add.error} />}
      </div>
    </Dialog>
  )
}

function inputOf(campaignId: string, chosen: Chosen, feeMinor: number | null): InputOf<'campaigns.addToRoster'> {
  return { campaignId, ...chosenOf(chosen), ...(feeMinor === null ? {} : { feeMinor }) }
}
