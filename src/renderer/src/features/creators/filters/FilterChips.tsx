import { useRef, useState } from 'react'
import { Popover } from 'react-aria-components/Popover'
import type { CreatorFilter } from '../../../../../shared/contract/creators'
import { useWords } from '../../../lib/locale'
import { Chips } from '../../../ui/Chip'
import { POPOVER } from '../../../ui/surfaces'
import { filterBeside, withClause, withoutClause } from '../filter'
import { ClauseEditor } from './ClauseEditor'
import { clauseSentence, type Speech } from './sentence'
import { filterWords } from './words'

/** Every active condition as a sentence: pressed it is changed, Delete or the cross takes it away. */
export function FilterChips({
  filter,
  speech,
  onChange,
}: {
  filter: CreatorFilter
  speech: Speech
  onChange: (filter: CreatorFilter) => void
}) {
  const w = useWords(filterWords)
  const [edited, setEdited] = useState<number | null>(null)
  const anchor = useRef<Element | null>(null)
  const where = filter.where ?? []
  const clause = edited === null ? undefined : where[edited]
  const field = clause && speech.fields.find(({ id }) => id === clause.field)
  return (
    <>
      <Chips
        label={w.chips}
        chips={where.map((one, at) => ({ id: String(at), label: clauseSentence(one, speech) }))}
        onRemove={(at) => onChange(withoutClause(filter, Number(at)))}
        onOpen={(at, element) => {
          anchor.current = element
          setEdited(Number(at))
        }}
      />
      {clause && field && edited !== null && (
        <Popover
          triggerRef={anchor}
          isOpen
          onOpenChange={(isOpen) => {
            if (!isOpen) setEdited(null)
          }}
          placement="bottom start"
          offset={4}
          aria-label={w.edit(clauseSentence(clause, speech))}
          className={POPOVER}
        >
          <div className="max-h-[70vh] overflow-auto p-3">
            <ClauseEditor
              field={field}
              clause={clause}
              beside={filterBeside(filter, edited)}
              speech={speech}
              onApply={(next) => {
                setEdited(null)
                onChange(withClause(filter, edited, next))
              }}
              onRemove={() => {
                setEdited(null)
                onChange(withoutClause(filter, edited))
              }}
            />
          </div>
        </Popover>
      )}
    </>
  )
}
