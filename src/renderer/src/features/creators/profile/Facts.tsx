import { useMemo } from 'react'
import type { InputOf } from '../../../../../shared/contract'
import type { CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { apiKey, queryClient } from '../../../lib/api'
import { useLocale, useWords } from '../../../lib/locale'
import { SavedText } from '../../../ui/SavedText'
import { ComboBox, Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { toastError } from '../../../ui/undoToast'
import { WordsField } from '../../../ui/WordsField'
import { countryChoices, languageChoices, languageName } from '../regions'
import { Part } from './Part'
import { Sources } from './Sources'
import { profileWords } from './words'

type Change = Omit<InputOf<'creators.update'>, 'accountId'>
const TONES = ['none', 'hard', 'soft', 'both'] as const

/** Saves a change of the person and says so by name. A refusal is thrown. */
export function useChange(profile: CreatorProfile): (change: Change, what: string) => Promise<unknown> {
  const w = useWords(profileWords)
  const { row } = profile
  return (change, what) =>
    saveStep('creators.update', { accountId: row.accountId, ...change }, w.changed(`@${row.handle}`, what))
}

/** What is known of the person. Every value is saved where it stands. */
export function Facts({ profile }: { profile: CreatorProfile }) {
  const w = useWords(profileWords)
  const locale = useLocale((state) => state.locale)
  const change = useChange(profile)
  const { row, notes } = profile
  const countries = useMemo(() => countryChoices(locale), [locale])
  const languages = useMemo(() => languageChoices(locale, row.language), [locale, row.language])
  const name = (field: string) => w.fields[field] ?? field
  const start = (part: Change, field: string) => {
    change(part, name(field)).catch(toastError)
  }
  // Settles when the page shows what is kept.
  const startWords = (part: Change, field: string) =>
    change(part, name(field)).then(
      () => queryClient.refetchQueries({ queryKey: apiKey('creators.get', { accountId: row.accountId }) }),
      toastError,
    )
  return (
    <Part id="facts" title={w.facts} actions={<Sources accountId={row.accountId} />}>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(148px,1fr))] items-start gap-x-3 gap-y-2.5">
        <SavedText
          label={name('displayName')}
          className="col-span-full"
          value={row.displayName ?? ''}
          maxLength={300}
          save={(text) => change({ displayName: text.trim() || null }, name('displayName'))}
        />
        <ComboBox
          label={name('country')}
          choices={countries}
          value={row.country}
          onChange={(country) => {
            if (country !== row.country) start({ country }, 'country')
          }}
        />
        <SavedText
          label={name('city')}
          value={row.city ?? ''}
          maxLength={120}
          save={(text) => change({ city: text.trim() || null }, name('city'))}
        />
        <ComboBox
          label={name('language')}
          choices={languages}
          value={row.language}
          onChange={(language) => {
            if (language !== row.language) start({ language }, 'language')
          }}
        />
        <Select
          label={name('tone')}
          choices={TONES.map((id) => ({ id, label: w.tones[id] }))}
          value={row.tone ?? 'none'}
          onChange={(tone) => {
            if (tone !== (row.tone ?? 'none')) start({ tone: tone === 'none' ? null : tone }, 'tone')
          }}
        />
        <WordsField
          label={name('furtherLanguages')}
          className="col-span-full"
          words={row.furtherLanguages}
          maxWords={30}
          maxChars={35}
          face={(tag) => languageName(tag, locale)}
          onChange={(typed) =>
            startWords({ furtherLanguages: typed.map((text) => languageTag(text, languages)) }, 'furtherLanguages')
          }
        />
        {(['niches', 'hashtags', 'brandValues', 'tags'] as const).map((field) => (
          <WordsField
            key={field}
            label={name(field)}
            className="col-span-full"
            words={row[field]}
            onChange={(words) => startWords({ [field]: words }, field)}
          />
        ))}
        <SavedText
          label={name('notes')}
          className="col-span-full"
          value={notes ?? ''}
          lines={3}
          maxLength={20_000}
          save={(text) => change({ notes: text.trim() === '' ? null : text }, name('notes'))}
        />
      </div>
    </Part>
  )
}

/** "French" is stored as `fr`; what names no language stays as it was typed, and the engine says so. */
function languageTag(text: string, languages: readonly { id: string; label: string }[]): string {
  const key = text.toLowerCase()
  return languages.find(({ id, label }) => label.toLowerCase() === key || id.toLowerCase() === key)?.id ?? text
}
