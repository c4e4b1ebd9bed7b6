import { useFormat, useWords } from '../../../../lib/locale'
import { Section } from '../../../../ui/Screen'
import type { Refused } from '../../shared/ReasonDialog'
import { WarningList } from '../../shared/WarningList'
import { bulkWords } from './words'

/** Told of one by one; the rest is counted. */
const shown = 20

/** Who should not be written to, each with the sentences of the rules. */
export function RefusedList({ title, refused }: { title: string; refused: readonly Refused[] }) {
  const w = useWords(bulkWords)
  const format = useFormat()
  if (refused.length === 0) return null
  const more = refused.length - shown
  return (
    <Section title={title} level={3}>
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {refused.slice(0, shown).map(({ id, handle, warnings }) => (
          <li key={id} className="rounded-panel border border-line p-2">
            <div className="pb-1 font-medium">@{handle}</div>
            <WarningList warnings={warnings} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-muted">{w.others(more, format.count(more))}</p>}
    </Section>
  )
}
