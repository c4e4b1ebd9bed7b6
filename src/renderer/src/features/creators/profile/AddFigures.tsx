import { useState } from 'react'
import { type CountField, countFields } from '../../../../../shared/contract/creatorFields'
import type { AccountRecord } from '../../../../../shared/contract/creatorRecord'
import { useFormat, useWords } from '../../../lib/locale'
import { today } from '../../../lib/today'
import { DateField } from '../../../ui/DateField'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { NumberField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { profileWords } from './words'

const BASES = ['followers', 'views', 'reach', 'unstated'] as const

/** Figures as somebody read them, as of a day. */
export function AddFigures({ account, onClose }: { account: AccountRecord; onClose: () => void }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const [day, setDay] = useState<string | null>(today())
  const [counts, setCounts] = useState<Partial<Record<CountField, number | null>>>({})
  const [rate, setRate] = useState<number | null>(null)
  const [basis, setBasis] = useState<(typeof BASES)[number] | null>(null)
  const [isTried, setTried] = useState(false)
  const isEmpty = rate === null && countFields.every((field) => (counts[field] ?? null) === null)
  const problems = {
    day: day === null ? w.dayMissing : day > today() ? w.dayAhead : null,
    followers: isEmpty ? w.figuresMissing : null,
    rate: rate !== null && rate > 1 ? w.rateTooHigh : null,
    basis: rate !== null && basis === null ? w.basisMissing : null,
  }
  return (
    <FormDialog
      title={w.addFiguresTitle(account.handle)}
      submitLabel={w.addFiguresSubmit}
      size="medium"
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (day === null || Object.values(problems).some((problem) => problem !== null)) return null
        return saveStep(
          'creators.addMetrics',
          {
            accountId: account.accountId,
            measuredOn: day,
            ...Object.fromEntries(countFields.map((field) => [field, counts[field] ?? null])),
            engagementRate: rate,
            engagementBasis: rate === null ? null : basis,
          },
          w.figuresAdded(account.handle, format.date(day)),
        )
      }}
    >
      <FormRow>
        <DateField label={w.measuredOn} value={day} problem={isTried ? problems.day : null} onChange={setDay} />
      </FormRow>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(130px,1fr))] items-start gap-3">
        {countFields.map((field) => (
          <NumberField
            key={field}
            label={w.fields[field] ?? field}
            value={counts[field] ?? null}
            min={0}
            step={1}
            hasSteppers={false}
            problem={isTried && field === 'followers' ? problems.followers : null}
            onChange={(value) => setCounts((old) => ({ ...old, [field]: value }))}
          />
        ))}
      </div>
      <FormRow>
        <NumberField
          label={w.engagementRate}
          value={rate}
          min={0}
          step={0.0001}
          hasSteppers={false}
          formatOptions={{ style: 'percent', maximumFractionDigits: 2 }}
          problem={isTried ? problems.rate : null}
          onChange={setRate}
        />
        <Select
          label={w.engagementBasis}
          choices={BASES.map((id) => ({ id, label: w.basisChoices[id] }))}
          value={basis}
          problem={isTried ? problems.basis : null}
          onChange={setBasis}
        />
      </FormRow>
    </FormDialog>
  )
}
