import { useState } from 'react'
import type { BrandRecord } from '../../../../../shared/contract/campaigns'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { TextField } from '../../../ui/TextField'
import { WordsField } from '../../../ui/WordsField'
import { campaignsWords } from '../words'

/** What a brand is, sells, stands for, and competes with. */
export function EditBrand({ brand, onClose }: { brand: BrandRecord; onClose: () => void }) {
  const w = useWords(campaignsWords)
  const [draft, setDraft] = useState(brand)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<BrandRecord>) => setDraft((old) => ({ ...old, ...change }))
  const isNameless = draft.name.trim() === ''
  function save(): Promise<unknown> | null {
    setTried(true)
    if (isNameless) return null
    const { competitors, brandValues, niches } = draft
    return call('campaigns.updateBrand', {
      brandId: brand.id,
      name: draft.name,
      category: draft.category?.trim() || null,
      competitors,
      brandValues,
      niches,
    })
  }
  return (
    <FormDialog
      title={w.brandTitle(brand.name)}
      submitLabel={w.saveBrand}
      onSubmit={save}
      onClose={onClose}
      size="medium"
    >
      <TextField
        label={w.name}
        value={draft.name}
        maxLength={300}
        isRequired
        problem={isTried && isNameless ? w.needed.brandName : null}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={w.category}
        hint={w.categoryHint}
        value={draft.category ?? ''}
        maxLength={120}
        onChange={(category) => set({ category })}
      />
      <WordsField
        label={w.competitors}
        hint={w.competitorsHint}
        words={draft.competitors}
        maxWords={200}
        maxChars={200}
        onChange={(competitors) => set({ competitors })}
      />
      <WordsField
        label={w.brandValues}
        hint={w.brandValuesHint}
        words={draft.brandValues}
        onChange={(brandValues) => set({ brandValues })}
      />
      <WordsField label={w.niches} words={draft.niches} onChange={(niches) => set({ niches })} />
    </FormDialog>
  )
}
