import { X } from 'lucide-react'
import { type planRules, rosterStatuses } from '../../../../shared/contract/campaigns'
import { useFormat, useWords } from '../../lib/locale'
import { Button, IconButton } from '../../ui/Button'
import { MenuButton } from '../../ui/Menu'
import { campaignsWords } from './words'

type Status = (typeof rosterStatuses)[number]
type Rule = (typeof planRules)[number]

/** What can be done with the selected creators; floats over the table's lower edge while somebody is selected. */
export function RosterBar({
  count,
  rules,
  onStatus,
  onRule,
  onRemove,
  onClear,
}: {
  count: number
  rules: readonly Rule[]
  onStatus: (status: Status) => void
  onRule: (rule: Rule) => void
  onRemove: () => void
  onClear: () => void
}) {
  const w = useWords(campaignsWords)
  const format = useFormat()
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 bottom-12 z-10 flex justify-center">
      {count > 0 && (
        <div className="slide-up pointer-events-auto flex h-10 items-center gap-2 rounded-panel border border-line-strong/55 bg-raised ps-3 pe-2 shadow-pop">
          <span className="tabular font-medium">{w.selected(format.count(count))}</span>
          <MenuButton
            label={w.setStatus}
            placement="top start"
            groups={[
              {
                items: rosterStatuses.map((status) => ({
                  id: status,
                  label: w.statuses[status],
                  onAction: () => onStatus(status),
                })),
              },
            ]}
            trigger={<Button size="small">{w.setStatus}</Button>}
          />
          <MenuButton
            label={w.setRule}
            placement="top start"
            groups={[
              { items: rules.map((rule) => ({ id: rule, label: w.rules[rule], onAction: () => onRule(rule) })) },
            ]}
            trigger={<Button size="small">{w.setRule}</Button>}
          />
          <Button size="small" look="danger" onPress={onRemove}>
            {w.remove}
          </Button>
          <IconButton
            size="small"
            label={w.clearSelection}
            icon={<X size={14} aria-hidden="true" />}
            onPress={onClear}
          />
        </div>
      )}
    </div>
  )
}
