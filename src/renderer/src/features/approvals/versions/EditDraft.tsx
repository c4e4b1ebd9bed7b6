import { useState } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { undoToast } from '../../../ui/undoToast'
import { TextFields } from './TextFields'
import { versionsWords } from './words'

/** Changes the texts of a draft version. */
export function EditDraft({ version, onClose }: { version: ContentVersion; onClose: () => void }) {
  const w = useWords(versionsWords)
  const [texts, setTexts] = useState({
    caption: version.caption,
    hashtags: version.hashtags,
    links: version.links,
  })
  const [isAsked, setAsked] = useState(false)
  const lacksText = version.sha256 === null && texts.caption.trim() === ''
  return (
    <FormDialog
      title={w.editTitle(version.number)}
      submitLabel={w.save}
      size="medium"
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (lacksText) return null
        return call('approvals.editVersion', { versionId: version.id, ...texts }).then(() =>
          undoToast(w.saved(version.number)),
        )
      }}
    >
      <TextFields texts={texts} onChange={setTexts} captionProblem={isAsked && lacksText ? w.needsText : null} />
    </FormDialog>
  )
}
