import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import type { ResearchLead } from '../../../../../shared/contract/creatorFinding'
import { researchLinks } from '../../../../../shared/domain/researchLinks'
import { host, useApiCommand } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { openQuickAdd } from '../../../lib/quickAdd'
import { navigate } from '../../../lib/route'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { PopoverButton } from '../../../ui/Dialog'
import { toast } from '../../../ui/Toast'
import { toastError, undoToast } from '../../../ui/undoToast'
import { ChangeLead } from './ChangeLead'
import { leadName } from './leadName'
import { researchWords } from './words'

/** One line of the research list: its links, who looked, and whom it brought. */
export function LeadCard({ lead, campaign }: { lead: ResearchLead; campaign: string }) {
  const w = useWords(researchWords)
  const format = useFormat()
  const [isChanging, setChanging] = useState(false)
  const name = leadName(lead)
  const logLook = useApiCommand('creators.logLook', {
    onDone: () => void undoToast(w.lookLogged(name)),
    onFailed: toastError,
  })
  const remove = useApiCommand('creators.removeLead', {
    onDone: () => void undoToast(w.removed(name)),
    onFailed: toastError,
  })
  const shortlist = useApiCommand('campaigns.addToRoster', {
    onDone: ({ added }) => void undoToast(w.shortlisted(format.count(added))),
    onFailed: toastError,
  })
  const links = researchLinks(lead)
  const [last] = lead.looks
  const isNew = lead.creators.filter(({ isOnRoster }) => !isOnRoster)

  async function open(url: string): Promise<void> {
    try {
      const { opened } = await host('host.openExternal', { url })
      if (!opened) toast({ text: w.notOpened(url) })
    } catch (error) {
      toastError(error)
    }
  }

  return (
    <li className="flex flex-col gap-2 rounded-panel border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 font-semibold text-title [overflow-wrap:anywhere]">{name}</h3>
        <Badge>{w.kinds[lead.kind]}</Badge>
        <div className="flex min-w-0 flex-1 flex-wrap gap-2">
          {links.map(({ platform, url }) => {
            const place = platform ? w.platforms[platform] : new URL(url).hostname.replace(/^www\./, '')
            return (
              <Button
                key={url}
                size="small"
                icon={<ExternalLink size={12} aria-hidden="true" />}
                label={w.openOf(name, place)}
                onPress={() => void open(url)}
              >
                {place}
              </Button>
            )
          })}
          {links.length === 0 && <span className="text-muted">{w.noLink}</span>}
        </div>
        <Button size="small" look="quiet" label={w.changeOf(name)} onPress={() => setChanging(true)}>
          {w.change}
        </Button>
        <Button size="small" look="quiet" label={w.removeOf(name)} onPress={() => remove.start({ leadId: lead.id })}>
          {w.remove}
        </Button>
      </div>
      {lead.note && <p className="whitespace-pre-line [overflow-wrap:anywhere]">{lead.note}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-muted">
          {last ? w.looked(format.count(lead.looks.length), last.lookedBy, format.instant(last.lookedAt)) : w.never}
        </span>
        {lead.looks.length > 1 && (
          <PopoverButton
            label={w.allLooks}
            trigger={
              <Button size="small" look="quiet">
                {w.allLooks}
              </Button>
            }
          >
            <ul className="m-0 flex list-none flex-col gap-1 p-0">
              {lead.looks.map(({ id, lookedBy, lookedAt }) => (
                <li key={id}>{w.lookLine(lookedBy, format.instant(lookedAt))}</li>
              ))}
            </ul>
          </PopoverButton>
        )}
        <Button size="small" label={w.lookOf(name)} onPress={() => logLook.start({ leadId: lead.id })}>
          {w.look}
        </Button>
        <Button
          size="small"
          label={w.addFoundOf(name)}
          onPress={() => openQuickAdd({ id: lead.id, text: name, campaign })}
        >
          {w.addFound}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-muted">
          {lead.creators.length > 0 ? w.found(format.count(lead.creators.length)) : w.foundNone}
        </span>
        {lead.creators.map(({ accountId, handle, displayName, isOnRoster }) => (
          <span key={accountId} className="flex items-center gap-1">
            <Button
              size="small"
              look="quiet"
              label={w.openCreator(displayName ?? `@${handle}`)}
              onPress={() => navigate({ screen: 'creators', recordId: accountId, part: 'profile' })}
            >
              {displayName ?? `@${handle}`}
            </Button>
            {isOnRoster && <Badge tone="ok">{w.onRoster}</Badge>}
          </span>
        ))}
        {isNew.length > 0 && (
          <Button
            size="small"
            label={w.shortlistOf(format.count(isNew.length), name)}
            onPress={() =>
              shortlist.start({ campaignId: lead.campaignId, accountIds: isNew.map(({ accountId }) => accountId) })
            }
          >
            {w.shortlistAll(format.count(isNew.length))}
          </Button>
        )}
      </div>
      {isChanging && <ChangeLead lead={lead} onClose={() => setChanging(false)} />}
    </li>
  )
}
