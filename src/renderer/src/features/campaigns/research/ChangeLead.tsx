import { useState } from 'react'
import type { ResearchLead } from '../../../../../shared/contract/creatorFinding'
import { useApiCommand } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { undoToast } from '../../../ui/undoToast'
import { isWebAddress, leadName } from './leadName'
import { researchWords } from './words'

const ANY = 'any'
const PLATFORMS = ['tiktok', 'instagram', 'youtube'] as const

export function ChangeLead({ lead, onClose }: { lead: ResearchLead; onClose: () => void }) {
  const w = useWords(researchWords)
  const [text, setText] = useState(lead.text)
  const [platform, setPlatform] = useState(lead.platform)
  const [link, setLink] = useState(lead.link ?? '')
  const [note, setNote] = useState(lead.note ?? '')
  const change = useApiCommand('creators.changeLead')
  const problems = {
    text: text.trim() === '' ? w.textMissing : null,
    link: isWebAddress(link) ? null : w.linkProblem,
  }

  async function keep(): Promise<void> {
    if (change.isRunning || problems.text || problems.link) return
    try {
      const changed = await change.run({
        leadId: lead.id,
        text,
        platform,
        link: link.trim() || null,
        note: note.trim() || null,
      })
      onClose()
      await undoToast(w.changed(leadName(changed)))
    } catch {
      // Shown in the dialog.
    }
  }

  return (
    <Dialog
      size="small"
      isOpen
      onClose={onClose}
      title={w.changeTitle(leadName(lead))}
      isBusy={change.isRunning}
      footer={
        <>
          <Button onPress={onClose}>{w.cancel}</Button>
          <Button look="primary" onPress={() => void keep()}>
            {w.keep}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextField
          label={w.textLabels[lead.kind]}
          value={text}
          onChange={setText}
          maxLength={200}
          problem={problems.text}
          autoFocus
        />
        {lead.kind !== 'marketplace' && (
          <Select
            label={w.platform}
            choices={[{ id: ANY, label: w.anyPlatform }, ...PLATFORMS.map((id) => ({ id, label: w.platforms[id] }))]}
            value={platform ?? ANY}
            onChange={(chosen) => setPlatform(chosen === ANY ? null : chosen)}
          />
        )}
        <TextField
          label={w.link}
          hint={w.linkHint}
          placeholder="https://"
          value={link}
          onChange={setLink}
          maxLength={2000}
          problem={problems.link}
        />
        <TextField label={w.note} lines={3} value={note} onChange={setNote} maxLength={2000} />
        {change.error && <ErrorNote error={change.error} />}
      </div>
    </Dialog>
  )
}
