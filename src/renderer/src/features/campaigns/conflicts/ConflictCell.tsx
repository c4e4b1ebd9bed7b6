import { Button as AriaButton } from 'react-aria-components/Button'
import type { CreatorConflicts } from '../../../../../shared/contract/campaignMatch'
import { useWords } from '../../../lib/locale'
import { PopoverButton } from '../../../ui/Dialog'
import { Tip } from '../../../ui/Tooltip'
import { ConflictList, SeverityBadge } from './ConflictList'
import { conflictWords } from './words'

type Known = Pick<CreatorConflicts, 'handle' | 'conflicts'>

/** The worst conflict as a sign and a word; the first sentence on hover, all of them on a press. */
export function ConflictCell({ handle, conflicts }: Known) {
  const w = useWords(conflictWords)
  const [worst] = conflicts
  if (!worst) return null
  return (
    <PopoverButton
      label={w.against(handle)}
      className="w-[420px] max-w-[90vw]"
      trigger={
        <Tip text={worst.sentence}>
          <AriaButton
            aria-label={w.show(w.severity[worst.severity], handle, conflicts.length)}
            className="ring-out flex h-6 max-w-full cursor-default items-center rounded-control"
          >
            <SeverityBadge severity={worst.severity} />
          </AriaButton>
        </Tip>
      }
    >
      <h3 className="pb-2 font-semibold">{w.against(handle)}</h3>
      <ConflictList conflicts={conflicts} />
    </PopoverButton>
  )
}
