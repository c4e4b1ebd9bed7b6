import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ariaKeys } from '../lib/keys'
import { cx } from './cx'
import { KeyHint } from './KeyHint'
import { Tip } from './Tooltip'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonProps {
  children: ReactNode
  onPress?: (() => void) | undefined
  look?: ButtonLook
  size?: 'normal' | 'small'
  icon?: ReactNode
  type?: 'button' | 'submit'
  /** why it cannot run now: the button stays reachable by keyboard and says so */
  disabledReason?: string | null | undefined
  isPending?: boolean | undefined
  keys?: string | undefined
  /** more words for assistive technology than the face shows */
  label?: string | undefined
  slot?: string | undefined
  autoFocus?: boolean
  isExpanded?: boolean
  className?: string | undefined
  ref?: Ref<HTMLButtonElement>
}

const BASE =
  'ring-out inline-flex shrink-0 cursor-default select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control font-medium aria-disabled:opacity-50 data-[disabled]:opacity-50 forced-colors:aria-disabled:text-[GrayText]'

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary:
    'bg-accent text-on-accent data-[hovered]:bg-accent-hover data-[pressed]:bg-accent-hover border border-transparent',
  secondary: 'border border-line-strong/55 bg-surface text-fg data-[hovered]:bg-hover data-[pressed]:bg-sunken',
  quiet: 'border border-transparent text-fg data-[hovered]:bg-hover data-[pressed]:bg-sunken',
  danger: 'border border-bad/55 bg-surface text-bad data-[hovered]:bg-hover data-[pressed]:bg-sunken',
}

export function buttonClass(look: ButtonLook, size: 'normal' | 'small'): string {
  return cx(BASE, LOOKS[look], size === 'small' ? 'h-6 px-2 text-meta' : 'h-7 px-2.5 text-body')
}

/** A button says its result: "Import 4,211 creators". */
export function Button({
  children,
  onPress,
  look = 'secondary',
  size = 'normal',
  icon,
  type = 'button',
  disabledReason,
  isPending,
  keys,
  label,
  slot,
  autoFocus,
  isExpanded,
  className,
  ref,
}: ButtonProps) {
  const isOff = disabledReason !== null && disabledReason !== undefined
  // Not by the library's isPending: it announces by a node that points at the button, and once the button is gone, with
  // the dialog that it closed, that node stands unnamed in the page for seconds.
  const isStill = isOff || isPending === true
  const button = (
    <AriaButton
      {...(ref ? { ref } : {})}
      {...(slot ? { slot } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(keys ? { 'aria-keyshortcuts': ariaKeys(keys) } : {})}
      {...(isStill ? { 'aria-disabled': true } : {})}
      {...(isPending ? { render: (given) => <button {...given} aria-busy={true} /> } : {})}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      {...(onPress && !isStill ? { onPress } : {})}
      // A submit button that may not run must not send the form either.
      type={isStill ? 'button' : type}
      autoFocus={autoFocus ?? false}
      className={cx(buttonClass(look, size), className)}
    >
      {isPending ? <Spinner /> : icon}
      {children}
      {keys && <KeyHint keys={keys} className={look === 'primary' ? '' : 'text-muted'} />}
    </AriaButton>
  )
  return isOff ? <Tip text={disabledReason}>{button}</Tip> : button
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'label'> {
  /** what it does; read out and shown as a tooltip */
  label: string
  icon: ReactNode
}

export function IconButton({
  label,
  icon,
  onPress,
  look = 'quiet',
  size = 'normal',
  disabledReason,
  keys,
  slot,
  isExpanded,
  className,
  ref,
}: IconButtonProps) {
  const isOff = disabledReason !== null && disabledReason !== undefined
  return (
    <Tip text={isOff ? `${label}. ${disabledReason}` : label} keys={keys}>
      <AriaButton
        {...(ref ? { ref } : {})}
        {...(slot ? { slot } : {})}
        {...(keys ? { 'aria-keyshortcuts': ariaKeys(keys) } : {})}
        {...(isOff ? { 'aria-disabled': true } : {})}
        {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
        {...(onPress && !isOff ? { onPress } : {})}
        aria-label={label}
        className={cx(
          BASE,
          LOOKS[look],
          size === 'small' ? 'size-6' : 'size-7',
          look === 'quiet' && 'text-muted',
          className,
        )}
      >
        {icon}
      </AriaButton>
    </Tip>
  )
}

export function Spinner({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" width={14} height={14} aria-hidden="true" className={cx('animate-spin', className)}>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 6 6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
