import { Ellipsis } from 'lucide-react'
import type { DeliverableRecord } from '../../../../../shared/contract/campaigns'
import { useFormat, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { Badge, type Tone } from '../../../ui/Badge'
import { IconButton } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { MenuButton } from '../../../ui/Menu'
import { PlainTable } from '../../../ui/PlainTable'
import { RouteLink } from '../../../ui/RouteLink'
import { type DeliverableSort, deliverableSorts } from './deliverableView'
import { stateName } from './stateName'
import { deliverablesWords } from './words'

const TONES: Readonly<Record<string, Tone>> = {
  approved: 'ok',
  scheduled: 'ok',
  live: 'ok',
  live_verified: 'ok',
  closed: 'ok',
  changes_requested: 'warn',
  on_hold: 'warn',
  withdrawn: 'warn',
  expired: 'bad',
}

export function DeliverableTable({
  caption,
  rows,
  chosen,
  onChoose,
  sort,
  onSort,
  onEdit,
  onBrief,
  onRemove,
}: {
  caption: string
  rows: readonly DeliverableRecord[]
  chosen: ReadonlySet<string>
  onChoose: (id: string, isOn: boolean) => void
  sort: DeliverableSort
  onSort: (sort: DeliverableSort) => void
  onEdit: (one: DeliverableRecord) => void
  onBrief: (one: DeliverableRecord) => void
  onRemove: (one: DeliverableRecord) => void
}) {
  const w = useWords(deliverablesWords)
  const format = useFormat()
  const kinds: Readonly<Record<string, string>> = w.kinds
  const called = (one: DeliverableRecord) => w.called(one.title, one.handle)
  return (
    <div className="overflow-x-auto">
      <PlainTable
        caption={caption}
        rows={rows}
        rowKey={({ id }) => id}
        isRowSelected={({ id }) => chosen.has(id)}
        sort={sort}
        onSort={(id, isDescending) => {
          const known = deliverableSorts.find((one) => one === id)
          if (known) onSort({ id: known, isDescending })
        }}
        columns={[
          {
            id: 'chosen',
            header: w.select,
            isHeaderHidden: true,
            width: '32px',
            cell: (one) => (
              <Checkbox
                label={w.selectOne(called(one))}
                isSelected={chosen.has(one.id)}
                onChange={(isOn) => onChoose(one.id, isOn)}
              />
            ),
          },
          {
            id: 'handle',
            header: w.creator,
            isSortable: true,
            cell: (one) => (
              <RouteLink screen="creators" recordId={one.accountId} className="whitespace-nowrap font-medium">
                @{one.handle}
              </RouteLink>
            ),
          },
          {
            id: 'title',
            header: w.title,
            isSortable: true,
            width: '38%',
            cell: (one) => (
              <RouteLink screen="approvals" recordId={one.id} className="[overflow-wrap:anywhere]">
                {one.title}
              </RouteLink>
            ),
          },
          { id: 'kind', header: w.kind, cell: ({ kind }) => kinds[kind] ?? kind },
          {
            id: 'state',
            header: w.state,
            isSortable: true,
            cell: ({ state }) => (
              <Badge tone={state === null ? 'plain' : (TONES[state] ?? 'accent')}>{stateName(state, w)}</Badge>
            ),
          },
          {
            id: 'due',
            header: w.due,
            isSortable: true,
            cell: ({ dueOn }) => <span className="tabular whitespace-nowrap">{format.date(dueOn)}</span>,
          },
          {
            id: 'actions',
            header: w.actions,
            isHeaderHidden: true,
            width: '40px',
            cell: (one) => (
              <MenuButton
                label={w.actionsOf(called(one))}
                placement="bottom end"
                groups={[
                  {
                    label: w.actionsOf(called(one)),
                    items: [
                      {
                        id: 'open',
                        label: w.open,
                        onAction: () => navigate({ screen: 'approvals', recordId: one.id }),
                      },
                      { id: 'edit', label: w.edit, onAction: () => onEdit(one) },
                      { id: 'brief', label: w.briefOf(one.handle), onAction: () => onBrief(one) },
                      {
                        id: 'remove',
                        label: w.remove,
                        isDanger: true,
                        disabledReason: one.state === null ? null : w.oneOpened,
                        onAction: () => onRemove(one),
                      },
                    ],
                  },
                ]}
                trigger={
                  <IconButton
                    size="small"
                    label={w.actionsOf(called(one))}
                    icon={<Ellipsis size={14} aria-hidden="true" />}
                  />
                }
              />
            ),
          },
        ]}
      />
    </div>
  )
}
