import { useState } from 'react'
import { addDays } from '../../../../../shared/domain/businessDays'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { ErrorNote } from '../../../ui/ErrorNote'
import { FormDialog } from '../../../ui/FormDialog'
import { NumberField } from '../../../ui/NumberField'
import { PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { TextField } from '../../../ui/TextField'
import { toastError, undoToast } from '../../../ui/undoToast'
import { todayIn } from '../shared/DueBadge'
import { useChosen } from './useChosen'
import { whoColumns } from './whoColumns'
import { privacyWords } from './words'

const limit = 50

/** Creators whose term of keeping has ended: keep with a reason, or erase. */
export function Retention() {
  const w = useWords(privacyWords)
  const format = useFormat()
  const [isKeeping, setKeeping] = useState(false)
  const review = useApiQuery('privacy.retention', { limit }, { keepPrevious: true })
  const people = review.data?.people ?? []
  const { chosen, has, toggle } = useChosen(people)
  const termDays = review.data?.termDays
  return (
    <Section
      title={w.retention}
      actions={
        people.length > 0 && (
          <Button disabledReason={chosen.length === 0 ? w.nobodyChosen : null} onPress={() => setKeeping(true)}>
            {w.keep(chosen.length)}
          </Button>
        )
      }
    >
      {review.isError && <ErrorNote error={review.error} onRetry={() => void review.refetch()} />}
      {termDays !== undefined && (
        <>
          <p className="text-muted">{people.length === 0 ? w.noRetention(termDays) : w.retentionIntro(termDays)}</p>
          <NumberField
            label={w.term}
            className="w-[180px]"
            value={termDays}
            min={30}
            max={3650}
            onChange={(days) => {
              if (days === null || days === termDays) return
              call('privacy.setRetention', { termDays: days }).then(() => undoToast(w.termDone), toastError)
            }}
          />
        </>
      )}
      {people.length > 0 && (
        <PlainTable
          caption={w.retention}
          rows={people}
          rowKey={({ creatorId }) => creatorId}
          isRowSelected={({ creatorId }) => has(creatorId)}
          columns={[
            ...whoColumns({ has, toggle, w }),
            { id: 'last', header: w.lastTouch, cell: (row) => format.date(row.lastTouchOn) },
            { id: 'ended', header: w.ended, cell: (row) => format.date(row.endedOn) },
            { id: 'kept', header: w.keptFor, cell: (row) => row.keepReason ?? '–' },
          ]}
        />
      )}
      {isKeeping && <KeepDialog creatorIds={chosen} onClose={() => setKeeping(false)} />}
    </Section>
  )
}

function KeepDialog({ creatorIds, onClose }: { creatorIds: readonly string[]; onClose: () => void }) {
  const w = useWords(privacyWords)
  const today = todayIn(useLocale((state) => state.timeZone))
  const [until, setUntil] = useState<string | null>(addDays(today, 365))
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isShort = reason.trim().length < 3
  return (
    <FormDialog
      title={w.keepTitle}
      submitLabel={w.keep(creatorIds.length)}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (until === null || isShort) return null
        return call('privacy.keep', { creatorIds: [...creatorIds], until, reason: reason.trim() }).then(({ kept }) =>
          undoToast(w.keepDone(kept)),
        )
      }}
    >
      <DateField
        label={w.keepUntil}
        value={until}
        onChange={setUntil}
        problem={isAsked && until === null ? w.needed : undefined}
      />
      <TextField
        label={w.reason}
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
        isRequired
        problem={isAsked && isShort ? w.needed : undefined}
      />
    </FormDialog>
  )
}
