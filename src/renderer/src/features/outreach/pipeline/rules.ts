import type { OutputOf } from '../../../../../shared/contract'
import type { ContactWarning, OutreachCard, OutreachStage } from '../../../../../shared/contract/outreach'
import { writtenStages } from '../../../../../shared/domain/outreachStages'
import type { Refused } from '../shared/ReasonDialog'

/** What speaks against writing, by card; cards without any are left out. */
export type Warnings = ReadonlyMap<string, readonly ContactWarning[]>
type Listed = OutputOf<'outreach.list'>

/** What a stage says to cards that would come to it, before they do. */
export interface Target {
  /** `same`: all are there already; `stops`: nobody may come; `asks`: some only with a reason, or not at all */
  kind: 'same' | 'free' | 'asks' | 'stops'
  refused: readonly Refused[]
}

/** Only coming to a stage that a message leads to is writing; what is a note stops nobody. */
export function targetOf(cards: readonly OutreachCard[], to: OutreachStage, warnings: Warnings): Target {
  const moving = cards.filter((card) => card.stage !== to)
  if (moving.length === 0) return { kind: 'same', refused: [] }
  const refused = moving.flatMap(({ id, handle, stage }): Refused[] => {
    if (!writtenStages.has(to) || writtenStages.has(stage)) return []
    const grave = (warnings.get(id) ?? []).filter(({ weight }) => weight !== 'note')
    return grave.length > 0 ? [{ id, handle, warnings: grave }] : []
  })
  const stopped = refused.filter((one) => one.warnings.some(({ weight }) => weight === 'stops'))
  if (stopped.length === moving.length) return { kind: 'stops', refused }
  return { kind: refused.length > 0 ? 'asks' : 'free', refused }
}

/** The first sentence of the rules, which stands for the others in a small place. */
export function firstSentence({ refused }: Target): string {
  const gravest = refused.find(({ warnings }) => warnings.some(({ weight }) => weight === 'stops')) ?? refused[0]
  return gravest?.warnings[0]?.sentence ?? ''
}

/** The pipeline as it will be when the engine agrees; counts follow. */
export function withMoved(list: Listed, ids: ReadonlySet<string>, to: OutreachStage, now: string): Listed {
  const counts = { ...list.counts }
  const cards = list.cards.map((card) => {
    if (!ids.has(card.id) || card.stage === to) return card
    counts[card.stage] -= 1
    counts[to] += 1
    return { ...card, stage: to, stageSince: now, stageReason: null }
  })
  return { ...list, cards, counts }
}

/** The stage beside a stage on the way; null at its ends and beside the way. */
export function stageBeside(stage: OutreachStage, shown: readonly OutreachStage[], step: 1 | -1): OutreachStage | null {
  const at = shown.indexOf(stage)
  return at < 0 ? null : (shown[at + step] ?? null)
}
