import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { PlanCandidate } from '../../../../../shared/contract/planner'
import type { OverlapRecord } from '../../../../../shared/contract/plannerReach'
import { type OverlapBasis, overlapBases } from '../../../../../shared/domain/reach/overlap'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { today } from '../../../lib/today'
import { Button, IconButton } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { NumberField } from '../../../ui/NumberField'
import { PlainTable } from '../../../ui/PlainTable'
import { ComboBox, Select } from '../../../ui/Select'
import { saveStep, startStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { reachWords } from './words'

/** Overlaps that are known of the campaign's creators: noted, corrected by noting again, forgotten. */
export function OverlapsDialog({
  campaignId,
  candidates,
  first,
  onClose,
}: {
  campaignId: string
  candidates: readonly PlanCandidate[]
  /** entries that stand first in the lists: the roster as planned */
  first: readonly string[]
  onClose: () => void
}) {
  const w = useWords(reachWords)
  const format = useFormat()
  const found = useApiQuery('planner.overlaps', { campaignId })
  const [one, setOne] = useState<string | null>(null)
  const [other, setOther] = useState<string | null>(null)
  const [figure, setFigure] = useState<number | null>(null)
  const [basis, setBasis] = useState<OverlapBasis>('ofSmaller')
  const [source, setSource] = useState('')
  const [measuredOn, setMeasuredOn] = useState<string | null>(today())
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const choices = useMemo(() => {
    const rank = new Map(first.map((entryId, index) => [entryId, index]))
    return [...candidates]
      .sort((a, b) => (rank.get(a.entryId) ?? first.length) - (rank.get(b.entryId) ?? first.length))
      .map(({ accountId, handle, displayName }) => ({
        id: accountId,
        label: `@${handle}`,
        hint: displayName ?? undefined,
      }))
  }, [candidates, first])
  const isShare = basis !== 'persons'
  const handleOf = (accountId: string) => candidates.find((one) => one.accountId === accountId)?.handle ?? ''
  const shown = (record: OverlapRecord) =>
    record.basis === 'persons'
      ? `${format.count(Math.round(record.figure))} ${w.bases.persons}`
      : `${format.percent(record.figure, 2)} ${w.bases[record.basis]}`

  function note(): void {
    setTried(true)
    if (one === null || other === null || one === other || figure === null || source.trim() === '' || !measuredOn)
      return
    setFailure(null)
    saveStep(
      'planner.setOverlap',
      { accountA: one, accountB: other, figure, basis, source: source.trim(), measuredOn },
      w.noted(handleOf(one), handleOf(other)),
    ).then(
      () => {
        setOther(null)
        setFigure(null)
        setTried(false)
      },
      (error: unknown) => setFailure(error),
    )
  }
  const pairProblem = isTried && (one === null || other === null || one === other) ? w.pickTwo : null
  return (
    <Dialog
      title={w.overlapsTitle}
      size="large"
      isOpen
      onClose={onClose}
      footer={<Button onPress={onClose}>{w.close}</Button>}
    >
      <div className="flex flex-col gap-4">
        <p className="text-muted">{w.overlapsExplain}</p>
        <form
          noValidate
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            note()
          }}
        >
          {failure !== null && <ErrorNote error={failure} />}
          <div className="grid grid-cols-2 items-start gap-3">
            <ComboBox label={w.one} choices={choices} value={one} onChange={setOne} problem={pairProblem} />
            <ComboBox label={w.other} choices={choices} value={other} onChange={setOther} />
          </div>
          <div className="grid grid-cols-2 items-start gap-3 min-[760px]:grid-cols-[112px_1fr_1fr_148px_auto]">
            <NumberField
              label={w.figure}
              value={figure}
              min={0}
              {...(isShare ? { max: 1, step: 0.001 } : { step: 1 })}
              formatOptions={isShare ? { style: 'percent', maximumFractionDigits: 2 } : {}}
              hasSteppers={false}
              problem={isTried && figure === null ? w.figureMissing : null}
              onChange={setFigure}
            />
            <Select
              label={w.basis}
              choices={overlapBases.map((id) => ({ id, label: w.bases[id] }))}
              value={basis}
              onChange={(next) => {
                if ((next === 'persons') === isShare) setFigure(null)
                setBasis(next)
              }}
            />
            <TextField
              label={w.source}
              value={source}
              maxLength={500}
              placeholder={w.sourcePlaceholder}
              problem={isTried && source.trim() === '' ? w.sourceMissing : null}
              onChange={setSource}
            />
            <DateField label={w.measuredOn} value={measuredOn} onChange={setMeasuredOn} />
            <Button className="mt-5" onPress={note}>
              {w.add}
            </Button>
          </div>
        </form>
        {found.isError && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && (
          <PlainTable
            caption={w.overlapsTitle}
            rows={found.data}
            rowKey={({ id }) => id}
            empty={w.none}
            columns={[
              { id: 'pair', header: w.pair, cell: ({ handleA, handleB }) => `@${handleA} · @${handleB}` },
              { id: 'figure', header: w.figure, cell: shown },
              {
                id: 'source',
                header: w.source,
                cell: (record) => (
                  <span className="text-muted [overflow-wrap:anywhere]">
                    {record.source}, {format.date(record.measuredOn)}
                  </span>
                ),
              },
              {
                id: 'remove',
                header: w.removeHeader,
                isHeaderHidden: true,
                width: '36px',
                cell: ({ id, handleA, handleB }) => (
                  <IconButton
                    label={w.remove(handleA, handleB)}
                    icon={<X size={14} aria-hidden="true" />}
                    onPress={() =>
                      startStep('planner.removeOverlaps', { overlapIds: [id] }, w.removed(handleA, handleB))
                    }
                  />
                ),
              },
            ]}
          />
        )}
      </div>
    </Dialog>
  )
}
