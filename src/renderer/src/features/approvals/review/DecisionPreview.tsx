import { Check, CircleAlert, MessageSquare, Minus } from 'lucide-react'
import type { DecisionReading } from '../../../../../shared/contract/approvalReview'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { PlainTable } from '../../../ui/PlainTable'
import { Facts } from '../../../ui/Screen'
import { reviewWords } from './words'

type Effect = DecisionReading['effects'][number]

/** Who decided, and what would become of each item. */
export function DecisionPreview({ reading }: { reading: DecisionReading }) {
  const w = useWords(reviewWords)
  const format = useFormat()
  const { decider, packageName, savedAt, effects } = reading
  const standing =
    decider.standing === 'new'
      ? w.standing.new(decider.name)
      : decider.standing === 'viewer'
        ? w.standing.viewer(decider.name)
        : null
  return (
    <>
      <Facts
        facts={[
          { label: w.package, value: packageName },
          { label: w.decider, value: [decider.name, decider.email].filter(Boolean).join(' · ') },
          { label: w.savedAt, value: format.instant(savedAt) },
        ]}
      />
      {standing && (
        <p className="flex items-start gap-2">
          <CircleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
          <span className="max-w-[70ch]">{standing}</span>
        </p>
      )}
      <PlainTable
        caption={w.effects}
        rows={effects}
        rowKey={({ deliverableId }, index) => `${deliverableId} ${index}`}
        columns={[
          { id: 'item', header: w.item, cell: (effect) => <Item effect={effect} /> },
          { id: 'decision', header: w.decision, cell: ({ decision }) => w.decisions[decision] },
          { id: 'comments', header: w.comments, isNumber: true, cell: ({ comments }) => comments },
          { id: 'outcome', header: w.outcome, cell: (effect) => <EffectOutcome effect={effect} /> },
        ]}
      />
      <p className="text-muted">{w.noUndo}</p>
    </>
  )
}

function Item({ effect: { title, handle, versionNumber } }: { effect: Effect }) {
  const w = useWords(reviewWords)
  return (
    <span className="block py-1 [overflow-wrap:anywhere]">
      {w.itemOf(title, handle)} <span className="whitespace-nowrap text-muted">{w.version(versionNumber)}</span>
    </span>
  )
}

function EffectOutcome({ effect: { decision, comments, refusal } }: { effect: Effect }) {
  const w = useWords(reviewWords)
  const face = { size: 12, 'aria-hidden': true } as const
  if (refusal)
    return (
      <div className="flex flex-col gap-0.5 py-1">
        <Badge tone="warn" icon={<CircleAlert {...face} />} className="self-start">
          {w.notApplied}
        </Badge>
        <span className="text-meta text-muted">{refusal.sentence}</span>
      </div>
    )
  if (decision !== 'none')
    return (
      <Badge tone="ok" icon={<Check {...face} />}>
        {w.isApplied}
      </Badge>
    )
  return comments > 0 ? (
    <Badge icon={<MessageSquare {...face} />}>{w.commentsOnly}</Badge>
  ) : (
    <Badge icon={<Minus {...face} />}>{w.nothing}</Badge>
  )
}
