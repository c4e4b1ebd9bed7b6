import type { ReactElement } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { KeyHint } from './KeyHint'

/** A tooltip on a focusable child. Shown at once on keyboard focus, after a moment on hover. */
export function Tip({ text, keys, children }: { text: string; keys?: string | undefined; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <Tooltip
        offset={6}
        className="pop-in z-50 flex max-w-80 items-center gap-2 rounded-control border border-line bg-raised px-2 py-1 text-fg text-meta shadow-pop"
      >
        {text}
        {keys && <KeyHint keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  )
}
