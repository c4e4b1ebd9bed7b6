import { useState } from 'react'
import type { RosterEntry } from '../../../../../shared/contract/campaigns'
import { call } from '../../../lib/api'
import { ApiError } from '../../../lib/errors'
import { useFormat, useWords } from '../../../lib/locale'
import { dropFile, UnreadableFileError, upload } from '../../../lib/upload'
import { DateField } from '../../../ui/DateField'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { Progress } from '../../../ui/Progress'
import { ComboBox } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { undoToast } from '../../../ui/undoToast'
import { termsWords } from './words'

const EVERYBODY = 'everybody'

/** Whose terms a file holds, when and by whom they were signed. */
export function AddTerms({
  campaignId,
  roster,
  file,
  onClose,
}: {
  campaignId: string
  roster: readonly RosterEntry[]
  file: File
  onClose: () => void
}) {
  const w = useWords(termsWords)
  const format = useFormat()
  const [owner, setOwner] = useState<string | null>(EVERYBODY)
  const [signedOn, setSignedOn] = useState<string | null>(null)
  const [signedBy, setSignedBy] = useState('')
  const [isTried, setTried] = useState(false)
  const [fraction, setFraction] = useState<number | null>(null)
  const choices = [
    { id: EVERYBODY, label: w.everybody },
    ...roster.map(({ accountId, handle, displayName }) => ({
      id: accountId,
      label: `@${handle}`,
      hint: displayName ?? undefined,
    })),
  ]

  function keep(): Promise<unknown> | null {
    setTried(true)
    if (owner === null || signedOn === null) return null
    return send(owner, signedOn)
  }
  async function send(whose: string, day: string): Promise<void> {
    setFraction(0)
    try {
      const held = await upload(
        file,
        (sent) => setFraction(file.size === 0 ? 1 : sent / file.size),
        new AbortController().signal,
      )
      try {
        await call('campaigns.addTerms', {
          campaignId,
          accountId: whose === EVERYBODY ? null : whose,
          fileToken: held.fileToken,
          signedOn: day,
          signedBy: signedBy.trim() || null,
        })
      } finally {
        dropFile(held.fileToken)
      }
      void undoToast(w.added(choices.find(({ id }) => id === whose)?.label ?? file.name))
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error
      throw new ApiError({ code: 'file_unreadable', message: w.unreadable(file.name) })
    } finally {
      setFraction(null)
    }
  }
  return (
    <FormDialog title={w.addTitle} submitLabel={w.addSubmit} onSubmit={keep} onClose={onClose}>
      <p className="[overflow-wrap:anywhere]">
        {file.name} <span className="text-muted">· {format.bytes(file.size)}</span>
      </p>
      <ComboBox
        label={w.signer}
        choices={choices}
        value={owner}
        problem={isTried && owner === null ? w.signerMissing : null}
        onChange={setOwner}
      />
      <FormRow>
        <DateField
          label={w.signedOn}
          value={signedOn}
          problem={isTried && signedOn === null ? w.dayMissing : null}
          onChange={setSignedOn}
        />
        <TextField label={w.signedBy} value={signedBy} maxLength={300} onChange={setSignedBy} />
      </FormRow>
      <div role="status" className="empty:hidden">
        {fraction !== null && <Progress label={w.keeping(file.name)} fraction={fraction} />}
      </div>
    </FormDialog>
  )
}
