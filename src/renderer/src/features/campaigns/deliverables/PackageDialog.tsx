import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { type DeliverablePackage, deliverableKinds } from '../../../../../shared/contract/campaignHub'
import { useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { FormDialog } from '../../../ui/FormDialog'
import { NumberField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { deliverablesWords } from './words'

type Item = DeliverablePackage['items'][number]
type Line = Item & { key: number }
const NEW: Item = { kind: 'video', title: '', count: 1, dueOn: null, requirement: null }
const MOST_ITEMS = 50

/** A package: its name, and each thing owed with kind, number, day and requirement. */
export function PackageDialog({
  campaignId,
  found,
  onClose,
}: {
  campaignId: string
  found: DeliverablePackage | null
  onClose: () => void
}) {
  const w = useWords(deliverablesWords)
  const [name, setName] = useState(found?.name ?? '')
  const [lines, setLines] = useState<Line[]>(() => (found?.items ?? [NEW]).map((item, key) => ({ ...item, key })))
  const [isTried, setTried] = useState(false)
  const nextKey = useRef(lines.length)
  const list = useRef<HTMLOListElement>(null)
  const isNameless = name.trim() === ''
  const set = (key: number, change: Partial<Item>) =>
    setLines((old) => old.map((line) => (line.key === key ? { ...line, ...change } : line)))
  const focusLast = () =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus())

  function save(): Promise<unknown> | null {
    setTried(true)
    if (isNameless || lines.some(({ title }) => title.trim() === '')) return null
    const items = lines.map(({ key: _, ...item }) => ({ ...item, requirement: item.requirement?.trim() || null }))
    return saveStep(
      'campaigns.savePackage',
      { ...(found ? { packageId: found.id } : {}), campaignId, name, items },
      found ? w.packageChanged(name.trim()) : w.packageAdded(name.trim()),
    )
  }
  return (
    <FormDialog
      title={found ? w.packageTitle(found.name) : w.addPackageTitle}
      submitLabel={found ? w.savePackage : w.addPackageSubmit}
      onSubmit={save}
      onClose={onClose}
      size="large"
    >
      <TextField
        label={w.packageName}
        hint={found && found.creators > 0 ? w.packageChangeHint : w.packageNameHint}
        value={name}
        maxLength={300}
        autoFocus
        problem={isTried && isNameless ? w.packageNameless : null}
        onChange={setName}
        className="max-w-[420px]"
      />
      <ol ref={list} aria-label={w.items} className="m-0 flex list-none flex-col gap-3 p-0">
        {lines.map((line, index) => (
          <li
            key={line.key}
            className="grid grid-cols-2 items-start gap-3 rounded-panel border border-line p-3 min-[800px]:grid-cols-[1fr_128px_80px_144px_28px]"
          >
            <TextField
              label={w.itemTitle(index + 1)}
              value={line.title}
              maxLength={200}
              problem={isTried && line.title.trim() === '' ? w.titleMissing : null}
              onChange={(title) => set(line.key, { title })}
            />
            <Select
              label={w.kind}
              choices={deliverableKinds.map((id) => ({ id, label: w.kinds[id] }))}
              value={line.kind}
              onChange={(kind) => set(line.key, { kind })}
            />
            <NumberField
              label={w.count}
              value={line.count}
              min={1}
              max={20}
              step={1}
              onChange={(count) => set(line.key, { count: count ?? 1 })}
            />
            <DateField label={w.due} value={line.dueOn} onChange={(dueOn) => set(line.key, { dueOn })} />
            <IconButton
              label={w.removeItem(line.title.trim() || String(index + 1))}
              icon={<X size={14} aria-hidden="true" />}
              className="mt-5"
              disabledReason={lines.length === 1 ? w.lastItem : null}
              onPress={() => {
                setLines(lines.filter(({ key }) => key !== line.key))
                focusLast()
              }}
            />
            <TextField
              label={w.requirement}
              placeholder={w.requirementPlaceholder}
              value={line.requirement ?? ''}
              maxLength={5000}
              lines={2}
              className="col-span-full"
              onChange={(requirement) => set(line.key, { requirement })}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          size="small"
          icon={<Plus size={14} aria-hidden="true" />}
          disabledReason={lines.length >= MOST_ITEMS ? w.enoughItems : null}
          onPress={() => {
            setLines([...lines, { ...NEW, key: nextKey.current }])
            nextKey.current += 1
            focusLast()
          }}
        >
          {w.addItem}
        </Button>
      </div>
    </FormDialog>
  )
}
