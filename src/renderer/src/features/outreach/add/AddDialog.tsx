import { useRef, useState } from 'react'
import type { InputOf } from '../../../../../shared/contract'
import type { AddToOutreach } from '../../../lib/addToOutreach'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import { toastError, undoToast } from '../../../ui/undoToast'
import { RefusedList } from '../pipeline/bulk/RefusedList'
import { ReasonDialog, type Refused } from '../shared/ReasonDialog'
import { sharedWords } from '../shared/words'
import { addWords } from './words'

const stages = ['sourced', 'vetted', 'to_contact'] as const
type Stage = (typeof stages)[number]
/** What the engine looks at in one question. */
const mostChecked = 10_000

/** Puts creators into a campaign's pipeline; what speaks against writing to them is said before. */
export function AddDialog({ asked, onClose }: { asked: AddToOutreach; onClose: () => void }) {
  const w = useWords(addWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const campaigns = useApiQuery('campaigns.list', {})
  const isRoster = 'rosterOf' in asked
  const [chosenId, setCampaignId] = useState<string | null>(isRoster ? asked.rosterOf : null)
  const [stage, setStage] = useState<Stage>('sourced')
  const [owner, setOwner] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const asksReason = useRef(false)
  const all = campaigns.data ?? []
  const campaignId = chosenId ?? (all.length === 1 ? (all[0]?.id ?? null) : null)
  const campaign = all.find(({ id }) => id === campaignId)
  const roster = useApiQuery(
    'campaigns.roster',
    { campaignId: campaignId ?? '' },
    { isEnabled: isRoster && campaignId !== null },
  )
  const accountIds = roster.data?.filter(({ status }) => status !== 'dropped').map((entry) => entry.accountId)
  const count = isRoster ? (accountIds?.length ?? 0) : asked.count
  const isTooMany = count > mostChecked
  const who = isRoster ? { accountIds: accountIds ?? [] } : { chosen: asked.chosen }
  const check = useApiQuery(
    'outreach.check',
    { campaignId: campaignId ?? '', ...who },
    { isEnabled: campaignId !== null && !isTooMany && count > 0 },
  )
  const found = check.data?.found.filter(({ warnings }) => warnings.some(isGrave)) ?? []
  const barred = found.filter(({ warnings }) => warnings.some(({ code }) => code === 'doNotContact')).length

  const inputOf = (id: string): InputOf<'outreach.add'> => ({
    campaignId: id,
    ...(isRoster ? { roster: true } : { chosen: asked.chosen }),
    stage,
    ...(owner.trim() ? { owner: owner.trim() } : {}),
  })
  async function add(id: string, name: string, reason: string | null): Promise<void> {
    const outcome = await call('outreach.add', { ...inputOf(id), ...(reason ? { overrideReason: reason } : {}) })
    const { added, alreadyThere } = outcome
    if (added === 0 && outcome.refused.length === 0) toast({ text: w.noneAdded(name) })
    if (added > 0) {
      const more = alreadyThere > 0 ? ` ${w.alreadyThere(alreadyThere, format.count(alreadyThere))}` : ''
      void undoToast(`${w.added(added, format.count(added), name)}${more}`, {
        label: w.open,
        onAction: () => navigate({ screen: 'campaigns', recordId: id, part: 'outreach' }),
      })
    }
    if (outcome.refused.length > 0 && reason === null) {
      asksReason.current = true
      setRefused(outcome.refused)
    } else if (asksReason.current) onClose()
  }

  if (campaign && refused.length > 0)
    return (
      <ReasonDialog
        refused={refused}
        free={0}
        onClose={onClose}
        onGo={(reason) => {
          if (reason === null) onClose()
          else void add(campaign.id, campaign.name, reason).catch(toastError)
        }}
      />
    )
  const title = isRoster ? w.titleRoster : w.title(asked.count, format.count(asked.count))
  if (campaigns.isSuccess && all.length === 0)
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
                navigate({ screen: 'campaigns' })
              }}
            >
              {w.toCampaigns}
            </Button>
          </>
        }
      >
        <p>{w.noCampaign}</p>
      </Dialog>
    )
  return (
    <FormDialog
      title={title}
      size="medium"
      submitLabel={w.add(count, format.count(count))}
      onClose={() => {
        // The form closes when it was sent; the question about a reason comes after it.
        if (!asksReason.current) onClose()
      }}
      onSubmit={() => {
        setAsked(true)
        return campaign && count > 0 ? add(campaign.id, campaign.name, null) : null
      }}
    >
      <Select
        label={w.campaign}
        placeholder={w.chooseCampaign}
        choices={all.map(({ id, name, brand }) => ({ id, label: name, hint: brand }))}
        value={campaignId}
        onChange={setCampaignId}
        problem={isAsked && !campaign ? w.campaignMissing : undefined}
      />
      <FormRow>
        <Select
          label={w.stage}
          choices={stages.map((id) => ({ id, label: shared.stage(id) }))}
          value={stage}
          onChange={setStage}
        />
        <TextField label={w.owner} hint={w.ownerHint} value={owner} onChange={setOwner} maxLength={300} />
      </FormRow>
      {campaign && isRoster && roster.isSuccess && count === 0 && <p role="alert">{w.emptyRoster}</p>}
      {isTooMany && <p className="text-muted">{w.tooMany(format.count(mostChecked))}</p>}
      {check.isError && <ErrorNote error={check.error} onRetry={() => void check.refetch()} />}
      {check.data && found.length === 0 && (
        <p role="status" className="text-muted">
          {w.nothingAgainst(check.data.checked, format.count(check.data.checked))}
        </p>
      )}
      {check.data && found.length > 0 && (
        <>
          <RefusedList
            title={w.against(format.count(found.length), format.count(check.data.checked))}
            refused={found.map((one) => ({ ...one, warnings: one.warnings.filter(isGrave) }))}
          />
          <p className="text-muted">{barred > 0 ? w.listed(format.count(barred)) : w.listedAll}</p>
        </>
      )}
    </FormDialog>
  )
}

function isGrave({ weight, code }: { weight: string; code: string }): boolean {
  return weight !== 'note' && code !== 'dailyLimit'
}
