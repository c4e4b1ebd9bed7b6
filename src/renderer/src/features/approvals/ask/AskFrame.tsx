import { type ReactNode, useRef } from 'react'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { FormDialog } from '../../../ui/FormDialog'

/** The kit's form dialog, which tells being sent from being left. */
export function AskFrame({
  title,
  subject,
  position,
  submitLabel,
  size = 'small',
  onSubmit,
  onDone,
  onClose,
  children,
}: {
  title: string
  /** whose and which deliverable; missing where it is about many */
  subject?: Pick<ApprovalCard, 'handle' | 'title'> | undefined
  position?: string | null
  submitLabel: string
  size?: 'small' | 'medium'
  onSubmit: () => Promise<unknown> | null
  onDone: () => void
  onClose: () => void
  children: ReactNode
}) {
  const isSent = useRef(false)
  return (
    <FormDialog
      title={position ? `${position} ${title}` : title}
      submitLabel={submitLabel}
      size={size}
      onClose={() => (isSent.current ? onDone() : onClose())}
      onSubmit={() => {
        const sent = onSubmit()
        return (
          sent?.then(() => {
            isSent.current = true
          }) ?? null
        )
      }}
    >
      {subject && (
        <p className="text-muted [overflow-wrap:anywhere]">
          @{subject.handle} · {subject.title}
        </p>
      )}
      {children}
    </FormDialog>
  )
}
