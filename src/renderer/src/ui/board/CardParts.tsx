import { Check, GripVertical } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'

/** Where a card is taken by the keyboard. */
export function DragHandle({ label }: { label: string }) {
  return (
    <AriaButton
      slot="drag"
      aria-label={label}
      className="-ms-1 flex h-6 w-4 shrink-0 cursor-grab items-center justify-center rounded-control text-faint data-[hovered]:text-fg"
    >
      <GripVertical size={12} aria-hidden="true" />
    </AriaButton>
  )
}

/** Whether a card is selected; faint until the card is pointed at. */
export function CardBox({ label }: { label: string }) {
  return (
    <AriaCheckbox
      slot="selection"
      aria-label={label}
      className="group/box -me-1 flex size-6 shrink-0 items-center justify-center rounded-control"
    >
      <span className="flex size-3.5 items-center justify-center rounded-[3px] border border-line-strong bg-surface opacity-40 group-hover/card:opacity-100 group-data-[focus-visible]/box:opacity-100 group-data-[focus-visible]/box:outline-2 group-data-[selected]/box:border-accent group-data-[selected]/box:bg-accent group-data-[selected]/box:opacity-100">
        <Check size={10} aria-hidden="true" className="invisible text-on-accent group-data-[selected]/box:visible" />
      </span>
    </AriaCheckbox>
  )
}
