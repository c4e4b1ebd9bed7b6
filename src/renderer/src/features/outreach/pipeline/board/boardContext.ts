import { createContext, type RefObject } from 'react'
import type { OutreachCard, OutreachStage } from '../../../../../../shared/contract/outreach'
import type { Target, Warnings } from '../rules'

/** The kind under which a dragged card is known. */
export const cardType = 'callboard-card'

/** What columns and cards of one board share, beside the cards themselves. */
export interface BoardShare {
  warnings: Warnings
  /** cards say which campaign they are of */
  withCampaign: boolean
  /** read while something is dragged, sooner than the screen is drawn anew */
  dragged: RefObject<readonly string[]>
  isDragging: boolean
  targetFor: (stage: OutreachStage) => Target
  startDrag: (key: string) => void
  endDrag: () => void
  drop: (stage: OutreachStage) => void
  onMenu: (card: OutreachCard, at: { x: number; y: number }) => void
}

export const BoardContext = createContext<BoardShare | null>(null)
