import { Ellipsis, Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { ClientRecord } from '../../../../shared/contract/campaigns'
import type { TierSchemeRecord, WorkspaceInfo } from '../../../../shared/contract/workspace'
import { useApiQuery } from '../../lib/api'
import { useFormat, useWords } from '../../lib/locale'
import { Badge } from '../../ui/Badge'
import { Button, IconButton } from '../../ui/Button'
import { MenuButton } from '../../ui/Menu'
import { PlainTable } from '../../ui/PlainTable'
import { Section } from '../../ui/Screen'
import { Select } from '../../ui/Select'
import { saveStep, startStep } from '../../ui/saveStep'
import { toastError } from '../../ui/undoToast'
import { TierClasses } from './TierClasses'
import { settingsWords } from './words'

const SchemeDialog = lazy(() => import('./SchemeDialog').then((module) => ({ default: module.SchemeDialog })))
const CopyDialog = lazy(() => import('./SchemeDialog').then((module) => ({ default: module.CopyDialog })))

const NO_CLIENTS: readonly ClientRecord[] = []
type Open = { kind: 'new' } | { kind: 'edit' | 'copy'; scheme: TierSchemeRecord }

/** Tier schemes of the workspace, which one is the default, and which clients have their own. */
export function TiersPart({ workspace }: { workspace: WorkspaceInfo }) {
  const w = useWords(settingsWords)
  const format = useFormat()
  const clients = useApiQuery('campaigns.clients', {}).data ?? NO_CLIENTS
  const [open, setOpen] = useState<Open | null>(null)
  const [lookedAt, setLookedAt] = useState<string | null>(null)
  const schemes = workspace.tierSchemes
  const standard = schemes.find(({ isDefault }) => isDefault)
  const shown = schemes.find(({ id }) => id === lookedAt) ?? standard
  const clientsOf = (id: string) => clients.filter(({ tierSchemeId }) => tierSchemeId === id)
  const close = () => setOpen(null)
  const makeDefault = ({ id, name }: TierSchemeRecord) =>
    startStep('workspace.update', { defaultTierSchemeId: id }, w.changedScheme(name))

  return (
    <Section
      title={w.tiers}
      actions={
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen({ kind: 'new' })}>
          {w.addScheme}
        </Button>
      }
    >
      <p className="max-w-[70ch] text-muted">{w.tiersSentence}</p>
      <div className="overflow-x-auto">
        <PlainTable
          caption={w.schemes}
          columns={[
            {
              id: 'scheme',
              header: w.scheme,
              cell: (scheme) => (
                <span className="flex flex-wrap items-center gap-2 py-1 [overflow-wrap:anywhere]">
                  <span className="font-medium">{scheme.name}</span>
                  {scheme.isDefault && <Badge tone="accent">{w.isDefault}</Badge>}
                </span>
              ),
            },
            {
              id: 'source',
              header: w.source,
              cell: ({ source }) => <span className="text-muted [overflow-wrap:anywhere]">{source}</span>,
            },
            {
              id: 'date',
              header: w.sourceDate,
              cell: ({ sourceDate }) => <span className="tabular whitespace-nowrap">{format.date(sourceDate)}</span>,
            },
            { id: 'tiers', header: w.tierCount, isNumber: true, cell: ({ tiers }) => format.count(tiers.length) },
            {
              id: 'used',
              header: w.usedBy,
              cell: ({ id }) => {
                const users = clientsOf(id)
                return users.length === 0 ? (
                  '–'
                ) : (
                  <span title={users.map(({ name }) => name).join(', ')}>{w.clientsOf(users.length)}</span>
                )
              },
            },
            {
              id: 'actions',
              header: w.actions,
              isHeaderHidden: true,
              width: '40px',
              cell: (scheme) => {
                const users = clientsOf(scheme.id)
                const used = users.length > 0 ? w.cannotRemoveUsed(users.map(({ name }) => name).join(', ')) : null
                return (
                  <MenuButton
                    label={w.actionsOf(scheme.name)}
                    placement="bottom end"
                    groups={[
                      {
                        label: w.actionsOf(scheme.name),
                        items: [
                          { id: 'edit', label: w.edit, onAction: () => setOpen({ kind: 'edit', scheme }) },
                          { id: 'copy', label: w.copyScheme, onAction: () => setOpen({ kind: 'copy', scheme }) },
                          {
                            id: 'default',
                            label: w.makeDefault,
                            disabledReason: scheme.isDefault ? w.isDefaultAlready : null,
                            onAction: () => makeDefault(scheme),
                          },
                          {
                            id: 'remove',
                            label: w.remove,
                            isDanger: true,
                            disabledReason: scheme.isDefault ? w.cannotRemoveDefault : used,
                            onAction: () =>
                              startStep('workspace.removeTierScheme', { id: scheme.id }, w.schemeRemoved(scheme.name)),
                          },
                        ],
                      },
                    ]}
                    trigger={
                      <IconButton
                        size="small"
                        label={w.actionsOf(scheme.name)}
                        icon={<Ellipsis size={14} aria-hidden="true" />}
                      />
                    }
                  />
                )
              },
            },
          ]}
          rows={schemes}
          rowKey={({ id }) => id}
        />
      </div>
      {shown && (
        <div className="flex flex-col gap-2 pt-2">
          <Select
            label={w.shownScheme}
            choices={schemes.map(({ id, name }) => ({ id, label: name }))}
            value={shown.id}
            onChange={setLookedAt}
            className="max-w-[420px]"
          />
          <TierClasses scheme={shown} />
        </div>
      )}
      <ClientSchemes clients={clients} schemes={schemes} standard={standard?.name ?? ''} />
      <Suspense>
        {open?.kind === 'new' && <SchemeDialog scheme={null} onSaved={setLookedAt} onClose={close} />}
        {open?.kind === 'edit' && <SchemeDialog scheme={open.scheme} onSaved={setLookedAt} onClose={close} />}
        {open?.kind === 'copy' && (
          <CopyDialog
            scheme={open.scheme}
            onCopied={(scheme) => {
              setLookedAt(scheme.id)
              setOpen({ kind: 'edit', scheme })
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </Section>
  )
}

const AS_WORKSPACE = 'workspace'

function ClientSchemes({
  clients,
  schemes,
  standard,
}: {
  clients: readonly ClientRecord[]
  schemes: readonly TierSchemeRecord[]
  standard: string
}) {
  const w = useWords(settingsWords)
  return (
    <Section title={w.clients} level={3} className="pt-2">
      {clients.length === 0 ? (
        <p className="text-muted">{w.noClients}</p>
      ) : (
        <PlainTable
          caption={w.clients}
          className="max-w-[560px]"
          columns={[
            { id: 'client', header: w.client, cell: ({ name }) => name },
            {
              id: 'scheme',
              header: w.scheme,
              width: '300px',
              cell: ({ id, name, tierSchemeId }) => (
                <Select
                  label={w.schemeOf(name)}
                  isLabelHidden
                  className="py-0.5"
                  choices={[
                    { id: AS_WORKSPACE, label: w.asWorkspace(standard) },
                    ...schemes.map((scheme) => ({ id: scheme.id, label: scheme.name })),
                  ]}
                  value={tierSchemeId ?? AS_WORKSPACE}
                  onChange={(chosen) => {
                    const next = chosen === AS_WORKSPACE ? null : chosen
                    if (next === tierSchemeId) return
                    const scheme = schemes.find((candidate) => candidate.id === next)?.name ?? standard
                    saveStep(
                      'campaigns.updateClient',
                      { clientId: id, tierSchemeId: next },
                      w.changedClient(name, scheme),
                    ).catch(toastError)
                  }}
                />
              ),
            },
          ]}
          rows={clients}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}
