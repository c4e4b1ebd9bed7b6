import type { MadeFile } from '../../../../shared/contract/values'
import { host } from '../../lib/api'
import { useLocale } from '../../lib/locale'
import { toast } from '../../ui/Toast'
import { toastError } from '../../ui/undoToast'
import { reportsWords } from './words'

/** Hands a made file to the person: the desktop asks where to, a browser downloads it. Says what became of it. */
export async function saveMade(file: MadeFile): Promise<void> {
  const w = reportsWords(useLocale.getState().locale)
  const outcome = await host('host.saveFile', { fileToken: file.fileToken, suggestedName: file.name })
  if (outcome.kind === 'cancelled') return
  if (outcome.kind === 'download') {
    download(outcome.url, file.name)
    toast({ text: w.downloaded(file.name) })
    return
  }
  const { savedToken } = outcome
  toast({
    text: w.saved(outcome.name),
    action: {
      label: w.showInFolder,
      onAction: () => void host('host.showSaved', { savedToken }).catch(toastError),
    },
  })
}

/** The address works once and answers as an attachment, so the page stays where it is. */
function download(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
}
