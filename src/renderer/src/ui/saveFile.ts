import type { MadeFile } from '../../../shared/contract/values'
import { host } from '../lib/api'
import { useLocale } from '../lib/locale'
import { toast } from './Toast'
import { toastError } from './undoToast'
import { uiWords } from './words'

/** Hands a file that a job made to the person: the desktop asks where to, a browser downloads it. Says where it went. */
export async function saveFile(file: MadeFile, suggestedName = file.name): Promise<void> {
  const w = uiWords(useLocale.getState().locale)
  try {
    const saved = await host('host.saveFile', { fileToken: file.fileToken, suggestedName })
    if (saved.kind === 'cancelled') return
    if (saved.kind === 'download') {
      download(saved.url, suggestedName)
      toast({ text: w.downloaded(suggestedName) })
      return
    }
    const { savedToken } = saved
    toast({
      text: w.savedFile(saved.name),
      action: {
        label: w.showInFolder,
        onAction: () => void host('host.showSaved', { savedToken }).catch(toastError),
      },
    })
  } catch (error) {
    toastError(error)
  }
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
