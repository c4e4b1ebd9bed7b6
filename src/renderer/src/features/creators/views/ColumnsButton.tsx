import { Columns3, X } from 'lucide-react'
import { useState } from 'react'
import type { CreatorRow } from '../../../../../shared/contract/creators'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { setDensity, useAppearance } from '../../../lib/theme'
import { Button, IconButton } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { PopoverButton } from '../../../ui/Dialog'
import type { GridColumn, GridLayout } from '../../../ui/grid/columns'
import { Segmented } from '../../../ui/Segmented'
import { SearchBox, TextField } from '../../../ui/TextField'
import { toastError, undoToast } from '../../../ui/undoToast'
import { startLayout } from '../columns'
import { viewWords } from './words'

export interface ColumnsButtonProps {
  columns: readonly GridColumn<CreatorRow>[]
  layout: GridLayout
  onChange: (layout: GridLayout) => void
}

const densities = ['compact', 'normal', 'relaxed'] as const

/** Which columns are shown, saved sets of them, and how high the rows are. */
export function ColumnsButton(props: ColumnsButtonProps) {
  const w = useWords(viewWords)
  return (
    <PopoverButton
      label={w.columnsLabel}
      placement="bottom end"
      trigger={
        <Button size="small" icon={<Columns3 size={14} aria-hidden="true" />}>
          {w.columns}
        </Button>
      }
    >
      <ColumnsPanel {...props} />
    </PopoverButton>
  )
}

function ColumnsPanel({ columns, layout, onChange }: ColumnsButtonProps) {
  const w = useWords(viewWords)
  const format = useFormat()
  const [text, setText] = useState('')
  const density = useAppearance((state) => state.density)
  const hidden = new Set(layout.hidden)
  const sought = text.trim().toLowerCase()
  const found = columns.filter(({ header }) => header.toLowerCase().includes(sought))
  const shown = columns.filter(({ id }) => !hidden.has(id)).length
  return (
    <div className="flex w-64 flex-col gap-3">
      <div className="flex flex-col gap-1">
        <SearchBox label={w.findColumn} value={text} onChange={setText} />
        <p className="text-caption text-muted">{w.shown(format.count(shown), format.count(columns.length))}</p>
        <ul className="flex h-52 flex-col overflow-auto">
          {found.map(({ id, header, isFixed }) => (
            <li key={id} className="flex" title={isFixed ? w.fixed : undefined}>
              <Checkbox
                isSelected={!hidden.has(id)}
                isDisabled={isFixed ?? false}
                onChange={(isOn) =>
                  onChange({
                    ...layout,
                    hidden: isOn ? layout.hidden.filter((one) => one !== id) : [...layout.hidden, id],
                  })
                }
                className="min-w-0 flex-1 px-1"
              >
                <span className="min-w-0 flex-1 truncate">{header}</span>
              </Checkbox>
            </li>
          ))}
        </ul>
        <Button size="small" look="quiet" className="self-start" onPress={() => onChange(startLayout)}>
          {w.reset}
        </Button>
      </div>
      <ColumnSets layout={layout} onChange={onChange} />
      <div className="flex flex-col gap-1">
        <h2 className="font-medium text-meta text-muted">{w.density}</h2>
        <Segmented
          label={w.density}
          choices={densities.map((id) => ({ id, label: w.densities[id] }))}
          value={density}
          onChange={setDensity}
        />
      </div>
    </div>
  )
}

function ColumnSets({ layout, onChange }: Pick<ColumnsButtonProps, 'layout' | 'onChange'>) {
  const w = useWords(viewWords)
  const sets = useApiQuery('creators.columnSets', {})
  const [name, setName] = useState('')
  const save = () => {
    const clean = name.trim()
    if (clean === '') return
    const { widths, order, hidden, pinned } = layout
    const copy = { widths: { ...widths }, order: [...order], hidden: [...hidden], pinned: [...pinned] }
    call('creators.saveColumnSet', { name: clean, layout: copy }).then(() => {
      setName('')
      void undoToast(w.setSaved(clean))
    }, toastError)
  }
  return (
    <div className="flex flex-col gap-1">
      <h2 className="font-medium text-meta text-muted">{w.sets}</h2>
      {sets.data?.length === 0 && <p className="text-meta text-muted">{w.noSets}</p>}
      <ul className="flex max-h-28 flex-col overflow-auto">
        {(sets.data ?? []).map((set) => (
          <li key={set.id} className="flex items-center gap-1">
            <Button
              size="small"
              look="quiet"
              label={w.apply(set.name)}
              className="min-w-0 flex-1 justify-start"
              onPress={() => onChange(set.layout)}
            >
              <span className="truncate">{set.name}</span>
            </Button>
            <IconButton
              size="small"
              label={w.removeSet(set.name)}
              icon={<X size={12} aria-hidden="true" />}
              onPress={() =>
                void call('creators.removeColumnSet', { id: set.id }).then(
                  () => undoToast(w.setRemoved(set.name)),
                  toastError,
                )
              }
            />
          </li>
        ))}
      </ul>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField label={w.setName} value={name} onChange={setName} maxLength={60} className="flex-1" />
        <Button type="submit">{w.saveSet}</Button>
      </form>
    </div>
  )
}
