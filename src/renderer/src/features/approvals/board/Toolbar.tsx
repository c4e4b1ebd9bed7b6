import { ListFilter } from 'lucide-react'
import type { Ref } from 'react'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { deliverableKinds } from '../../../../../shared/contract/campaignHub'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { CampaignFilter } from '../../../ui/CampaignFilter'
import { Chips } from '../../../ui/Chip'
import { MenuButton } from '../../../ui/Menu'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { SearchBox } from '../../../ui/TextField'
import { type BoardView, filtersOn, laneKinds, turns, wholeBoard } from './boardView'
import { countsOf } from './filter'
import { boardWords } from './words'

const all = 'all'

export interface ToolbarProps {
  /** a fixed campaign is not chosen here */
  campaignId: string | null
  view: BoardView
  onChange: (part: Partial<BoardView>) => void
  onClear: () => void
  /** all of them, for the choices */
  cards: readonly ApprovalCard[]
  /** those that pass the filters, for the counts */
  shown: readonly ApprovalCard[]
  today: string
  chips: readonly { id: string; label: string }[]
  searchRef: Ref<HTMLInputElement>
}

/** Which deliverables the board shows, in which lanes, and how many of them are late. */
export function Toolbar(props: ToolbarProps) {
  const { campaignId, view, onChange, onClear, cards, shown, today, chips, searchRef } = props
  const w = useWords(boardWords)
  const clients = [...new Set(cards.map(({ client }) => client))].sort((a, b) => a.localeCompare(b))
  const kinds = deliverableKinds.filter((kind) => cards.some((card) => card.kind === kind) || view.kind === kind)
  const isOn = filtersOn(view).length > 0
  return (
    <div className="flex shrink-0 flex-col gap-1.5 px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label={w.find}
          placeholder={w.findHint}
          value={view.text}
          onChange={(text) => onChange({ text })}
          inputRef={searchRef}
          className="w-44"
        />
        {campaignId === null && (
          <>
            <CampaignFilter
              label={w.campaign}
              allLabel={w.allCampaigns}
              className="w-44"
              value={view.campaignId}
              onChange={(id) => onChange({ campaignId: id })}
            />
            <Select
              label={w.client}
              isLabelHidden
              className="w-36"
              choices={[{ id: all, label: w.allClients }, ...clients.map((name) => ({ id: `c ${name}`, label: name }))]}
              value={view.client === null ? all : `c ${view.client}`}
              onChange={(id) => onChange({ client: id === all ? null : id.slice(2) })}
            />
          </>
        )}
        <Segmented
          label={w.whose}
          choices={[
            { id: all, label: w.everything },
            { id: 'mine', label: w.mine },
          ]}
          value={view.isMine ? 'mine' : all}
          onChange={(id) => onChange({ isMine: id === 'mine' })}
        />
        <MenuButton
          label={w.filters}
          trigger={<Button icon={<ListFilter size={14} aria-hidden="true" />}>{w.filters}</Button>}
          groups={[
            {
              title: w.dateFilter,
              items: [
                {
                  id: 'overdue',
                  label: w.overdueOnly,
                  isChecked: view.isOverdue,
                  onAction: () => onChange({ isOverdue: !view.isOverdue }),
                },
              ],
            },
            {
              title: w.turnFilter,
              items: turns.map((turn) => ({
                id: `turn ${turn}`,
                label: w.turn(turn),
                isChecked: view.turn === turn,
                onAction: () => onChange({ turn: view.turn === turn ? null : turn }),
              })),
            },
            {
              title: w.kindFilter,
              items: kinds.map((kind) => ({
                id: `kind ${kind}`,
                label: w.kind(kind),
                isChecked: view.kind === kind,
                onAction: () => onChange({ kind: view.kind === kind ? null : kind }),
              })),
            },
          ]}
        />
        <span className="flex-1" />
        <Segmented
          label={w.lanes}
          choices={laneKinds.map((id) => ({ id, label: w.laneKind[id] }))}
          value={view.lanes}
          onChange={(lanes) => onChange({ lanes })}
        />
      </div>
      <div className="flex min-h-6 flex-wrap items-center gap-2">
        <Counts cards={shown} today={today} />
        <Chips label={w.chipsLabel} chips={chips} onRemove={(id) => onChange({ [id]: Reflect.get(wholeBoard, id) })} />
        {isOn && (
          <Button size="small" look="quiet" onPress={onClear}>
            {w.clearFilters}
          </Button>
        )}
      </div>
    </div>
  )
}

function Counts({ cards, today }: { cards: readonly ApprovalCard[]; today: string }) {
  const w = useWords(boardWords)
  const format = useFormat()
  const counts = countsOf(cards, today)
  return (
    <p role="status" className="tabular text-muted">
      {w.deliverables(counts.all, format.count(counts.all))}
      {' · '}
      {w.inWork(format.count(counts.inWork))}
      {counts.dueToday > 0 && (
        <>
          {' · '}
          <span className="text-warn">{w.dueToday(format.count(counts.dueToday))}</span>
        </>
      )}
      {counts.overdue > 0 && (
        <>
          {' · '}
          <span className="text-bad">{w.overdue(format.count(counts.overdue))}</span>
        </>
      )}
    </p>
  )
}
