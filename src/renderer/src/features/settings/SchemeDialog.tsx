import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { useFormat, useWords } from '../../lib/locale'
import { Button, IconButton } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { FormDialog, FormRow } from '../../ui/FormDialog'
import { NumberField } from '../../ui/NumberField'
import { saveStep } from '../../ui/saveStep'
import { TextField } from '../../ui/TextField'
import {
  ceilingProblem,
  fromProblems,
  type LineProblem,
  nameProblems,
  type SchemeDraft,
  type TierLine,
  tiersOf,
} from './schemeDraft'
import { followersWhere, useCounts } from './useClassCounts'
import { settingsWords } from './words'

const EMPTY = [
  { name: 'micro', minFollowers: 10_000 },
  { name: 'mid', minFollowers: 100_000 },
  { name: 'macro', minFollowers: 1_000_000 },
]
const MOST_TIERS = 20

/** A scheme's name, source and intervals. Bounds are shared by neighbours, so neither gap nor overlap can be made. */
export function SchemeDialog({
  scheme,
  onSaved,
  onClose,
}: {
  scheme: TierSchemeRecord | null
  onSaved: (id: string) => void
  onClose: () => void
}) {
  const w = useWords(settingsWords)
  const format = useFormat()
  const [name, setName] = useState(scheme?.name ?? '')
  const [source, setSource] = useState(scheme?.source ?? '')
  const [sourceDate, setSourceDate] = useState(scheme?.sourceDate ?? null)
  const [draft, setDraft] = useState<SchemeDraft>(() => ({
    lines: (scheme?.tiers ?? EMPTY).map((tier, key) => ({ key, name: tier.name, from: tier.minFollowers })),
    ceiling: scheme?.tiers.at(-1)?.maxFollowers ?? null,
  }))
  const nextKey = useRef(draft.lines.length)
  const [isTried, setTried] = useState(false)

  const names = nameProblems(draft)
  const froms = fromProblems(draft)
  const tooLow = ceilingProblem(draft)
  const tiers = tiersOf(draft)
  const isBad = [...names, ...froms].some((problem) => problem !== null) || tooLow !== null
  const counts = useCounts(
    draft.lines.map(({ from }, index) => {
      const next = draft.lines[index + 1]
      return followersWhere(from ?? 0, next ? next.from : draft.ceiling)
    }),
  )
  const change = (key: number, part: Partial<TierLine>) =>
    setDraft((old) => ({ ...old, lines: old.lines.map((line) => (line.key === key ? { ...line, ...part } : line)) }))
  const add = () => {
    nextKey.current += 1
    const key = nextKey.current
    setDraft((old) => ({ ...old, lines: [...old.lines, { key, name: '', from: null }] }))
  }
  const said = (problem: LineProblem | undefined): string | null => {
    if (!problem) return null
    if (typeof problem === 'object') return w.tierNotRising(format.count(problem.notAbove))
    // What is still empty is not blamed before it is sent.
    if (problem === 'unnamed') return isTried ? w.tierUnnamed : null
    if (problem === 'noFrom') return isTried ? w.tierNoFrom : null
    return problem === 'twice' ? w.tierTwice : w.tierReserved
  }

  return (
    <FormDialog
      title={scheme ? w.editSchemeTitle(scheme.name) : w.addSchemeTitle}
      submitLabel={scheme ? w.saveScheme : w.addSchemeSubmit}
      size="medium"
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (isBad || tiers === null || name.trim() === '' || source.trim() === '') return null
        const input = { ...(scheme ? { id: scheme.id } : {}), name, source, sourceDate, tiers }
        const text = scheme ? w.schemeChanged(name.trim()) : w.schemeAdded(name.trim())
        return saveStep('workspace.saveTierScheme', input, text).then(({ id }) => onSaved(id))
      }}
    >
      <FormRow>
        <TextField
          label={w.schemeName}
          value={name}
          maxLength={300}
          isRequired
          autoFocus
          problem={isTried && name.trim() === '' ? w.schemeNameMissing : null}
          onChange={setName}
        />
        <TextField
          label={w.source}
          hint={w.sourceHint}
          value={source}
          maxLength={500}
          isRequired
          problem={isTried && source.trim() === '' ? w.sourceMissing : null}
          onChange={setSource}
        />
        <DateField label={w.sourceDate} value={sourceDate} onChange={setSourceDate} />
      </FormRow>
      <table className="w-full border-collapse">
        <caption className="sr-only">{w.tiers}</caption>
        <thead>
          <tr className="border-line-strong border-b text-caption text-muted">
            <th scope="col" className="h-7 px-1 text-start font-medium">
              {w.tier}
            </th>
            <th scope="col" title={w.followers} className="w-32 px-1 text-end font-medium">
              {w.from}
            </th>
            <th scope="col" title={w.followers} className="w-24 px-1 text-end font-medium">
              {w.below}
            </th>
            <th scope="col" title={w.creatorsTitle} className="w-20 px-1 text-end font-medium">
              {w.creators}
            </th>
            <th scope="col" className="w-8">
              <span className="sr-only">{w.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.lines.map((line, index) => {
            const next = draft.lines[index + 1]
            const below = next ? next.from : draft.ceiling
            const count = counts[index]
            const place = format.count(index + 1)
            return (
              <tr key={line.key} className="align-top">
                <td className="px-1 py-1">
                  <TextField
                    label={w.nameOfTier(place)}
                    isLabelHidden
                    value={line.name}
                    maxLength={60}
                    problem={said(names[index])}
                    onChange={(text) => change(line.key, { name: text })}
                  />
                </td>
                <td className="px-1 py-1">
                  <NumberField
                    label={w.fromOfTier(place)}
                    isLabelHidden
                    value={line.from}
                    min={0}
                    step={1}
                    hasSteppers={false}
                    problem={said(froms[index])}
                    onChange={(from) => change(line.key, { from })}
                  />
                </td>
                <td className="num px-1 py-2 text-muted">
                  {below === null ? (next ? '…' : w.open) : format.count(below)}
                </td>
                <td className="num px-1 py-2">{count === undefined || froms[index] ? '…' : format.count(count)}</td>
                <td className="py-1.5 text-end">
                  <IconButton
                    size="small"
                    label={w.removeTier(line.name || place)}
                    icon={<X size={14} aria-hidden="true" />}
                    onPress={() =>
                      setDraft((old) => ({ ...old, lines: old.lines.filter(({ key }) => key !== line.key) }))
                    }
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="flex flex-wrap items-start justify-between gap-3">
        {draft.lines.length < MOST_TIERS && (
          <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={add}>
            {w.addTier}
          </Button>
        )}
        <NumberField
          label={w.ceiling}
          hint={w.ceilingHint}
          className="w-56"
          value={draft.ceiling}
          min={1}
          step={1}
          hasSteppers={false}
          problem={tooLow === null ? null : w.ceilingTooLow(format.count(tooLow))}
          onChange={(ceiling) => setDraft((old) => ({ ...old, ceiling }))}
        />
      </div>
    </FormDialog>
  )
}

/** A copy under another name, which is then changed. */
export function CopyDialog({
  scheme,
  onCopied,
  onClose,
}: {
  scheme: TierSchemeRecord
  onCopied: (copy: TierSchemeRecord) => void
  onClose: () => void
}) {
  const w = useWords(settingsWords)
  const [name, setName] = useState(w.copyName(scheme.name))
  // The dialog closes by itself once the copy is made; it is then opened for changes.
  const copy = useRef<TierSchemeRecord | null>(null)
  const isEmpty = name.trim() === ''
  return (
    <FormDialog
      title={w.copyTitle(scheme.name)}
      submitLabel={w.copySubmit}
      onClose={() => (copy.current ? onCopied(copy.current) : onClose())}
      onSubmit={() =>
        isEmpty
          ? null
          : saveStep('workspace.copyTierScheme', { id: scheme.id, name }, w.schemeCopied(name.trim())).then((made) => {
              copy.current = made
            })
      }
    >
      <TextField
        label={w.schemeName}
        value={name}
        maxLength={300}
        autoFocus
        problem={isEmpty ? w.schemeNameMissing : null}
        onChange={setName}
      />
    </FormDialog>
  )
}
