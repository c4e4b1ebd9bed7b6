import { Award } from 'lucide-react'
import { useEffect } from 'react'
import { useApiJob } from '../../../lib/jobs'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { MenuButton } from '../../../ui/Menu'
import { saveFile } from '../../../ui/saveFile'
import { toastError } from '../../../ui/undoToast'
import { deliverableWords } from './words'

/** Writes the certificate of an approval and saves it where the person says. */
export function CertificateButton({ deliverableId }: { deliverableId: string }) {
  const w = useWords(deliverableWords)
  const job = useApiJob('approvals.certificate')
  const { error } = job
  useEffect(() => {
    if (error) toastError(error)
  }, [error])
  const write = async (format: 'pdf' | 'html') => {
    const made = await job.run({ deliverableId, format })
    if (made) await saveFile(made)
  }
  if (job.isRunning) {
    return (
      <Button isPending label={w.writingCertificate}>
        {w.certificate}
      </Button>
    )
  }
  return (
    <MenuButton
      label={w.certificate}
      groups={[
        {
          label: w.certificate,
          items: [
            { id: 'pdf', label: w.certificatePdf, onAction: () => void write('pdf') },
            { id: 'html', label: w.certificateHtml, onAction: () => void write('html') },
          ],
        },
      ]}
      trigger={<Button icon={<Award size={14} aria-hidden="true" />}>{w.certificate}</Button>}
    />
  )
}
