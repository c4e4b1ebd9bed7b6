import type { ReactNode } from 'react'
import { cx } from './cx'

export type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'bad' | 'info'

const TONES: Readonly<Record<Tone, string>> = {
  plain: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent',
  ok: 'bg-sunken text-ok',
  warn: 'bg-sunken text-warn',
  bad: 'bg-sunken text-bad',
  info: 'bg-sunken text-info',
}

/** A word of state. The word carries the meaning, the colour only helps. */
export function Badge({
  children,
  tone = 'plain',
  icon,
  className,
}: {
  children: ReactNode
  tone?: Tone
  icon?: ReactNode
  className?: string
}) {
  return (
    <span
      className={cx(
        'inline-flex h-[18px] max-w-full items-center gap-1 rounded-control px-1.5 font-medium text-caption forced-colors:border',
        TONES[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
