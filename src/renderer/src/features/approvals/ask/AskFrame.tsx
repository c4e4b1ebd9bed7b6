import { type ReactNode, useRef } from 'react'
import { FormDialog } from '../../../ui/FormDialog'

/** The kit's form dialog, which tells being sent from being left. */
export function AskFrame({
  title,
  position,
  submitLabel,
  size = 'small',
  onSubmit,
  onDone,
  onClose,
  children,
}: {
  title: string
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
      {children}
    </FormDialog>
  )
}
