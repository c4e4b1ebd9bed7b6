import { Users } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { DuplicateGroup } from '../../../../../shared/contract/creatorDuplicates'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { calledBy, platformNames, shownScore } from './faces'
import { duplicatesWords } from './words'

export interface GroupListProps {
  groups: readonly DuplicateGroup[]
  openKey: string | null
  onOpen: (key: string) => void
  /** Enter: the keys go on in the comparison */
  onEnter: () => void
}

/** Groups, the likeliest first. Arrows walk and open, Enter goes into the comparison. */
export function GroupList({ groups, openKey, onOpen, onEnter }: GroupListProps) {
  const w = useWords(duplicatesWords)
  const list = useRef<HTMLDivElement>(null)
  const hadFocus = useRef(false)
  // The list comes after the screen, whose title has the focus until then.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.hasAttribute('data-screen-title'))
      list.current?.querySelector<HTMLElement>('[data-selected]')?.focus()
  }, [])
  useEffect(() => {
    // The row that had the focus is gone with its group: the next one takes it.
    const isLost = document.activeElement === document.body || document.activeElement === null
    if (!hadFocus.current || !isLost || openKey === null) return
    list.current?.querySelector<HTMLElement>('[data-selected]')?.focus()
  }, [openKey])
  return (
    <ListBox
      ref={list}
      aria-label={w.list}
      data-autofocus
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={openKey === null ? [] : [openKey]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys]
        if (key !== undefined) onOpen(String(key))
      }}
      onAction={onEnter}
      onFocus={() => {
        hadFocus.current = true
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null) hadFocus.current = false
      }}
      items={groups.map((group) => ({ ...group, id: group.key }))}
      className="min-h-0 flex-1 overflow-auto p-1.5 outline-none"
    >
      {(group) => <GroupItem group={group} />}
    </ListBox>
  )
}

/** Reasons told in a row; the others stand in the comparison. */
const told = 3

function GroupItem({ group }: { group: DuplicateGroup & { id: string } }) {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  const kinds = [...new Set(group.pairs.flatMap(({ reasons }) => reasons.map(({ kind }) => kind)))]
  const names = group.creators.map((creator) => calledBy(creator, w.noAccount))
  return (
    // The text begins with a sign, so that M and N are commands and not the beginning of a name to jump to.
    <ListBoxItem
      id={group.id}
      textValue={`= ${names.join(', ')}`}
      className="group flex cursor-default select-none flex-col gap-1 rounded-panel border border-transparent px-2 py-1.5 outline-none data-[selected]:border-line data-[hovered]:bg-hover data-[selected]:bg-sel data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[focus-visible]:-outline-offset-2 forced-colors:data-[selected]:border-[Highlight]"
    >
      <div className="flex items-baseline gap-2">
        <div className="min-w-0 flex-1">
          {group.creators.slice(0, 3).map((creator) => (
            <div key={creator.creatorId} className="flex min-w-0 gap-1.5">
              <span className="truncate font-medium">{calledBy(creator, w.noAccount)}</span>
              <span className="min-w-0 flex-1 truncate text-muted">
                {creator.accounts[0] && platformNames[creator.accounts[0].platform]}
                {creator.displayName !== null && ` · ${creator.displayName}`}
              </span>
            </div>
          ))}
          {group.creators.length > 3 && (
            <div className="flex items-center gap-1 text-muted">
              <Users size={12} aria-hidden="true" />
              {w.people(format.count(group.creators.length))}
            </div>
          )}
        </div>
        <span title={w.scoreTitle} className="tabular shrink-0 text-meta text-muted">
          {format.percent(shownScore(group.score), 0)}
        </span>
      </div>
      <div className="flex min-w-0 flex-wrap gap-1">
        {kinds.slice(0, told).map((kind) => (
          <Badge key={kind} className="group-data-[selected]:bg-surface">
            {w.reasons[kind]}
          </Badge>
        ))}
        {kinds.length > told && <span className="text-caption text-muted">+{kinds.length - told}</span>}
      </div>
    </ListBoxItem>
  )
}
