import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../lib/locale'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { ErrorNote } from './ErrorNote'
import { uiWords } from './words'

export interface FormDialogProps {
  title: string
  /** says the result: "Add price" */
  submitLabel: string
  /** Sends what was typed; null where a field is bad, which then takes the focus. What it throws is shown. */
  onSubmit: () => Promise<unknown> | null
  onClose: () => void
  children: ReactNode
  size?: 'small' | 'medium' | 'large'
}

/** A few fields that are sent together. Enter sends them, Esc leaves them; the dialog closes when they are kept. */
export function FormDialog({ title, submitLabel, onSubmit, onClose, children, size = 'small' }: FormDialogProps) {
  const w = useWords(uiWords)
  const form = useRef<HTMLFormElement>(null)
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  async function submit(): Promise<void> {
    if (isRunning) return
    const sent = onSubmit()
    if (!sent) {
      // After the problems are drawn, the first bad field takes the focus.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    setRunning(true)
    setFailure(null)
    try {
      await sent
      onClose()
    } catch (error) {
      setFailure(error)
      setRunning(false)
    }
  }

  // What a field commits on being left is drawn before it is sent.
  const latest = useRef(submit)
  useEffect(() => {
    latest.current = submit
  })

  return (
    <Dialog
      title={title}
      size={size}
      isOpen
      onClose={onClose}
      isBusy={isRunning}
      footer={
        <>
          <Button onPress={onClose}>{w.cancel}</Button>
          <Button look="primary" onPress={() => void submit()}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // A number is read when its field is left: sending by Enter leaves it first.
          if (document.activeElement instanceof HTMLElement && form.current?.contains(document.activeElement)) {
            document.activeElement.blur()
          }
          requestAnimationFrame(() => void latest.current())
        }}
        className="flex flex-col gap-3"
      >
        {/* The visible buttons stand in the dialog's footer; this one lets Enter send the form. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
        {failure !== null && <ErrorNote error={failure} />}
        {children}
      </form>
    </Dialog>
  )
}

/** Fields beside each other where there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(150px,1fr))] items-start gap-3">{children}</div>
}
