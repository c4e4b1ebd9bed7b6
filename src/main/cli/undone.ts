import type { UndoOutcome } from '../../shared/contract/history'
import { formatCount } from '../../shared/domain/format'
import type { Answer } from './command'
import { words } from './words'

export function undone(outcome: UndoOutcome, did: (label: string, rows: string) => string, locale: string): Answer {
  const kept = outcome.kept.map(({ what }) => `  ${what}`)
  return {
    json: outcome,
    lines: [
      did(outcome.label, formatCount(outcome.reverted, locale)),
      ...(kept.length > 0 ? [words.keptRows, ...kept] : []),
    ],
  }
}
