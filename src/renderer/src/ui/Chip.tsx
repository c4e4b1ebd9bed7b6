import { X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup'
import { useWords } from '../lib/locale'
import { cx } from './cx'
import { uiWords } from './words'

export interface Chip {
  id: string
  /** "Tier: Micro, Mid" */
  label: string
}

/** Filters as chips; Delete or the cross removes one. */
export function Chips({
  label,
  chips,
  onRemove,
  className,
}: {
  label: string
  chips: readonly Chip[]
  onRemove?: (id: string) => void
  className?: string
}) {
  const w = useWords(uiWords)
  if (chips.length === 0) return null
  return (
    <TagGroup
      aria-label={label}
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
            className="ring-out inline-flex h-6 max-w-72 cursor-default select-none items-center gap-1 rounded-full border border-line-strong/45 bg-surface ps-2.5 pe-1 text-meta data-[hovered]:bg-hover"
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
