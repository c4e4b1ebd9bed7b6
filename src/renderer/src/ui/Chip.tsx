import { X } from 'lucide-react'
import { useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup'
import { useWords } from '../lib/locale'
import { cx } from './cx'
import { uiWords } from './words'

export interface Chip {
  id: string
  /** "Tier is micro or mid-tier" */
  label: string
}

/** Filters as chips: arrows walk over them, Enter or a press opens one, Delete or the cross removes it. */
export function Chips({
  label,
  chips,
  onRemove,
  onOpen,
  className,
}: {
  label: string
  chips: readonly Chip[]
  onRemove?: (id: string) => void
  /** `element` is the chip, to hang a popover on */
  onOpen?: (id: string, element: Element) => void
  className?: string
}) {
  const w = useWords(uiWords)
  const group = useRef<HTMLDivElement>(null)
  if (chips.length === 0) return null
  return (
    <TagGroup
      ref={group}
      aria-label={label}
      {...(onOpen
        ? {
            onAction: (key: string | number) => {
              const element = group.current?.querySelector(`[data-key="${CSS.escape(String(key))}"]`)
              if (element) onOpen(String(key), element)
            },
          }
        : {})}
      {...(onRemove
        ? {
            onRemove: (keys: Set<string | number>) => {
              for (const key of keys) onRemove(String(key))
            },
          }
        : {})}
      className={cx('min-w-0', className)}
    >
      <TagList className="flex flex-wrap gap-1.5">
        {chips.map((chip) => (
          <Tag
            key={chip.id}
            id={chip.id}
            textValue={chip.label}
            className="ring-out inline-flex h-6 max-w-80 cursor-default select-none items-center gap-1 rounded-full border border-line-strong/45 bg-surface ps-2.5 pe-1 text-meta data-[hovered]:bg-hover"
          >
            <span className="truncate">{chip.label}</span>
            {onRemove && (
              <AriaButton
                slot="remove"
                aria-label={w.remove(chip.label)}
                className="flex size-5 items-center justify-center rounded-full text-muted data-[hovered]:bg-sunken data-[hovered]:text-fg"
              >
                <X size={12} aria-hidden="true" />
              </AriaButton>
            )}
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  )
}
