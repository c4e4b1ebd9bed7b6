import { useState } from 'react'
import type { OutputOf } from '../../../../../../shared/contract'
import type { OutreachCard } from '../../../../../../shared/contract/outreach'
import { call, useApiQuery } from '../../../../lib/api'
import { type Format, useFormat, useLocale, useWords } from '../../../../lib/locale'
import { navigate } from '../../../../lib/route'
import { Button } from '../../../../ui/Button'
import { DateField } from '../../../../ui/DateField'
import { Dialog } from '../../../../ui/Dialog'
import { ErrorNote } from '../../../../ui/ErrorNote'
import { FormDialog, FormRow } from '../../../../ui/FormDialog'
import { PlainTable } from '../../../../ui/PlainTable'
import { Select } from '../../../../ui/Select'
import { TextField } from '../../../../ui/TextField'
import { undoToast } from '../../../../ui/undoToast'
import { todayIn } from '../../shared/DueBadge'
import { sharedWords } from '../../shared/words'
import { RefusedList } from './RefusedList'
import { bulkWords } from './words'

type Dates = OutputOf<'outreach.previewStart'>['dates']

/** Starts a cadence for many: the dates, and whom the rules speak against, before anything happens. */
export function StartDialog({ cards, onClose }: { cards: readonly OutreachCard[]; onClose: () => void }) {
  const w = useWords(bulkWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const today = todayIn(useLocale((state) => state.timeZone))
  const cadences = useApiQuery('outreach.cadences', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [startOn, setStartOn] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const cadenceId = chosen ?? (cadences.data?.length === 1 ? (cadences.data[0]?.id ?? null) : null)
  const cadence = cadences.data?.find(({ id }) => id === cadenceId)
  const ids = cards.map(({ id }) => id)
  const preview = useApiQuery(
    'outreach.previewStart',
    { ids, cadenceId: cadenceId ?? '', startOn: startOn ?? today },
    { isEnabled: cadenceId !== null && startOn !== null, keepPrevious: true },
  )
  const title = w.startTitle(cards.length, format.count(cards.length))
  if (cadences.data?.length === 0)
    return (
      <Dialog
        title={title}
        isOpen
        size="small"
        onClose={onClose}
        footer={
          <>
            <Button onPress={onClose}>{w.cancel}</Button>
            <Button look="primary" onPress={() => navigate({ screen: 'outreach', part: 'templates' })}>
              {w.toTemplates}
            </Button>
          </>
        }
      >
        <p>{w.noCadence}</p>
      </Dialog>
    )
  const refused = preview.data?.refused ?? []
  const passable = refused.filter((one) => one.warnings.every(({ weight }) => weight !== 'stops')).length
  const given = reason.trim().length >= 3 ? reason.trim() : null
  const starts = (preview.data?.starts ?? 0) + (given ? passable : 0)
  const beyond = preview.data ? cards.length - preview.data.starts - refused.length : 0
  const isNobody = preview.data !== undefined && starts === 0
  return (
    <FormDialog
      title={title}
      size="medium"
      submitLabel={preview.data ? w.start(starts, format.count(starts)) : shared.go}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (!cadence || startOn === null || isNobody) return null
        return call('outreach.start', {
          ids,
          cadenceId: cadence.id,
          startOn,
          ...(given ? { overrideReason: given } : {}),
        }).then(({ started }) => void undoToast(w.started(cadence.name, started, format.count(started))))
      }}
    >
      <FormRow>
        <Select
          label={w.cadence}
          placeholder={w.chooseCadence}
          choices={(cadences.data ?? []).map(({ id, name }) => ({ id, label: name }))}
          value={cadenceId}
          onChange={setChosen}
          problem={isAsked && !cadence ? w.cadenceMissing : undefined}
        />
        <DateField
          label={w.startOn}
          value={startOn}
          onChange={setStartOn}
          problem={isAsked && startOn === null ? w.dayMissing : undefined}
        />
      </FormRow>
      {preview.isError && <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && cadence && (
        <>
          <PlainTable
            caption={w.dates}
            columns={dateColumns(w, shared, format, cadence.steps)}
            rows={preview.data.dates}
            rowKey={({ step }) => String(step)}
          />
          <p>
            {w.starts(preview.data.starts, format.count(preview.data.starts))}
            {passable > 0 && ` ${w.startsWithReason(passable, format.count(passable))}`}
            {beyond > 0 && ` ${w.neither(beyond, format.count(beyond))}`}
          </p>
          <p className="text-meta text-muted">{w.limit}</p>
          <RefusedList title={w.refused} refused={refused} />
          {passable > 0 && (
            <TextField
              label={w.reason}
              hint={shared.reasonHint}
              value={reason}
              onChange={setReason}
              lines={2}
              maxLength={500}
              problem={isAsked && isNobody ? shared.reasonNeeded : undefined}
            />
          )}
          {isAsked && isNobody && passable === 0 && <p role="alert">{w.nobody}</p>}
        </>
      )}
    </FormDialog>
  )
}

function dateColumns(
  w: ReturnType<typeof bulkWords>,
  shared: ReturnType<typeof sharedWords>,
  format: Format,
  steps: readonly { channel: Parameters<typeof shared.channel>[0] }[],
) {
  const channelOf = (step: number) => {
    const channel = steps[step]?.channel
    return channel ? ` · ${shared.channel(channel)}` : ''
  }
  return [
    { id: 'step', header: w.step, cell: ({ step }: Dates[number]) => `${step + 1}${channelOf(step)}` },
    {
      id: 'day',
      header: w.day,
      cell: ({ on, weekday }: Dates[number]) => `${weekdayName(weekday)} ${format.date(on)}`,
    },
    {
      id: 'moved',
      header: w.moved,
      cell: ({ movedBy }: Dates[number]) => (movedBy ? w.movedBy(movedBy === 'weekend' ? w.weekend : movedBy) : '–'),
    },
  ]
}

/** @param weekday of ISO, 1 is Monday */
function weekdayName(weekday: number): string {
  // The first of January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday))
  return new Intl.DateTimeFormat(useLocale.getState().locale, { weekday: 'short', timeZone: 'UTC' }).format(day)
}
