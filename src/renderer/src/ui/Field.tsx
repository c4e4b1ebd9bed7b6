import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError, type ValidationResult } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { cx } from './cx'

/** What every field has: a visible label, perhaps a hint, and the problem beside it. */
export interface FieldFace {
  label: string
  hint?: ReactNode
  /** what is wrong and what to do; its presence makes the field invalid */
  problem?: string | null | undefined
  /** the label stays for speech only, where the layout says it already */
  isLabelHidden?: boolean
  className?: string | undefined
}

export const FIELD = 'flex min-w-0 flex-col gap-1'

export const INPUT =
  'h-7 w-full min-w-0 rounded-control border border-line-strong bg-surface px-2 text-body text-fg data-[invalid]:border-bad data-[disabled]:opacity-50'

export function FieldLabel({ label, isLabelHidden }: FieldFace) {
  return <Label className={isLabelHidden ? 'sr-only' : 'font-medium text-meta text-muted'}>{label}</Label>
}

export function FieldNotes({ hint, problem }: FieldFace) {
  return (
    <>
      {hint && !problem && (
        <Text slot="description" className="text-meta text-muted">
          {hint}
        </Text>
      )}
      <FieldError className="flex items-start gap-1 text-bad text-meta">
        {({ validationErrors }: ValidationResult) => (
          <>
            <CircleAlert size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
            <span>{problem ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  )
}

export function fieldClass(className: string | undefined): string {
  return cx(FIELD, className)
}
