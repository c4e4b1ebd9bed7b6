import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { type CalendarEntry, calendarKinds } from '../../../../../shared/contract/approvalRights'
import { useWords } from '../../../lib/locale'
import { KindIcon } from './kinds'
import { calendarWords } from './words'

export type Kind = CalendarEntry['kind']

/** Which kinds are shown: each a button of its own, so that a press does one thing. */
export function KindFilter({ shown, onChange }: { shown: readonly Kind[]; onChange: (shown: Kind[]) => void }) {
  const w = useWords(calendarWords)
  return (
    <ToggleButtonGroup
      aria-label={w.kindsShown}
      selectionMode="multiple"
      selectedKeys={shown}
      onSelectionChange={(keys) => onChange(calendarKinds.filter((kind) => keys.has(kind)))}
      className="flex flex-wrap gap-1"
    >
      {calendarKinds.map((kind) => (
        <ToggleButton
          key={kind}
          id={kind}
          className="ring-out flex h-6 cursor-default select-none items-center gap-1 rounded-full border border-line-strong/45 px-2 text-meta text-muted line-through data-[selected]:bg-accent-soft data-[selected]:text-accent data-[selected]:no-underline data-[hovered]:border-line-strong"
        >
          <KindIcon kind={kind} />
          {w.kinds[kind]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
