import { CircleAlert, Info, OctagonX } from 'lucide-react'
import type { ContactWarning } from '../../../../../shared/contract/outreach'
import { useWords } from '../../../lib/locale'
import { cx } from '../../../ui/cx'
import { sharedWords } from './words'

const looks = {
  stops: { Icon: OctagonX, color: 'text-bad' },
  needsReason: { Icon: CircleAlert, color: 'text-warn' },
  note: { Icon: Info, color: 'text-info' },
} as const

/** What speaks against writing to a creator, the gravest first: a sign, a word and the engine's own sentence. */
export function WarningList({ warnings, className }: { warnings: readonly ContactWarning[]; className?: string }) {
  const w = useWords(sharedWords)
  return (
    <ul className={cx('m-0 flex list-none flex-col gap-1.5 p-0', className)}>
      {warnings.map(({ code, weight, sentence }) => {
        const { Icon, color } = looks[weight]
        return (
          <li key={code} className="flex items-start gap-2">
            <Icon size={14} aria-hidden="true" className={cx('mt-[3px] shrink-0', color)} />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <strong className={cx('font-medium', color)}>{w[weight]}.</strong> {sentence}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
