import { useState } from 'react'
import { addDays } from '../../../../../shared/domain/businessDays'
import { useLocale, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { PopoverButton } from '../../../ui/Dialog'
import { todayIn } from '../shared/DueBadge'
import { queueWords } from './words'

export interface SnoozeButtonProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onSnooze: (until: string) => void
}

/** Puts a follow-up off by a few days, or to a day. */
export function SnoozeButton({ isOpen, onOpenChange, onSnooze }: SnoozeButtonProps) {
  const w = useWords(queueWords)
  const today = todayIn(useLocale((state) => state.timeZone))
  const [other, setOther] = useState<string | null>(null)
  const take = (until: string) => {
    onOpenChange(false)
    onSnooze(until)
  }
  return (
    <PopoverButton
      label={w.snooze}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="top end"
      trigger={<Button keys="h">{w.snooze}</Button>}
    >
      <div className="flex w-[200px] flex-col gap-1.5">
        {[
          [w.tomorrow, 1],
          [w.inThreeDays, 3],
          [w.nextWeek, 7],
        ].map(([label, days]) => (
          <Button key={label} look="quiet" className="justify-start" onPress={() => take(addDays(today, Number(days)))}>
            {label}
          </Button>
        ))}
        <DateField label={w.otherDay} value={other} onChange={setOther} />
        {other !== null && other > today && (
          <Button look="primary" onPress={() => take(other)}>
            {w.snooze}
          </Button>
        )}
      </div>
    </PopoverButton>
  )
}
