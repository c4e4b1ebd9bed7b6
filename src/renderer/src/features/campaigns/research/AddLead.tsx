import { type FormEvent, useState } from 'react'
import type { LeadKind } from '../../../../../shared/contract/creatorFinding'
import type { Platform } from '../../../../../shared/contract/values'
import { useApiCommand } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { undoToast } from '../../../ui/undoToast'
import { isWebAddress, leadName } from './leadName'
import { researchWords } from './words'

const KINDS = ['hashtag', 'topic', 'place', 'marketplace'] as const
const ANY = 'any'
const PLATFORMS = ['tiktok', 'instagram', 'youtube'] as const

/** One row of fields; Enter adds, and the text field is ready for the next. */
export function AddLead({ campaignId }: { campaignId: string }) {
  const w = useWords(researchWords)
  const [kind, setKind] = useState<LeadKind>('hashtag')
  const [text, setText] = useState('')
  const [platform, setPlatform] = useState<Platform | null>(null)
  const [link, setLink] = useState('')
  const [wasAsked, setAsked] = useState(false)
  const add = useApiCommand('creators.addLead')

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (text.trim() === '' || !isWebAddress(link)) return
    try {
      const lead = await add.run({
        ...{ campaignId, kind, text, link: link.trim() || null },
        platform: kind === 'marketplace' ? null : platform,
      })
      setText('')
      setLink('')
      setAsked(false)
      await undoToast(w.added(leadName(lead)))
    } catch {
      // Shown below the fields.
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start gap-2">
        <Select
          label={w.kind}
          choices={KINDS.map((id) => ({ id, label: w.kinds[id] }))}
          value={kind}
          onChange={setKind}
          className="w-32"
        />
        <TextField
          label={w.textLabels[kind]}
          placeholder={w.placeholders[kind]}
          value={text}
          onChange={(next) => {
            setText(next)
            add.reset()
          }}
          maxLength={200}
          problem={wasAsked && text.trim() === '' ? w.textMissing : null}
          className="w-56 max-[560px]:w-full"
        />
        {kind !== 'marketplace' && (
          <Select
            label={w.platform}
            choices={[{ id: ANY, label: w.anyPlatform }, ...PLATFORMS.map((id) => ({ id, label: w.platforms[id] }))]}
            value={platform ?? ANY}
            onChange={(chosen) => setPlatform(chosen === ANY ? null : chosen)}
            className="w-36"
          />
        )}
        <TextField
          label={w.link}
          hint={kind === 'marketplace' ? w.linkMarketHint : w.linkHint}
          placeholder="https://"
          value={link}
          onChange={setLink}
          maxLength={2000}
          problem={wasAsked && !isWebAddress(link) ? w.linkProblem : null}
          className="w-64 max-[560px]:w-full"
        />
        <Button type="submit" isPending={add.isRunning} className="mt-5">
          {w.add}
        </Button>
      </div>
      {add.error && <ErrorNote error={add.error} />}
    </form>
  )
}
