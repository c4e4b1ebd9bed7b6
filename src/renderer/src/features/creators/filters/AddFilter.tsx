import { Plus, Search } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { TextField } from 'react-aria-components/TextField'
import type { CreatorFilter, FilterClause } from '../../../../../shared/contract/creators'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { PopoverButton } from '../../../ui/Dialog'
import { MENU_ITEM } from '../../../ui/surfaces'
import { isCustomField } from '../filter'
import { ClauseEditor } from './ClauseEditor'
import type { FieldInfo } from './fields'
import type { Speech } from './sentence'
import { filterWords } from './words'

export interface AddFilterProps {
  filter: CreatorFilter
  speech: Speech
  onAdd: (clause: FilterClause) => void
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** "Add filter": a field, then what is asked of it. */
export function AddFilter({ filter, speech, onAdd, isOpen, onOpenChange }: AddFilterProps) {
  const w = useWords(filterWords)
  const [field, setField] = useState<FieldInfo | null>(null)
  return (
    <PopoverButton
      label={field ? field.label : w.addTitle}
      isOpen={isOpen}
      onOpenChange={(open) => {
        setField(null)
        onOpenChange(open)
      }}
      trigger={
        <Button size="small" icon={<Plus size={12} aria-hidden="true" />}>
          {w.add}
        </Button>
      }
    >
      {(close) =>
        field ? (
          <ClauseEditor
            field={field}
            clause={null}
            beside={filter}
            speech={speech}
            onApply={(clause) => {
              onAdd(clause)
              close()
            }}
          />
        ) : (
          <FieldList fields={speech.fields} onChoose={setField} />
        )
      }
    </PopoverButton>
  )
}

function FieldList({ fields, onChoose }: { fields: readonly FieldInfo[]; onChoose: (field: FieldInfo) => void }) {
  const w = useWords(filterWords)
  const [text, setText] = useState('')
  const sought = text.trim().toLowerCase()
  const fits = fields.filter(({ label }) => sought === '' || label.toLowerCase().includes(sought))
  const groups = [
    { title: w.fieldGroup.usual, fields: fits.filter(({ id }) => !isCustomField(id)) },
    { title: w.fieldGroup.custom, fields: fits.filter(({ id }) => isCustomField(id)) },
  ].filter((group) => group.fields.length > 0)
  return (
    <div className="flex w-60 flex-col gap-1">
      <Autocomplete inputValue={text} onInputChange={setText}>
        <TextField aria-label={w.findField} autoFocus className="relative flex items-center">
          <Search size={14} aria-hidden="true" className="pointer-events-none absolute start-2 text-muted" />
          <Input
            placeholder={w.findField}
            onKeyDown={(event) => {
              const isChosen = event.currentTarget.getAttribute('aria-activedescendant')
              const [only] = fits
              if (event.key === 'Enter' && !isChosen && only) {
                event.preventDefault()
                onChoose(only)
              }
            }}
            className="h-7 w-full rounded-control border border-line-strong bg-surface ps-7 pe-2 text-body text-fg"
          />
        </TextField>
        <ListBox
          aria-label={w.addTitle}
          onAction={(key) => {
            const chosen = fields.find(({ id }) => id === key)
            if (chosen) onChoose(chosen)
          }}
          renderEmptyState={() => <div className="p-2 text-muted">{w.noField}</div>}
          className="max-h-80 overflow-auto outline-none"
        >
          {groups.map((group) => (
            <ListBoxSection key={group.title} id={group.title} aria-label={group.title}>
              {groups.length > 1 && (
                <Header className="px-2 pt-2 pb-1 font-medium text-caption text-muted">{group.title}</Header>
              )}
              {group.fields.map((field) => (
                <ListBoxItem key={field.id} id={field.id} textValue={field.label} className={MENU_ITEM}>
                  <span className="min-w-0 truncate">{field.label}</span>
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
    </div>
  )
}
