import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { AccountRecord } from '../../../../../shared/contract/creatorRecord'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { today } from '../../../lib/today'
import { Button, IconButton } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { NumberField } from '../../../ui/NumberField'
import { ComboBox } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { countryChoices } from '../regions'
import { type Dimension, dimensionName, sharesOf } from './audience'
import { profileWords } from './words'

/** As the planner's targets name them. */
const USUAL: Readonly<Record<Dimension, readonly string[]>> = {
  country: [],
  age: ['13-17', '18-24', '25-34', '35-44', '45-54', '55+'],
  gender: ['f', 'm', 'x'],
}
interface Line {
  key: string
  share: number | null
}

/** The shares of one dimension, typed as the creator's statistics show them. */
export function AudienceDialog({
  account,
  dimension,
  onClose,
}: {
  account: AccountRecord
  dimension: Dimension
  onClose: () => void
}) {
  const w = useWords(profileWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const stated = sharesOf(account, dimension)
  const countries = useMemo(() => countryChoices(locale), [locale])
  const [lines, setLines] = useState<Line[]>(() => [
    ...stated.map(({ key, share }) => ({ key, share })),
    ...(stated.length === 0 ? USUAL[dimension].map((key) => ({ key, share: null })) : []),
  ])
  const [source, setSource] = useState(stated[0]?.source ?? '')
  const [day, setDay] = useState<string | null>(today())
  const [newKey, setNewKey] = useState('')
  const [isTried, setTried] = useState(false)
  const sum = lines.reduce((total, { share }) => total + (share ?? 0), 0)
  // Shares of whole per cents round to a little more than 1.
  const sumProblem = sum > 1.005 ? w.sumTooHigh(format.percent(sum, 1)) : null
  const addLine = (key: string) => {
    const trimmed = key.trim().slice(0, 20)
    if (trimmed !== '' && !lines.some((line) => line.key === trimmed)) {
      setLines((old) => [...old, { key: trimmed, share: null }])
    }
    setNewKey('')
  }
  return (
    <FormDialog
      title={w.editDimensionTitle[dimension]}
      submitLabel={w.saveAudience}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (source.trim() === '' || day === null || sumProblem !== null) return null
        return saveStep(
          'creators.setAudience',
          {
            accountId: account.accountId,
            dimension,
            shares: lines.flatMap(({ key, share }) => (share === null || share === 0 ? [] : [{ key, share }])),
            source,
            measuredOn: day,
          },
          w.audienceSaved(w.dimensions[dimension]),
        )
      }}
    >
      <ul className="flex flex-col gap-1.5">
        {lines.map(({ key, share }, index) => {
          const name = dimensionName(dimension, key, w, locale)
          return (
            <li key={key} className="grid grid-cols-[1fr_96px_24px] items-center gap-2">
              <span className="truncate">{name}</span>
              <NumberField
                label={w.shareOf(name)}
                isLabelHidden
                value={share}
                min={0}
                max={1}
                step={0.0001}
                hasSteppers={false}
                autoFocus={index === 0}
                formatOptions={{ style: 'percent', maximumFractionDigits: 2 }}
                onChange={(next) =>
                  setLines((old) => old.map((line) => (line.key === key ? { ...line, share: next } : line)))
                }
              />
              <IconButton
                size="small"
                label={w.removeLine(name)}
                icon={<X size={14} aria-hidden="true" />}
                onPress={() => setLines((old) => old.filter((line) => line.key !== key))}
              />
            </li>
          )
        })}
      </ul>
      {dimension === 'country' && (
        <ComboBox
          key={lines.length}
          label={w.addCountry}
          choices={countries.filter(({ id }) => !lines.some(({ key }) => key === id))}
          value={null}
          autoFocus={lines.length === 0}
          onChange={(country) => {
            if (country) addLine(country)
          }}
        />
      )}
      {dimension === 'age' && (
        <div className="flex items-start gap-2">
          <TextField label={w.addAge} hint={w.ageHint} value={newKey} maxLength={20} onChange={setNewKey} />
          <Button className="mt-5" onPress={() => addLine(newKey)}>
            {w.addLine}
          </Button>
        </div>
      )}
      <p role="status" className={sumProblem ? 'text-bad text-meta' : 'tabular text-meta text-muted'}>
        {sumProblem ?? w.sum(format.percent(sum, 1))}
      </p>
      <FormRow>
        <TextField
          label={w.audienceSource}
          hint={w.audienceSourceHint}
          value={source}
          maxLength={300}
          isRequired
          problem={isTried && source.trim() === '' ? w.sourceMissing : null}
          onChange={setSource}
        />
        <DateField label={w.measuredOn} value={day} problem={isTried && !day ? w.dayMissing : null} onChange={setDay} />
      </FormRow>
    </FormDialog>
  )
}
