import { useState } from 'react'
import { useFormat, useWords } from '../../../lib/locale'
import { DateField } from '../../../ui/DateField'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { saveStep } from '../../../ui/saveStep'
import { offersWords } from './words'

/** The days on which creators of the roster can post for the campaign. */
export function AvailabilityDialog({
  campaignId,
  entryIds,
  handle,
  found,
  onClose,
}: {
  campaignId: string
  entryIds: readonly string[]
  /** whose, where it is one */
  handle: string | null
  found: { from: string | null; until: string | null }
  onClose: () => void
}) {
  const w = useWords(offersWords)
  const format = useFormat()
  const [from, setFrom] = useState(found.from)
  const [until, setUntil] = useState(found.until)
  const isBackwards = from !== null && until !== null && until < from
  const count = format.count(entryIds.length)
  return (
    <FormDialog
      title={w.availabilityTitle(entryIds.length, count, handle)}
      submitLabel={w.saveAvailability}
      onClose={onClose}
      onSubmit={() =>
        isBackwards
          ? null
          : saveStep(
              'planner.setAvailability',
              { campaignId, entryIds: [...entryIds], from, until },
              w.availabilitySaved(entryIds.length, count),
            )
      }
    >
      <p className="text-muted">{w.availabilityExplain}</p>
      <FormRow>
        <DateField label={w.availableFrom} value={from} onChange={setFrom} />
        <DateField
          label={w.availableUntil}
          value={until}
          problem={isBackwards ? w.untilBeforeFrom : null}
          onChange={setUntil}
        />
      </FormRow>
    </FormDialog>
  )
}
