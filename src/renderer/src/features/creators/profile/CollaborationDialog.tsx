import { useState } from 'react'
import type { CollaborationRecord, CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { DateField } from '../../../ui/DateField'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { WordsField } from '../../../ui/WordsField'
import { isWebAddress } from './OutsideLink'
import { profileWords } from './words'

const WORKS = ['paid', 'gifted', 'unpaid', 'unknown'] as const
const OTHER = 'other'

export function CollaborationDialog({
  profile,
  record,
  onClose,
}: {
  profile: CreatorProfile
  record: CollaborationRecord | null
  onClose: () => void
}) {
  const w = useWords(profileWords)
  const clients = useApiQuery('campaigns.clients', {})
  const brands = (clients.data ?? []).flatMap((client) =>
    client.brands.map(({ id, name, category }) => ({ id, name, category, client: client.name })),
  )
  const [draft, setDraft] = useState({
    brandId: record?.brandId ?? null,
    brandName: record?.brandName ?? '',
    category: record?.category ?? '',
    kind: record?.kind ?? 'paid',
    startedOn: record?.startedOn ?? null,
    endedOn: record?.endedOn ?? null,
    exclusiveUntil: record?.exclusiveUntil ?? null,
    exclusiveAgainst: record?.exclusiveAgainst ?? [],
    link: record?.link ?? '',
    note: record?.note ?? '',
  })
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...change }))
  const name = draft.brandName.trim()
  const link = draft.link.trim()
  const problems = {
    brand: name === '' ? w.brandMissing : null,
    ended: draft.startedOn && draft.endedOn && draft.endedOn < draft.startedOn ? w.endsBeforeStart : null,
    link: link !== '' && !isWebAddress(link) ? w.linkBad : null,
  }
  return (
    <FormDialog
      title={record ? w.editCollaborationTitle(record.brandName) : w.addCollaborationTitle}
      submitLabel={record ? w.saveCollaboration : w.addCollaborationSubmit}
      size="medium"
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (Object.values(problems).some((problem) => problem !== null)) return null
        return saveStep(
          'creators.saveCollaboration',
          {
            creatorId: profile.creatorId,
            ...(record ? { id: record.id } : {}),
            ...draft,
            brandName: name,
            category: draft.category.trim() || null,
            link: link || null,
            note: draft.note.trim() || null,
          },
          record ? w.collaborationChanged(name) : w.collaborationAdded(name),
        )
      }}
    >
      <FormRow>
        <TextField
          label={w.brand}
          hint={w.brandHint}
          value={draft.brandName}
          maxLength={200}
          isRequired
          autoFocus
          problem={isTried ? problems.brand : null}
          // A name typed by hand is no longer the brand that was chosen.
          onChange={(brandName) => set({ brandName, brandId: null })}
        />
        {brands.length > 0 && (
          <Select
            label={w.ownBrand}
            choices={[
              { id: OTHER, label: w.none },
              ...brands.map(({ id, name: label, client }) => ({ id, label, hint: client })),
            ]}
            value={draft.brandId ?? OTHER}
            onChange={(id) => {
              const brand = brands.find((candidate) => candidate.id === id)
              if (!brand) set({ brandId: null })
              else set({ brandId: brand.id, brandName: brand.name, category: brand.category ?? draft.category })
            }}
          />
        )}
      </FormRow>
      <FormRow>
        <TextField
          label={w.category}
          value={draft.category}
          maxLength={120}
          onChange={(category) => set({ category })}
        />
        <Select
          label={w.work}
          choices={WORKS.map((id) => ({ id, label: w.works[id] }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
      </FormRow>
      <FormRow>
        <DateField label={w.startedOn} value={draft.startedOn} onChange={(startedOn) => set({ startedOn })} />
        <DateField
          label={w.endedOn}
          value={draft.endedOn}
          problem={isTried ? problems.ended : null}
          onChange={(endedOn) => set({ endedOn })}
        />
        <DateField
          label={w.exclusiveUntil}
          value={draft.exclusiveUntil}
          onChange={(exclusiveUntil) => set({ exclusiveUntil })}
        />
      </FormRow>
      <WordsField
        label={w.exclusiveAgainst}
        hint={w.exclusiveAgainstHint}
        words={draft.exclusiveAgainst}
        maxWords={50}
        maxChars={200}
        onChange={(exclusiveAgainst) => set({ exclusiveAgainst })}
      />
      <TextField
        label={w.link}
        value={draft.link}
        maxLength={2000}
        problem={isTried ? problems.link : null}
        onChange={(text) => set({ link: text })}
      />
      <TextField label={w.note} value={draft.note} lines={2} maxLength={2000} onChange={(note) => set({ note })} />
    </FormDialog>
  )
}
