import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import type { WorkflowRecord } from '../../../../../shared/contract/approvals'
import { presetIds } from '../../../../../shared/domain/approvals/workflow'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button, IconButton } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { MenuButton } from '../../../ui/Menu'
import { PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { startStep } from '../../../ui/saveStep'
import { WorkflowDialog } from './WorkflowDialog'
import { workflowsWords } from './words'
import { freeName, newDraft, type WorkflowDraft } from './workflowDraft'

type Open = { workflow: WorkflowRecord | null; draft: WorkflowDraft }

/** Which reviews content goes through, in which order, and how long each may take. */
export function WorkflowsPart() {
  const w = useWords(workflowsWords)
  const format = useFormat()
  const workflows = useApiQuery('approvals.workflows', {})
  const [open, setOpen] = useState<Open | null>(null)
  const names = (workflows.data ?? []).map(({ name }) => name)
  const way = ({ definition }: WorkflowRecord) =>
    [
      ...(definition.concept === 'none' ? [] : [w.conceptStep[definition.concept]]),
      ...definition.stages.map(({ state }) => w.stages[state]),
    ].join(' → ')
  const start = (name: string, draft: WorkflowDraft) =>
    setOpen({ workflow: null, draft: { ...draft, name: freeName(name, names) } })
  return (
    <Section
      title={w.title}
      actions={
        <MenuButton
          label={w.add}
          placement="bottom end"
          groups={[
            {
              title: w.fromPreset,
              items: presetIds.map((preset) => ({
                id: preset,
                label: w.presets[preset],
                onAction: () => start(w.presets[preset], newDraft(preset)),
              })),
            },
          ]}
          trigger={
            <Button size="small" icon={<Plus size={14} aria-hidden="true" />}>
              {w.add}
            </Button>
          }
        />
      }
    >
      <p className="max-w-[70ch] text-muted">{w.sentence}</p>
      {workflows.error && <ErrorNote error={workflows.error} onRetry={() => void workflows.refetch()} />}
      {workflows.data?.length === 0 && <p>{w.none}</p>}
      {workflows.data && workflows.data.length > 0 && (
        <div className="overflow-x-auto">
          <PlainTable
            caption={w.title}
            columns={[
              {
                id: 'name',
                header: w.name,
                cell: ({ name, isDefault }) => (
                  <span className="flex flex-wrap items-center gap-2 py-1 [overflow-wrap:anywhere]">
                    <span className="font-medium">{name}</span>
                    {isDefault && <Badge tone="accent">{w.isDefault}</Badge>}
                  </span>
                ),
              },
              { id: 'way', header: w.way, cell: (one) => <span className="text-muted">{way(one)}</span> },
              {
                id: 'campaigns',
                header: w.campaigns,
                title: w.campaignsTitle,
                isNumber: true,
                cell: ({ campaigns }) => format.count(campaigns),
              },
              {
                id: 'actions',
                header: w.actions,
                isHeaderHidden: true,
                width: '40px',
                cell: (one) => (
                  <MenuButton
                    label={w.actionsOf(one.name)}
                    placement="bottom end"
                    groups={[
                      {
                        label: w.actionsOf(one.name),
                        items: [
                          {
                            id: 'edit',
                            label: w.edit,
                            onAction: () => setOpen({ workflow: one, draft: { name: one.name, ...one.definition } }),
                          },
                          {
                            id: 'copy',
                            label: w.copy,
                            onAction: () => start(w.copyName(one.name), { name: one.name, ...one.definition }),
                          },
                          {
                            id: 'default',
                            label: w.makeDefault,
                            disabledReason: one.isDefault ? w.isDefaultAlready : null,
                            onAction: () =>
                              startStep(
                                'approvals.saveWorkflow',
                                { workflowId: one.id, name: one.name, isDefault: true },
                                w.madeDefault(one.name),
                              ),
                          },
                          {
                            id: 'remove',
                            label: w.remove,
                            isDanger: true,
                            disabledReason: one.isDefault
                              ? w.cannotRemoveDefault
                              : one.campaigns > 0
                                ? w.cannotRemoveUsed
                                : null,
                            onAction: () =>
                              startStep('approvals.removeWorkflow', { workflowId: one.id }, w.removed(one.name)),
                          },
                        ],
                      },
                    ]}
                    trigger={
                      <IconButton
                        size="small"
                        label={w.actionsOf(one.name)}
                        icon={<Ellipsis size={14} aria-hidden="true" />}
                      />
                    }
                  />
                ),
              },
            ]}
            rows={workflows.data}
            rowKey={({ id }) => id}
          />
        </div>
      )}
      {open && <WorkflowDialog workflow={open.workflow} start={open.draft} onClose={() => setOpen(null)} />}
    </Section>
  )
}
