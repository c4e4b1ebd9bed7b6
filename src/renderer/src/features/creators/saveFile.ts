import type { MadeFile } from '../../../../shared/contract/values'
import { host } from '../../lib/api'
import { toast } from '../../ui/Toast'
import { toastError } from '../../ui/undoToast'

export interface SaveWords {
  exported: (name: string) => string
  showInFolder: string
}

/** Hands a file that a job made to the person: asks where (desktop) or downloads it (browser), and says where it went. */
export async function saveFile(file: MadeFile, suggestedName: string, w: SaveWords): Promise<void> {
  try {
    const saved = await host('host.saveFile', { fileToken: file.fileToken, suggestedName })
    if (saved.kind === 'download') {
      const link = document.createElement('a')
      link.href = saved.url
      link.download = suggestedName
      link.click()
      toast({ text: w.exported(suggestedName) })
    }
    if (saved.kind === 'saved') {
      const { savedToken } = saved
      toast({
        text: w.exported(saved.name),
        action: {
          label: w.showInFolder,
          onAction: () => void host('host.showSaved', { savedToken }).catch(toastError),
        },
      })
    }
  } catch (error) {
    toastError(error)
  }
}

/** `Harbour_Creators_2026-11-22.csv`: parts without blanks, so that it survives mail and shells. */
export function fileName(parts: readonly string[], extension: string): string {
  const clean = parts.map((part) => part.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/g, ''))
  return `${clean
    .filter((part) => part !== '')
    .join('_')
    .slice(0, 200)}.${extension}`
}
