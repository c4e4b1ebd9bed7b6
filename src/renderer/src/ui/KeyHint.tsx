import { keyLabel } from '../lib/keys'
import { cx } from './cx'

/** A key as text beside what it does; hidden from speech, which has `aria-keyshortcuts`. */
export function KeyHint({ keys, className }: { keys: string; className?: string }) {
  return (
    <span aria-hidden="true" className={cx('text-caption tabular', className)}>
      {keyLabel(keys)}
    </span>
  )
}
