import { useState } from 'react'
import type { ClientRecord } from '../../../../../shared/contract/campaigns'
import type { TierSchemeRecord } from '../../../../../shared/contract/workspace'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { campaignsWords } from '../words'

const STANDARD = 'standard'

export interface EditClientProps {
  client: ClientRecord
  schemes: readonly TierSchemeRecord[]
  onClose: () => void
}

/** A client's name, and the tier scheme by which its campaigns class creators. */
export function EditClient({ client, schemes, onClose }: EditClientProps) {
  const w = useWords(campaignsWords)
  const [name, setName] = useState(client.name)
  const [schemeId, setSchemeId] = useState(client.tierSchemeId ?? STANDARD)
  const [isTried, setTried] = useState(false)
  const isNameless = name.trim() === ''
  const standard = schemes.find(({ isDefault }) => isDefault)
  function save(): Promise<unknown> | null {
    setTried(true)
    if (isNameless) return null
    return call('campaigns.updateClient', {
      clientId: client.id,
      name,
      tierSchemeId: schemeId === STANDARD ? null : schemeId,
    })
  }
  return (
    <FormDialog title={w.clientTitle(client.name)} submitLabel={w.saveClient} onSubmit={save} onClose={onClose}>
      <TextField
        label={w.name}
        value={name}
        maxLength={300}
        isRequired
        problem={isTried && isNameless ? w.needed.clientName : null}
        onChange={setName}
      />
      <Select
        label={w.tierScheme}
        hint={w.tierSchemeHint}
        choices={[
          { id: STANDARD, label: w.defaultScheme(standard?.name ?? '') },
          ...schemes.map((scheme) => ({ id: scheme.id, label: scheme.name })),
        ]}
        value={schemeId}
        onChange={setSchemeId}
      />
    </FormDialog>
  )
}
