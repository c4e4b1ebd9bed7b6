import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { PopoverButton } from '../../../ui/Dialog'
import { RouteLink } from '../../../ui/RouteLink'
import { startStep } from '../../../ui/saveStep'
import { EditAgent, LinkAgent } from './AgentDialogs'
import { Nothing, Part, useRowFocus } from './Part'
import { RowMenu } from './RowMenu'
import { profileWords } from './words'

type LinkedAgent = CreatorProfile['agents'][number]

/** Who acts for the person, and for whom else. */
export function Agents({ profile }: { profile: CreatorProfile }) {
  const w = useWords(profileWords)
  const [open, setOpen] = useState<LinkedAgent | 'link' | null>(null)
  const list = useRowFocus(profile.agents.length)
  return (
    <Part
      id="agents"
      title={w.agents}
      actions={
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen('link')}>
          {w.linkAgent}
        </Button>
      }
    >
      {profile.agents.length === 0 && <Nothing>{w.noAgents}</Nothing>}
      <div ref={list}>
        <ul className="flex flex-col gap-2">
          {profile.agents.map((agent) => (
            <li key={agent.linkId} data-row className="flex items-start gap-2">
              <div className="flex min-w-0 flex-1 flex-col [overflow-wrap:anywhere]">
                <span>
                  <span className="font-medium">{agent.name}</span>
                  {agent.company && <span className="text-muted">, {agent.company}</span>}
                </span>
                {[agent.email, agent.phone].map(
                  (line) =>
                    line && (
                      <span key={line} className="select-text text-meta">
                        {line}
                      </span>
                    ),
                )}
                {agent.note && <span className="text-meta">{agent.note}</span>}
                {agent.notes && <span className="text-meta text-muted">{agent.notes}</span>}
                {agent.creators > 1 && <OtherCreators agent={agent} ownId={profile.creatorId} />}
              </div>
              <RowMenu
                label={w.actionsOf(agent.name)}
                items={[
                  { id: 'edit', label: w.edit, onAction: () => setOpen(agent) },
                  {
                    id: 'unlink',
                    label: w.unlinkAgent,
                    isDanger: true,
                    onAction: () =>
                      startStep('creators.unlinkAgent', { linkId: agent.linkId }, w.agentUnlinked(agent.name)),
                  },
                ]}
              />
            </li>
          ))}
        </ul>
      </div>
      {open === 'link' && <LinkAgent profile={profile} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'link' && <EditAgent agent={open} onClose={() => setOpen(null)} />}
    </Part>
  )
}

function OtherCreators({ agent, ownId }: { agent: LinkedAgent; ownId: string }) {
  const w = useWords(profileWords)
  return (
    <PopoverButton
      label={w.creatorsOf(agent.name)}
      trigger={
        <Button size="small" look="quiet" className="-ms-2 w-fit underline">
          {w.actsFor(agent.creators)}
        </Button>
      }
    >
      <OtherList agentId={agent.id} ownId={ownId} />
    </PopoverButton>
  )
}

/** As many as a glance takes; the list screen filters by agent. */
const MOST = 20

function OtherList({ agentId, ownId }: { agentId: string; ownId: string }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const list = useApiQuery('creators.list', {
    filter: { where: [{ op: 'hasAny', field: 'agents', values: [agentId] }] },
    sort: 'followers',
    descending: true,
  })
  const ids = list.data?.ids.slice(0, MOST)
  const rows = useApiQuery('creators.rows', { ids: ids ?? new Uint32Array() }, { isEnabled: ids !== undefined })
  const others = (rows.data ?? []).filter((row) => row !== null && row.creatorId !== ownId)
  const more = (list.data?.ids.length ?? 0) - MOST
  return (
    <ul className="flex min-w-40 flex-col">
      {rows.isPending && <li className="text-muted">{w.reading}</li>}
      {others.map(
        (row) =>
          row && (
            <li key={row.accountId} className="flex items-baseline gap-3">
              <RouteLink
                screen="creators"
                recordId={row.accountId}
                part="profile"
                className="min-w-0 flex-1 truncate text-accent"
              >
                @{row.handle}
              </RouteLink>
              <span className="tabular text-meta text-muted">{format.compact(row.followers)}</span>
            </li>
          ),
      )}
      {more > 0 && <li className="text-meta text-muted">{w.andMore(format.count(more))}</li>}
    </ul>
  )
}
