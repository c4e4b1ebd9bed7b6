import { useMemo, useState } from 'react'
import { useLocale, useWords } from '../../lib/locale'
import { regionName, regionsMatching } from '../../lib/regions'
import { Chips } from '../../ui/Chip'
import { ComboBox } from '../../ui/Select'
import { campaignsWords } from './words'

/** Countries, each a chip that can be taken away, and a field that finds more by name or code. */
export function CountriesField({
  label,
  hint,
  countries,
  none,
  problem,
  onChange,
}: {
  label: string
  hint?: string
  countries: readonly string[]
  /** said while there is none */
  none: string
  problem?: string | null
  onChange: (countries: string[]) => void
}) {
  const w = useWords(campaignsWords)
  const locale = useLocale((state) => state.locale)
  const [text, setText] = useState('')
  const choices = useMemo(
    () =>
      regionsMatching(text, locale)
        .filter(({ code }) => !countries.includes(code))
        .map(({ code, name }) => ({ id: code, label: name, hint: code })),
    [text, locale, countries],
  )
  return (
    <div className="flex flex-col gap-2">
      <ComboBox
        label={label}
        {...(hint ? { hint } : {})}
        choices={choices}
        // A chosen country becomes a chip and leaves the list, so the field stays empty for the next. Naming the last
        // one as the value is what closes the list.
        value={countries.at(-1) ?? null}
        text={text}
        onType={setText}
        placeholder={w.addCountry}
        problem={problem}
        className="max-w-72"
        onChange={(code) => {
          if (!code) return
          setText('')
          onChange([...countries, code])
        }}
      />
      {countries.length === 0 ? (
        <p className="text-meta text-muted">{none}</p>
      ) : (
        <Chips
          label={label}
          chips={countries.map((code) => ({ id: code, label: regionName(code, locale) }))}
          onRemove={(gone) => onChange(countries.filter((code) => code !== gone))}
        />
      )}
    </div>
  )
}
