import { Ellipsis } from 'lucide-react'
import { memo } from 'react'
import { runCommand } from '../../lib/commands'
import { useFormat, useWords } from '../../lib/locale'
import { Button, IconButton } from '../../ui/Button'
import { MenuButton } from '../../ui/Menu'
import { plannerWords } from './words'

/** What is done with the plan: proposed to the campaign, kept, exported; and what belongs to its roster. */
export const PlanActions = memo(function PlanActions({
  creators,
  whyNot,
  onPropose,
  onExport,
  onDialog,
}: {
  creators: number
  /** why it cannot be proposed now */
  whyNot: string | null
  onPropose: () => void
  onExport: () => void
  onDialog: (dialog: 'overlaps' | 'packages') => void
}) {
  const w = useWords(plannerWords)
  const format = useFormat()
  return (
    <>
      <MenuButton
        label={w.more}
        placement="bottom end"
        groups={() => [
          {
            label: w.more,
            items: [
              { id: 'keep', label: w.keep, disabledReason: whyNot, onAction: () => void runCommand('planner.keep') },
              { id: 'export', label: w.exportPlan, onAction: onExport },
            ],
          },
          {
            label: w.more,
            items: [
              { id: 'overlaps', label: w.overlaps, onAction: () => onDialog('overlaps') },
              { id: 'packages', label: w.packages, onAction: () => onDialog('packages') },
            ],
          },
        ]}
        trigger={<IconButton label={w.more} icon={<Ellipsis size={16} aria-hidden="true" />} />}
      />
      <Button look="primary" disabledReason={whyNot} onPress={onPropose}>
        {creators > 0 ? w.proposeCount(creators, format.count(creators)) : w.propose}
      </Button>
    </>
  )
})
