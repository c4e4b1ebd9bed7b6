import { X } from 'lucide-react'
import { useState } from 'react'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { PlainTable } from '../../../ui/PlainTable'
import { TextField } from '../../../ui/TextField'
import { toastError, undoToast } from '../../../ui/undoToast'
import { todayIn } from '../shared/DueBadge'
import { templatesWords } from './words'

/** Public holidays of the chosen countries and the agency's own days off, this year. */
export function DaysOff() {
  const w = useWords(templatesWords)
  const format = useFormat()
  const year = Number(todayIn(useLocale((state) => state.timeZone)).slice(0, 4))
  const days = useApiQuery('outreach.daysOff', { year })
  const [day, setDay] = useState<string | null>(null)
  const [name, setName] = useState('')
  const run = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work()
      void undoToast(said)
    } catch (error) {
      toastError(error)
    }
  }
  const add = () => {
    if (!day || name.trim() === '') return
    void run(() => call('outreach.addDayOff', { day, name: name.trim() }), w.dayOffAdded(name.trim()))
    setDay(null)
    setName('')
  }
  return (
    <div className="flex flex-col gap-2">
      <PlainTable
        caption={w.daysOff(year)}
        rows={days.data ?? []}
        rowKey={(row) => `${row.day} ${row.name} ${row.country ?? ''}`}
        columns={[
          { id: 'day', header: w.day, width: '120px', cell: (row) => format.date(row.day) },
          { id: 'what', header: w.what, cell: (row) => row.name },
          { id: 'where', header: w.where, width: '60px', cell: (row) => row.country ?? w.own },
          {
            id: 'remove',
            header: w.removeCadence,
            isHeaderHidden: true,
            width: '36px',
            cell: ({ id, name: what }) =>
              id && (
                <IconButton
                  label={w.removeDayOff(what)}
                  icon={<X size={14} aria-hidden="true" />}
                  onPress={() => void run(() => call('outreach.removeDayOff', { id }), w.dayOffRemoved)}
                />
              ),
          },
        ]}
      />
      <div className="flex flex-wrap items-end gap-2">
        <DateField label={w.dayOff} value={day} onChange={setDay} className="w-[150px]" />
        <TextField label={w.dayOffName} value={name} onChange={setName} maxLength={300} className="w-[180px]" />
        <Button disabledReason={day && name.trim() ? null : w.nameNeeded} onPress={add}>
          {w.addDayOff}
        </Button>
      </div>
    </div>
  )
}
