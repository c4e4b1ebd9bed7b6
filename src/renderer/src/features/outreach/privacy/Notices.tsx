import { useState } from 'react'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { DateField } from '../../../ui/DateField'
import { ErrorNote } from '../../../ui/ErrorNote'
import { FormDialog } from '../../../ui/FormDialog'
import { PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { TextField } from '../../../ui/TextField'
import { undoToast } from '../../../ui/undoToast'
import { todayIn } from '../shared/DueBadge'
import { BasisDialog } from './BasisDialog'
import { useChosen } from './useChosen'
import { whoColumns } from './whoColumns'
import { privacyWords } from './words'

const limit = 50

/** Who is to be told what is held about them, the most urgent first. */
export function Notices() {
  const w = useWords(privacyWords)
  const format = useFormat()
  const [asking, setAsking] = useState<'told' | 'basis' | null>(null)
  const notices = useApiQuery('privacy.notices', { limit }, { keepPrevious: true })
  const people = notices.data?.people ?? []
  const { chosen, has, toggle, all, isAll } = useChosen(people)
  const nobody = chosen.length === 0 ? w.nobodyChosen : null
  return (
    <Section
      title={w.notices}
      actions={
        people.length > 0 && (
          <>
            <Button disabledReason={nobody} onPress={() => setAsking('basis')}>
              {w.setBasis(chosen.length)}
            </Button>
            <Button disabledReason={nobody} onPress={() => setAsking('told')}>
              {w.noteTold(chosen.length)}
            </Button>
          </>
        )
      }
    >
      {notices.isError && <ErrorNote error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.data && (
        <p className="text-muted">
          {notices.data.due === 0 ? w.noNotices : w.noticesIntro(format.count(notices.data.due), notices.data.overdue)}
        </p>
      )}
      {people.length > 0 && (
        <>
          <Checkbox isSelected={isAll} isIndeterminate={!isAll && chosen.length > 0} onChange={all}>
            {w.selectAll}
          </Checkbox>
          <PlainTable
            caption={w.notices}
            rows={people}
            rowKey={({ creatorId }) => creatorId}
            isRowSelected={({ creatorId }) => has(creatorId)}
            columns={[
              ...whoColumns({ has, toggle, w }),
              { id: 'collected', header: w.collected, cell: (row) => format.date(row.collectedOn) },
              { id: 'first', header: w.firstContact, cell: (row) => format.date(row.firstContactOn) },
              {
                id: 'due',
                header: w.due,
                cell: (row) => (
                  <span className="flex flex-wrap items-center gap-x-2">
                    {format.date(row.dueOn)}
                    {row.isOverdue && <Badge tone="bad">{w.overdue}</Badge>}
                  </span>
                ),
              },
              {
                id: 'basis',
                header: w.withoutBasis,
                title: w.withoutBasisTitle,
                isNumber: true,
                cell: (row) => format.count(row.contactsWithoutBasis),
              },
            ]}
          />
          {(notices.data?.due ?? 0) > people.length && (
            <p className="text-meta text-muted">
              {w.shown(format.count(people.length), format.count(notices.data?.due))}
            </p>
          )}
        </>
      )}
      {asking === 'told' && <ToldDialog creatorIds={chosen} onClose={() => setAsking(null)} />}
      {asking === 'basis' && <BasisDialog creatorIds={chosen} onClose={() => setAsking(null)} />}
    </Section>
  )
}

export function ToldDialog({ creatorIds, onClose }: { creatorIds: readonly string[]; onClose: () => void }) {
  const w = useWords(privacyWords)
  const [on, setOn] = useState<string | null>(todayIn(useLocale((state) => state.timeZone)))
  const [how, setHow] = useState<string>(w.toldUsual)
  return (
    <FormDialog
      title={w.toldTitle(creatorIds.length)}
      submitLabel={w.noteTold(creatorIds.length)}
      onClose={onClose}
      onSubmit={() =>
        on === null || how.trim() === ''
          ? null
          : call('privacy.noteNotice', { creatorIds: [...creatorIds], on, how: how.trim() }).then(({ noted }) =>
              undoToast(w.toldDone(noted)),
            )
      }
    >
      <DateField label={w.toldOn} value={on} onChange={setOn} problem={on === null ? w.needed : undefined} />
      <TextField
        label={w.toldHow}
        value={how}
        onChange={setHow}
        maxLength={300}
        problem={how.trim() === '' ? w.needed : undefined}
      />
    </FormDialog>
  )
}
