import { UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CampaignRecord, DeliverableRecord } from '../../../../../shared/contract/campaigns'
import { approvalStates } from '../../../../../shared/domain/approvals/workflow'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { JobBar } from '../../../ui/Progress'
import { Section } from '../../../ui/Screen'
import { Select } from '../../../ui/Select'
import { startStep } from '../../../ui/saveStep'
import { SearchBox } from '../../../ui/TextField'
import { useBriefExport } from '../brief/useBriefExport'
import { briefWords } from '../brief/words'
import { DeliverableTable } from './DeliverableTable'
import { anyState, type DeliverableSort, deliverableView, statesIn, unsent } from './deliverableView'
import { EditDeliverable } from './EditDeliverable'
import { SendDialog } from './SendDialog'
import { stateName } from './stateName'
import { deliverablesWords } from './words'

const NO_FILTER = { text: '', state: anyState }
const NOTHING: ReadonlySet<string> = new Set()
const SHOWN_AT_ONCE = 200

/** Everything that is owed, by creator; what is chosen is sent or removed together. */
export function DeliverableList({
  campaign,
  deliverables,
  hasPackages,
  noRoster,
  onGive,
}: {
  campaign: CampaignRecord
  deliverables: readonly DeliverableRecord[]
  hasPackages: boolean
  noRoster: string | null
  onGive: () => void
}) {
  const w = useWords(deliverablesWords)
  const briefW = useWords(briefWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const [filter, setFilter] = useState(NO_FILTER)
  const [sort, setSort] = useState<DeliverableSort>({ id: 'handle', isDescending: false })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING)
  const [pages, setPages] = useState(1)
  const [open, setOpen] = useState<{ kind: 'send' } | { kind: 'edit'; one: DeliverableRecord } | null>(null)
  const matching = useMemo(
    () => deliverableView(deliverables, filter, sort, locale),
    [deliverables, filter, sort, locale],
  )
  const shown = matching.slice(0, pages * SHOWN_AT_ONCE)
  // What was removed or filtered out meanwhile is not acted upon.
  const selected = matching.filter(({ id }) => chosen.has(id))
  const toSend = selected.filter(({ state }) => state === null)
  const noneChosen = selected.length === 0 ? w.noneChosen : null
  const close = () => setOpen(null)
  const brief = useBriefExport()

  function remove(gone: readonly DeliverableRecord[]): void {
    startStep(
      'campaigns.removeDeliverables',
      { deliverableIds: gone.map(({ id }) => id) },
      w.removed(gone.length, format.count(gone.length), gone[0]?.title ?? ''),
    )
  }
  return (
    <Section
      title={w.deliverables}
      actions={
        <Button
          look={deliverables.length === 0 && hasPackages ? 'primary' : 'secondary'}
          icon={<UserPlus size={14} aria-hidden="true" />}
          disabledReason={hasPackages ? noRoster : w.packageFirst}
          onPress={onGive}
        >
          {w.giveTo}
        </Button>
      }
    >
      {deliverables.length === 0 ? (
        <p className="max-w-[60ch] text-muted">{hasPackages ? w.noneGiven : w.noneAtAll}</p>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <SearchBox
              label={w.filter}
              value={filter.text}
              onChange={(text) => setFilter((old) => ({ ...old, text }))}
              className="w-56"
            />
            <Select
              label={w.stateShown}
              isLabelHidden
              className="w-44"
              choices={[anyState, ...statesIn(deliverables, approvalStates)].map((id) => ({
                id,
                label: id === anyState ? w.anyState : stateName(id === unsent ? null : id, w),
              }))}
              value={filter.state}
              onChange={(state) => setFilter((old) => ({ ...old, state }))}
            />
            <Checkbox
              isSelected={selected.length > 0 && selected.length === matching.length}
              isIndeterminate={selected.length > 0 && selected.length < matching.length}
              onChange={(isOn) => setChosen(new Set(isOn ? matching.map(({ id }) => id) : []))}
            >
              {selected.length === 0
                ? w.selectAll(format.count(matching.length))
                : w.selected(format.count(selected.length), format.count(matching.length))}
            </Checkbox>
            <span className="flex-1" />
            <Button
              disabledReason={noneChosen ?? (selected.some(({ state }) => state !== null) ? w.someOpened : null)}
              onPress={() => remove(selected)}
            >
              {w.remove}
            </Button>
            <Button
              look="primary"
              disabledReason={noneChosen ?? (toSend.length === 0 ? w.allOpened : null)}
              onPress={() => setOpen({ kind: 'send' })}
            >
              {w.send}
            </Button>
          </div>
          <div role="status" className="empty:hidden">
            {brief.job.isRunning && (
              <JobBar job={brief.job.progress} label={briefW.writing} className="max-w-[420px]" />
            )}
          </div>
          {brief.job.error && <ErrorNote error={brief.job.error} />}
          {matching.length === 0 ? (
            <EmptyState sentence={w.noMatch}>
              <Button onPress={() => setFilter(NO_FILTER)}>{w.clearFilter}</Button>
            </EmptyState>
          ) : (
            <DeliverableTable
              caption={w.deliverablesOf(campaign.name)}
              rows={shown}
              chosen={chosen}
              onChoose={(id, isOn) =>
                setChosen((old) => {
                  const next = new Set(old)
                  if (isOn) next.add(id)
                  else next.delete(id)
                  return next
                })
              }
              sort={sort}
              onSort={setSort}
              onEdit={(one) => setOpen({ kind: 'edit', one })}
              onBrief={({ accountId }) => void brief.write({ campaignId: campaign.id, accountId })}
              onRemove={(one) => remove([one])}
            />
          )}
          {matching.length > shown.length && (
            <div>
              <Button onPress={() => setPages(pages + 1)}>
                {w.showMore(format.count(Math.min(SHOWN_AT_ONCE, matching.length - shown.length)))}
              </Button>
            </div>
          )}
        </>
      )}
      {open?.kind === 'send' && (
        <SendDialog campaignId={campaign.id} chosen={toSend} onSent={() => setChosen(NOTHING)} onClose={close} />
      )}
      {open?.kind === 'edit' && <EditDeliverable one={open.one} onClose={close} />}
    </Section>
  )
}
