import type { ReactNode } from 'react'
import { encodeRoute, navigate, type ScreenId } from '../lib/route'
import { cx } from './cx'

export interface RouteLinkProps {
  screen: ScreenId
  recordId?: string | null
  part?: string | null
  children: ReactNode
  className?: string
}

/** A link to a place in this window, with an address that can be copied. */
export function RouteLink({ screen, recordId = null, part = null, children, className }: RouteLinkProps) {
  return (
    <a
      href={encodeRoute({ screen, recordId, part })}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        navigate({ screen, recordId, part })
      }}
      className={cx('inline-block min-h-6 rounded-control leading-6 underline-offset-2 hover:underline', className)}
    >
      {children}
    </a>
  )
}
