import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { PlanPackageRecord } from '../../../../../shared/contract/plannerSetup'
import { costParts, noCost, type PlanCostParts, totalCost } from '../../../../../shared/domain/planning/packages'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { FormDialog } from '../../../ui/FormDialog'
import { MoneyField } from '../../../ui/NumberField'
import { saveStep } from '../../../ui/saveStep'
import { OfferFields } from './OfferFields'
import { offersWords } from './words'

type Line = { key: number; id: string | null; name: string; posts: number; parts: PlanCostParts }
const MOST = 20

/** What one creator can be booked for, with every part of the price. */
export function PackagesDialog({
  entryId,
  handle,
  currency,
  found,
  usual,
  onClose,
}: {
  entryId: string
  handle: string
  currency: string
  found: readonly PlanPackageRecord[]
  /** the roster's own posts and price, to begin the first package with */
  usual: { posts: number; costParts: PlanCostParts }
  onClose: () => void
}) {
  const w = useWords(offersWords)
  const format = useFormat()
  const [lines, setLines] = useState<Line[]>(() =>
    found.map(({ id, name, posts, costParts: parts }, key) => ({ key, id, name, posts, parts })),
  )
  const [isTried, setTried] = useState(false)
  const nextKey = useRef(lines.length)
  const list = useRef<HTMLOListElement>(null)
  const set = (key: number, change: Partial<Line>) =>
    setLines((old) => old.map((line) => (line.key === key ? { ...line, ...change } : line)))
  const focusLast = () =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus())

  function save(): Promise<unknown> | null {
    setTried(true)
    if (lines.some(({ name }) => name.trim() === '')) return null
    const packages = lines.map(({ id, name, posts, parts }) => ({ id, name: name.trim(), posts, costParts: parts }))
    return saveStep('planner.savePackages', { entryId, packages }, w.saved(handle, packages.length))
  }
  return (
    <FormDialog title={w.title(handle)} submitLabel={w.save} onSubmit={save} onClose={onClose} size="large">
      <p className="text-muted">{w.explain}</p>
      {lines.length === 0 && <p>{w.none}</p>}
      <ol ref={list} className="m-0 flex list-none flex-col gap-3 p-0">
        {lines.map((line) => (
          <li key={line.key} className="flex flex-col gap-3 rounded-panel border border-line p-3">
            <div className="grid grid-cols-[1fr_88px_112px_28px] items-start gap-3">
              <OfferFields
                name={line.name}
                posts={line.posts}
                isTried={isTried}
                onChange={(change) => set(line.key, change)}
              />
              <div className="pt-5 text-end">
                <div className="text-caption text-muted">{w.total}</div>
                <div className="num font-semibold">{format.money(totalCost(line.parts), currency)}</div>
              </div>
              <IconButton
                label={w.remove(line.name.trim() || w.untitled)}
                icon={<X size={14} aria-hidden="true" />}
                className="mt-5"
                onPress={() => {
                  setLines(lines.filter(({ key }) => key !== line.key))
                  focusLast()
                }}
              />
            </div>
            <fieldset className="m-0 grid grid-cols-2 gap-3 border-0 p-0 min-[760px]:grid-cols-4">
              <legend className="sr-only">{w.partsOf(line.name.trim() || w.untitled)}</legend>
              {costParts.map((part) => (
                <MoneyField
                  key={part}
                  label={w.costParts[part]}
                  valueMinor={line.parts[part]}
                  currency={currency}
                  onChange={(amount) => set(line.key, { parts: { ...line.parts, [part]: amount ?? 0 } })}
                />
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
      <div>
        <Button
          size="small"
          icon={<Plus size={14} aria-hidden="true" />}
          disabledReason={lines.length >= MOST ? w.enough : null}
          onPress={() => {
            const isFirst = lines.length === 0
            setLines([
              ...lines,
              {
                key: nextKey.current,
                id: null,
                name: isFirst && usual.posts === 1 ? w.oneVideo : '',
                posts: isFirst ? usual.posts : 1,
                parts: isFirst ? usual.costParts : noCost,
              },
            ])
            nextKey.current += 1
            focusLast()
          }}
        >
          {w.add}
        </Button>
      </div>
    </FormDialog>
  )
}
