import { approvalStates } from '../../../../../shared/domain/approvals/workflow'
import { useScreenState } from '../../../lib/screenState'
import { type ColumnId, columnIds } from './rules'

export const turns = ['creator', 'agency', 'brand'] as const
export type Turn = (typeof turns)[number]
export const laneKinds = ['none', 'creator', 'week'] as const
export type LaneKind = (typeof laneKinds)[number]

/** How the board is looked at: kept for the screen and for the campaigns' tab, each for itself. */
export interface BoardView {
  lanes: LaneKind
  campaignId: string | null
  client: string | null
  turn: Turn | null
  kind: string | null
  isOverdue: boolean
  isMine: boolean
  text: string
  /** columns beside the way, or at its end, that are unfolded */
  unfolded: readonly ColumnId[]
}

export const wholeBoard: BoardView = {
  lanes: 'none',
  campaignId: null,
  client: null,
  turn: null,
  kind: null,
  isOverdue: false,
  isMine: false,
  text: '',
  unfolded: [],
}

/** Folded until somebody asks: what is over, and what is beside the way. */
export const foldable: ReadonlySet<ColumnId> = new Set(approvalStates.slice(approvalStates.indexOf('closed')))

export function useBoardView(campaignId: string | null) {
  return useScreenState(campaignId ? 'approvals.campaign' : 'approvals.board', wholeBoard, isView)
}

/** The filters that are on, in the order in which they are shown. */
export function filtersOn(view: BoardView): (keyof BoardView)[] {
  const { campaignId, client, turn, kind, isOverdue, isMine, text } = view
  const on: [keyof BoardView, boolean][] = [
    ['text', text.trim() !== ''],
    ['isMine', isMine],
    ['campaignId', campaignId !== null],
    ['client', client !== null],
    ['turn', turn !== null],
    ['kind', kind !== null],
    ['isOverdue', isOverdue],
  ]
  return on.filter(([, isOn]) => isOn).map(([name]) => name)
}

function isView(value: unknown): value is BoardView {
  if (typeof value !== 'object' || value === null) return false
  const part = (name: keyof BoardView): unknown => (name in value ? Reflect.get(value, name) : undefined)
  const isText = (text: unknown) => text === null || typeof text === 'string'
  const isOneOf = (list: readonly string[], one: unknown) => list.some((known) => known === one)
  const unfolded = part('unfolded')
  return (
    isOneOf(laneKinds, part('lanes')) &&
    isText(part('campaignId')) &&
    isText(part('client')) &&
    (part('turn') === null || isOneOf(turns, part('turn'))) &&
    isText(part('kind')) &&
    typeof part('isOverdue') === 'boolean' &&
    typeof part('isMine') === 'boolean' &&
    typeof part('text') === 'string' &&
    Array.isArray(unfolded) &&
    unfolded.every((one) => isOneOf(columnIds, one))
  )
}
