import { X } from 'lucide-react'
import { type ReactElement, type ReactNode, useContext, useId } from 'react'
import { Dialog as AriaDialog, DialogTrigger, OverlayTriggerStateContext } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { useWords } from '../lib/locale'
import { IconButton } from './Button'
import { cx } from './cx'
import { POPOVER } from './surfaces'
import { uiWords } from './words'

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** buttons, the one that goes on last */
  footer?: ReactNode
  size?: 'small' | 'medium' | 'large'
  /** Esc and a click beside it do nothing while something is written */
  isBusy?: boolean
}

const WIDTHS = { small: 'max-w-[420px]', medium: 'max-w-[640px]', large: 'max-w-[1040px]' } as const

/** A modal dialog. Focus is kept inside and returns to where it came from. */
export function Dialog({ title, isOpen, onClose, children, footer, size = 'medium', isBusy = false }: DialogProps) {
  const w = useWords(uiWords)
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={!isBusy}
      isKeyboardDismissDisabled={isBusy}
      className="pop-in fixed inset-0 z-30 flex items-start justify-center bg-scrim p-4 pt-[8vh]"
    >
      <Modal className={cx('flex max-h-[84vh] w-full flex-col', WIDTHS[size])}>
        <AriaDialog className="flex min-h-0 flex-col rounded-dialog border border-line bg-raised text-fg shadow-pop outline-none">
          <header className="flex h-11 shrink-0 items-center gap-2 border-line border-b ps-4 pe-2">
            <Heading slot="title" level={2} className="min-w-0 flex-1 truncate font-semibold text-title">
              {title}
            </Heading>
            {!isBusy && <IconButton label={w.close} icon={<X size={16} aria-hidden="true" />} onPress={onClose} />}
          </header>
          <div className="min-h-0 flex-1 overflow-auto p-4">{children}</div>
          {footer && (
            <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-line border-t px-4 py-3">
              {footer}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface PopoverButtonProps {
  trigger: ReactElement
  /** names the popover for speech */
  label: string
  children: ReactNode | ((close: () => void) => ReactNode)
  placement?: 'bottom start' | 'bottom end' | 'top end' | 'top start'
  className?: string
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** A small surface beside its trigger, not modal in looks but with focus inside while it is open. */
export function PopoverButton(props: PopoverButtonProps) {
  const { trigger, label, children, placement = 'bottom start', className, isOpen, onOpenChange } = props
  const labelId = useId()
  return (
    <DialogTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger}
      {/* The popover itself is the dialog: one inside it would leave React Aria's dismiss button outside of both. */}
      <AriaPopover aria-labelledby={labelId} placement={placement} offset={4} className={cx(POPOVER, className)}>
        {/* By id, because its trigger would name it otherwise. */}
        <span id={labelId} hidden>
          {label}
        </span>
        <PopoverContent>{children}</PopoverContent>
      </AriaPopover>
    </DialogTrigger>
  )
}

function PopoverContent({ children }: Pick<PopoverButtonProps, 'children'>) {
  const state = useContext(OverlayTriggerStateContext)
  return (
    <div className="max-h-[70vh] overflow-auto p-3">
      {typeof children === 'function' ? children(() => state?.close()) : children}
    </div>
  )
}
