import { ToggleButton } from 'react-aria-components/ToggleButton'
import type { OutputOf } from '../../../../shared/contract'
import type { CreatorFilter } from '../../../../shared/contract/creators'
import { useFormat, useWords } from '../../lib/locale'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { isNarrowed, noFilter, type QuickField, quickValues, toggleQuick, withClause } from './filter'
import { AddFilter } from './filters/AddFilter'
import { FacetButton } from './filters/FacetButton'
import { FilterChips } from './filters/FilterChips'
import { type Speech, valueLabel } from './filters/sentence'
import { creatorsWords } from './words'

type Facets = OutputOf<'creators.facets'>

export interface FilterBarProps {
  filter: CreatorFilter
  onChange: (filter: CreatorFilter) => void
  facets: Facets | undefined
  /** the default scheme's tiers, and what lies outside of them, shown even where nobody is in them */
  tierNames: readonly string[]
  speech: Speech
  isAdding: boolean
  onAddingChange: (isAdding: boolean) => void
}

/** Tiers as switches with their counts, usual fields behind buttons, any field behind "Add filter", and all as chips. */
export function FilterBar(props: FilterBarProps) {
  const { filter, onChange, facets, tierNames, speech, isAdding, onAddingChange } = props
  const w = useWords(creatorsWords)
  const toggle = (field: QuickField) => (key: string) => onChange(toggleQuick(filter, field, key))
  const button = (field: QuickField, what: string, found: readonly { key: string; count: number }[] | undefined) => (
    <FacetButton
      what={what}
      options={(found ?? []).map(({ key, count }) => ({ key, label: valueLabel(field, key, speech), count }))}
      chosen={quickValues(filter, field)}
      onToggle={toggle(field)}
    />
  )
  const hasChips = (filter.where?.length ?? 0) > 0
  return (
    <>
      <div className="flex items-center gap-2 max-[900px]:hidden">
        <TierSwitches
          tierNames={tierNames}
          facets={facets?.tiers ?? []}
          chosen={quickValues(filter, 'tier')}
          onToggle={toggle('tier')}
        />
        <span aria-hidden="true" className="h-5 border-line border-s" />
      </div>
      {/* Where the window is small the switches would take the room of the rows. */}
      <div className="min-[901px]:hidden">
        <FacetButton
          what={w.columns.tier}
          options={(facets?.tiers ?? []).map(({ key, count }) => ({ key, label: w.tierNames[key] ?? key, count }))}
          chosen={quickValues(filter, 'tier')}
          onToggle={toggle('tier')}
        />
      </div>
      {button('platform', w.platform, facets?.platforms)}
      {button('niches', w.niche, facets?.niches)}
      {button('country', w.country, facets?.countries)}
      {button('tags', w.tag, facets?.tags)}
      <AddFilter
        filter={filter}
        speech={speech}
        onAdd={(clause) => onChange(withClause(filter, null, clause))}
        isOpen={isAdding}
        onOpenChange={onAddingChange}
      />
      <div className={cx('flex min-w-0 items-center gap-2', hasChips && 'basis-full')}>
        <FilterChips filter={filter} speech={speech} onChange={onChange} />
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
  facets: Facets['tiers']
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
