import { useState } from 'react'
import type { AccountRecord, RateRecord } from '../../../../../shared/contract/creatorRecord'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { today } from '../../../lib/today'
import { DateField } from '../../../ui/DateField'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { MoneyField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { profileWords } from './words'

const BASES = ['asked', 'agreed', 'paid'] as const
/** Where neither the creator nor the workspace names another. */
const USUAL_CURRENCIES = ['EUR', 'GBP', 'USD']

/** A price: a new one, or one that was noted before. */
export function RateDialog({
  account,
  rate,
  onClose,
}: {
  account: AccountRecord
  rate: RateRecord | null
  onClose: () => void
}) {
  const w = useWords(profileWords)
  const format = useFormat()
  const workspace = useApiQuery('workspace.current', {})
  const own = workspace.data?.currency
  const [draft, setDraft] = useState<Draft>({
    format: rate?.format ?? account.rates[0]?.format ?? 'video',
    priceMinor: rate?.priceMinor ?? null,
    currency: rate?.currency ?? account.rates[0]?.currency ?? own ?? 'EUR',
    quotedOn: rate ? rate.quotedOn : today(),
    basis: rate?.basis ?? 'asked',
    note: rate?.note ?? '',
  })
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }))
  const currencies = [
    ...new Set([
      draft.currency,
      ...(own ? [own] : []),
      ...account.rates.map(({ currency }) => currency),
      ...USUAL_CURRENCIES,
    ]),
  ]
  const problems = {
    format: draft.format.trim() === '' ? w.formatMissing : null,
    price: draft.priceMinor === null ? w.priceMissing : null,
    day: draft.quotedOn === null ? w.dayMissing : null,
  }
  return (
    <FormDialog
      title={rate ? w.editRateTitle(rate.format) : w.addRateTitle(account.handle)}
      submitLabel={rate ? w.saveRate : w.addRateSubmit}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        const { priceMinor, quotedOn } = draft
        if (problems.format || priceMinor === null || quotedOn === null) return null
        const fields = { ...draft, priceMinor, quotedOn, note: draft.note.trim() || null }
        if (rate) return saveStep('creators.updateRate', { rateId: rate.id, ...fields }, w.rateChanged(draft.format))
        return saveStep(
          'creators.addRate',
          { accountId: account.accountId, ...fields },
          w.rateAdded(format.money(priceMinor, draft.currency, 'short'), draft.format),
        )
      }}
    >
      <FormRow>
        <TextField
          label={w.format}
          hint={w.formatHint}
          value={draft.format}
          maxLength={60}
          isRequired
          problem={isTried ? problems.format : null}
          onChange={(text) => set({ format: text })}
        />
        <Select
          label={w.rateBasis}
          hint={w.rateBasisTitle}
          choices={BASES.map((id) => ({ id, label: w.rateBases[id] }))}
          value={draft.basis}
          onChange={(basis) => set({ basis })}
        />
      </FormRow>
      <div className="grid grid-cols-[1fr_96px] items-start gap-3">
        <MoneyField
          label={w.price}
          valueMinor={draft.priceMinor}
          currency={draft.currency}
          isRequired
          autoFocus
          problem={isTried ? problems.price : null}
          onChange={(priceMinor) => set({ priceMinor })}
        />
        <Select
          label={w.currency}
          choices={currencies.map((id) => ({ id, label: id }))}
          value={draft.currency}
          onChange={(currency) => set({ currency })}
        />
      </div>
      <DateField
        label={w.quotedOn}
        value={draft.quotedOn}
        problem={isTried ? problems.day : null}
        onChange={(quotedOn) => set({ quotedOn })}
      />
      <TextField label={w.note} value={draft.note} lines={2} maxLength={2000} onChange={(note) => set({ note })} />
    </FormDialog>
  )
}

interface Draft {
  format: string
  priceMinor: number | null
  currency: string
  quotedOn: string | null
  basis: RateRecord['basis']
  note: string
}
