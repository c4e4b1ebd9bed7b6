import { useMemo, useRef, useState } from 'react'
import type { InputOf } from '../../../../shared/contract'
import type { CreatorProfile } from '../../../../shared/contract/creatorRecord'
import type { CreatorRow } from '../../../../shared/contract/creators'
import { useApiCommand, useApiQuery } from '../../lib/api'
import { useLocale, useWords } from '../../lib/locale'
import { MoneyField } from '../../ui/NumberField'
import { Section } from '../../ui/Screen'
import { ComboBox } from '../../ui/Select'
import { CommitField } from '../../ui/TextField'
import { toastError, undoToast } from '../../ui/undoToast'
import { countryChoices, languageChoices } from './regions'
import { creatorsWords } from './words'

type Change = Omit<InputOf<'creators.update'>, 'accountId'>

/** What is known of a creator and may be changed here. Every change is saved where it stands and can be undone. */
export function PeekFields({ profile, onChanged }: { profile: CreatorProfile; onChanged: (row: CreatorRow) => void }) {
  const w = useWords(creatorsWords)
  const locale = useLocale((state) => state.locale)
  const workspace = useApiQuery('workspace.current', {})
  const update = useApiCommand('creators.update', { onFailed: toastError })
  const { row, notes } = profile
  const countries = useMemo(() => countryChoices(locale), [locale])
  const languages = useMemo(() => languageChoices(locale, row.language), [locale, row.language])

  function change(part: Change, what: string): void {
    update.run({ accountId: row.accountId, ...part }).then(
      (changed) => {
        onChanged(changed)
        return undoToast(w.changed(changed.handle, what.toLowerCase()))
      },
      () => {
        // Said by `onFailed`.
      },
    )
  }

  const currency = row.currency ?? workspace.data?.currency ?? null
  return (
    <Section title={w.details} level={3}>
      <div className="grid grid-cols-2 gap-x-3 gap-y-2.5">
        <CommitField
          label={w.name}
          className="col-span-2"
          value={row.displayName ?? ''}
          maxLength={300}
          onCommit={(typed) => change({ displayName: typed.trim() || null }, w.name)}
        />
        <ComboBox
          label={w.country}
          choices={countries}
          value={row.country}
          onChange={(country) => {
            if (country !== row.country) change({ country }, w.country)
          }}
        />
        <ComboBox
          label={w.language}
          choices={languages}
          value={row.language}
          onChange={(language) => {
            if (language !== row.language) change({ language }, w.language)
          }}
        />
        <CommitField
          label={w.niches}
          hint={w.nichesHint}
          className="col-span-2"
          value={row.niches.join(', ')}
          maxLength={2500}
          onCommit={(typed) => {
            const niches = readNiches(typed)
            if (niches.join('\n') !== row.niches.join('\n')) change({ niches }, w.niches)
          }}
        />
        <CommitField
          label={w.tags}
          hint={w.nichesHint}
          className="col-span-2"
          value={row.tags.join(', ')}
          maxLength={2500}
          onCommit={(typed) => {
            const tags = readNiches(typed)
            if (tags.join('\n') !== row.tags.join('\n')) change({ tags }, w.tags)
          }}
        />
        {currency && (
          <PriceField
            priceMinor={row.priceMinor}
            currency={currency}
            onCommit={(priceMinor) => change({ price: { priceMinor, currency } }, w.priceOfPost)}
          />
        )}
        <CommitField
          label={w.notes}
          className="col-span-2"
          value={notes ?? ''}
          lines={3}
          maxLength={20_000}
          onCommit={(typed) => change({ notes: typed.trim() === '' ? null : typed }, w.notes)}
        />
      </div>
    </Section>
  )
}

const MAX_NICHES = 30
const MAX_NICHE_CHARS = 80

/** "food, travel , food" is two niches. */
export function readNiches(text: string): string[] {
  const niches = text.split(',').map((niche) => niche.trim().slice(0, MAX_NICHE_CHARS).trim())
  return [...new Set(niches.filter((niche) => niche !== ''))].slice(0, MAX_NICHES)
}

/** A price can be replaced, not taken away: an emptied field shows the old one again, and so does Esc. */
function PriceField({
  priceMinor,
  currency,
  onCommit,
}: {
  priceMinor: number | null
  currency: string
  onCommit: (priceMinor: number) => void
}) {
  const w = useWords(creatorsWords)
  const [attempt, setAttempt] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const before = useRef('')
  return (
    <div
      ref={box}
      onFocusCapture={(event) => {
        if (event.target instanceof HTMLInputElement) before.current = event.target.value
      }}
      onKeyDownCapture={(event) => {
        const input = box.current?.querySelector('input')
        if (event.key !== 'Escape' || !input || input.value === before.current) return
        event.stopPropagation()
        setAttempt((old) => old + 1)
        requestAnimationFrame(() => box.current?.querySelector('input')?.focus())
      }}
    >
      <MoneyField
        key={`${attempt} ${priceMinor}`}
        label={w.priceOfPost}
        hint={w.priceHint}
        currency={currency}
        valueMinor={priceMinor}
        onChange={(next) => {
          if (next === null) setAttempt((old) => old + 1)
          else if (next !== priceMinor) onCommit(next)
        }}
      />
    </div>
  )
}
