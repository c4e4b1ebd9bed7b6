import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import type { DuplicateGroup, DuplicatePair } from '../../../../../shared/contract/creatorDuplicates'
import { useFormat, useWords } from '../../../lib/locale'
import { Section } from '../../../ui/Screen'
import { calledAmong, shownScore } from './faces'
import { duplicatesWords } from './words'

/** Pairs of a large group whose reasons are told; the likeliest first. */
const toldPairs = 6

/** What speaks for and against a group, pair by pair, in sentences. */
export function Reasons({ group }: { group: DuplicateGroup }) {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  const names = calledAmong(group.creators, w.noAccount)
  return (
    <div className="flex flex-col gap-3">
      {group.pairs.slice(0, toldPairs).map((pair) => (
        <div key={`${pair.aId} ${pair.bId}`} className="flex flex-col gap-1.5">
          {group.pairs.length > 1 && (
            <h3 className="font-medium">
              {w.between(names.get(pair.aId) ?? '', names.get(pair.bId) ?? '')}{' '}
              <span className="tabular font-normal text-muted">
                {w.score(format.percent(shownScore(pair.score), 0))}
              </span>
            </h3>
          )}
          <PairReasons pair={pair} level={group.pairs.length > 1 ? 'inner' : 'outer'} />
        </div>
      ))}
    </div>
  )
}

function PairReasons({ pair, level }: { pair: DuplicatePair; level: 'inner' | 'outer' }) {
  const w = useWords(duplicatesWords)
  const reasons = (
    <ul className="m-0 flex list-none flex-col gap-1 p-0">
      {pair.reasons.map((reason) => (
        <li key={reason.sentence} className="flex items-start gap-1.5">
          {reason.isWeak ? (
            <CircleDashed size={14} aria-hidden="true" className="mt-[3px] shrink-0 text-muted" />
          ) : (
            <CircleCheck size={14} aria-hidden="true" className="mt-[3px] shrink-0 text-ok" />
          )}
          <span className="[overflow-wrap:anywhere]">
            {reason.sentence}
            {reason.isWeak && <span className="sr-only"> ({w.weak})</span>}
          </span>
        </li>
      ))}
    </ul>
  )
  const doubts = pair.doubts.length > 0 && (
    <ul className="m-0 flex list-none flex-col gap-1 p-0">
      {pair.doubts.map((sentence) => (
        <li key={sentence} className="flex items-start gap-1.5">
          <TriangleAlert size={14} aria-hidden="true" className="mt-[3px] shrink-0 text-warn" />
          <span className="[overflow-wrap:anywhere]">{sentence}</span>
        </li>
      ))}
    </ul>
  )
  if (level === 'inner') {
    return (
      <>
        {reasons}
        {doubts}
      </>
    )
  }
  return (
    <div className="grid grid-cols-2 gap-4 max-[1100px]:grid-cols-1">
      <Section title={w.why}>{reasons}</Section>
      {doubts && <Section title={w.doubts}>{doubts}</Section>}
    </div>
  )
}
