import { ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import type { OutputOf } from '../../../../shared/contract'
import type { CreatorFilter } from '../../../../shared/contract/creators'
import { useFormat, useLocale, useWords } from '../../lib/locale'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { type Chip, Chips } from '../../ui/Chip'
import { cx } from '../../ui/cx'
import { PopoverButton } from '../../ui/Dialog'
import { SearchBox } from '../../ui/TextField'
import type { Words } from './columns'
import { isNarrowed, type ListKey, noFilter, toggled, withoutEmpty } from './filter'
import { countryName } from './regions'
import { creatorsWords } from './words'

export interface FilterBarProps {
  filter: CreatorFilter
  onChange: (filter: CreatorFilter) => void
  facets: OutputOf<'creators.facets'> | undefined
  /** the default scheme's tiers, and what lies outside of them, shown even where nobody is in them */
  tierNames: readonly string[]
}

/** Tiers as switches with their counts, the other filters behind buttons, and what is active as chips. */
export function FilterBar({ filter, onChange, facets, tierNames }: FilterBarProps) {
  const w = useWords(creatorsWords)
  const locale = useLocale((state) => state.locale)
  const change = (part: CreatorFilter) => onChange(withoutEmpty({ ...filter, ...part }))
  const chips = useMemo(() => activeChips(filter, w, locale), [filter, w, locale])
  return (
    <>
      <TierSwitches
        tierNames={tierNames}
        facets={facets?.tiers ?? []}
        chosen={filter.tiers ?? []}
        onToggle={(tier) => change({ tiers: toggled(filter.tiers, tier) })}
      />
      <span aria-hidden="true" className="h-5 border-line border-s" />
      <FacetButton
        what={w.platform}
        options={(facets?.platforms ?? []).map(({ key, count }) => ({ key, label: platformName(key, w), count }))}
        chosen={filter.platforms ?? []}
        onToggle={(key) => {
          const platform = platformOf(key)
          if (platform) change({ platforms: toggled(filter.platforms, platform) })
        }}
      />
      <FacetButton
        what={w.niche}
        options={(facets?.niches ?? []).map(({ key, count }) => ({ key, label: key, count }))}
        chosen={filter.niches ?? []}
        onToggle={(key) => change({ niches: toggled(filter.niches, key) })}
      />
      <FacetButton
        what={w.country}
        options={(facets?.countries ?? []).map(({ key, count }) => ({ key, label: countryName(key, locale), count }))}
        chosen={filter.countries ?? []}
        onToggle={(key) => change({ countries: toggled(filter.countries, key) })}
      />
      <PriceButton filter={filter} onChange={onChange} />
      <div className={cx('flex min-w-0 items-center gap-2', chips.length > 0 && 'basis-full')}>
        <Chips
          label={w.filters}
          chips={chips}
          onRemove={(chip) => {
            const cut = chip.indexOf(':')
            onChange(removed(filter, chip.slice(0, cut), chip.slice(cut + 1)))
          }}
        />
        {isNarrowed(filter) && (
          <Button size="small" look="quiet" onPress={() => onChange(noFilter)}>
            {w.clearFilters}
          </Button>
        )}
      </div>
    </>
  )
}

function TierSwitches({
  tierNames,
  facets,
  chosen,
  onToggle,
}: {
  tierNames: readonly string[]
  facets: OutputOf<'creators.facets'>['tiers']
  chosen: readonly string[]
  onToggle: (tier: string) => void
}) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const outside = facets.filter(({ key }) => !tierNames.includes(key)).map(({ key }) => key)
  const keys = [...new Set([...tierNames, ...outside, ...chosen])]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that the bar has no room for
    <div role="group" aria-label={w.tiers} className="flex flex-wrap gap-1">
      {keys.map((key) => (
        <ToggleButton
          key={key}
          isSelected={chosen.includes(key)}
          onChange={() => onToggle(key)}
          className="ring-out inline-flex h-6 cursor-default select-none items-center gap-1.5 rounded-full border border-line-strong/45 bg-surface px-2.5 text-meta data-[selected]:border-accent data-[hovered]:bg-hover data-[selected]:bg-accent-soft data-[selected]:font-medium data-[selected]:text-accent"
        >
          {w.tierNames[key] ?? key}
          <span className="tabular text-caption text-muted">
            {format.compact(facets.find((facet) => facet.key === key)?.count ?? 0)}
          </span>
        </ToggleButton>
      ))}
    </div>
  )
}

interface Option {
  key: string
  label: string
  count: number
}

/** More than so many options get a field to find one. */
const MANY = 12

function FacetButton({
  what,
  options,
  chosen,
  onToggle,
}: {
  what: string
  options: readonly Option[]
  chosen: readonly string[]
  onToggle: (key: string) => void
}) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const [text, setText] = useState('')
  const sought = text.trim().toLowerCase()
  const shown = options.filter(({ label }) => sought === '' || label.toLowerCase().includes(sought))
  return (
    <PopoverButton
      label={w.filterBy(what)}
      onOpenChange={() => setText('')}
      trigger={
        <Button
          size="small"
          label={w.filterButton(chosen.length > 0 ? `${what} ${format.count(chosen.length)}` : what)}
          className={chosen.length > 0 ? 'text-accent' : ''}
        >
          {chosen.length > 0 ? `${what} ${format.count(chosen.length)}` : what}
          <ChevronDown size={12} aria-hidden="true" />
        </Button>
      }
    >
      <div className="flex w-60 flex-col gap-2">
        {options.length > MANY && <SearchBox label={w.findIn(what)} value={text} onChange={setText} />}
        {shown.length > 0 ? (
          <ul className="flex max-h-72 flex-col overflow-auto">
            {shown.map(({ key, label, count }) => (
              <li key={key} className="flex">
                <Checkbox
                  isSelected={chosen.includes(key)}
                  onChange={() => onToggle(key)}
                  className="min-w-0 flex-1 px-1"
                >
                  <span className="min-w-0 flex-1 truncate">{label}</span>
                  <span className="tabular text-meta text-muted">{format.count(count)}</span>
                </Checkbox>
              </li>
            ))}
          </ul>
        ) : (
          <p className="px-1 py-2 text-muted">{sought === '' ? w.nothingToChoose(what) : w.noChoice}</p>
        )}
      </div>
    </PopoverButton>
  )
}

function PriceButton({ filter, onChange }: Pick<FilterBarProps, 'filter' | 'onChange'>) {
  const w = useWords(creatorsWords)
  const { hasPrice, ...rest } = filter
  return (
    <PopoverButton
      label={w.filterBy(w.price)}
      trigger={
        <Button size="small" label={w.filterButton(w.price)} className={hasPrice === undefined ? '' : 'text-accent'}>
          {w.price}
          <ChevronDown size={12} aria-hidden="true" />
        </Button>
      }
    >
      <div className="flex w-44 flex-col">
        <Checkbox
          isSelected={hasPrice === true}
          onChange={(isOn) => onChange(isOn ? { ...rest, hasPrice: true } : rest)}
          className="px-1"
        >
          {w.hasPrice}
        </Checkbox>
        <Checkbox
          isSelected={hasPrice === false}
          onChange={(isOn) => onChange(isOn ? { ...rest, hasPrice: false } : rest)}
          className="px-1"
        >
          {w.noPrice}
        </Checkbox>
      </div>
    </PopoverButton>
  )
}

/** What is active, one chip a value; the tiers show it on their switches, the text in its field. */
function activeChips(filter: CreatorFilter, w: Words, locale: string): Chip[] {
  return [
    ...(filter.platforms ?? []).map((key) => ({ id: `platforms:${key}`, label: platformName(key, w) })),
    ...(filter.niches ?? []).map((key) => ({ id: `niches:${key}`, label: w.chip(w.niche, key) })),
    ...(filter.countries ?? []).map((key) => ({
      id: `countries:${key}`,
      label: w.chip(w.country, countryName(key, locale)),
    })),
    ...(filter.hasPrice === undefined ? [] : [{ id: 'hasPrice:', label: filter.hasPrice ? w.hasPrice : w.noPrice }]),
  ]
}

/** Names every active filter for "no match": "“ana”, tier: micro or nano, and with a price". */
export function filterNames(filter: CreatorFilter, w: Words, locale: string): string {
  const either = new Intl.ListFormat(locale, { type: 'disjunction' })
  const group = (what: string, values: readonly string[] | undefined) =>
    values?.length ? [w.chip(what.toLowerCase(), either.format(values))] : []
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format([
    ...(filter.text ? [w.textFilter(filter.text)] : []),
    ...group(
      w.columns.tier,
      filter.tiers?.map((tier) => w.tierNames[tier] ?? tier),
    ),
    ...group(
      w.platform,
      filter.platforms?.map((key) => w.platforms[key]),
    ),
    ...group(w.niche, filter.niches),
    ...group(
      w.country,
      filter.countries?.map((key) => countryName(key, locale)),
    ),
    ...(filter.hasPrice === undefined ? [] : [(filter.hasPrice ? w.hasPrice : w.noPrice).toLowerCase()]),
  ])
}

function removed(filter: CreatorFilter, key: string, value: string): CreatorFilter {
  if (key === 'hasPrice') {
    const { hasPrice: _, ...rest } = filter
    return rest
  }
  return isListKey(key)
    ? withoutEmpty({ ...filter, [key]: (filter[key] ?? []).filter((entry: string) => entry !== value) })
    : filter
}

function isListKey(key: string): key is ListKey {
  return key === 'tiers' || key === 'platforms' || key === 'niches' || key === 'countries'
}

export function platformName(key: string, w: Words): string {
  const platform = platformOf(key)
  return platform ? w.platforms[platform] : key
}

function platformOf(key: string): 'tiktok' | 'instagram' | 'youtube' | null {
  return key === 'tiktok' || key === 'instagram' || key === 'youtube' ? key : null
}
