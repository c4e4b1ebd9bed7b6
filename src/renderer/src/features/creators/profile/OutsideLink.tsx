import { ExternalLink } from 'lucide-react'
import { host } from '../../../lib/api'
import { IconButton } from '../../../ui/Button'
import { toastError } from '../../../ui/undoToast'

/** Whether an address may be handed to the browser: web pages only, never a script or a program of the system. */
export function isWebAddress(text: string): boolean {
  try {
    const { protocol } = new URL(text)
    return protocol === 'https:' || protocol === 'http:'
  } catch {
    return false
  }
}

/** Opens a web page in the person's own browser, by the host; anything else is not offered. */
export function OutsideLink({ url, label }: { url: string | null; label: string }) {
  if (!url || !isWebAddress(url)) return null
  return (
    <IconButton
      size="small"
      label={label}
      icon={<ExternalLink size={14} aria-hidden="true" />}
      onPress={() => openOutside(url)}
    />
  )
}

export function openOutside(url: string): void {
  if (isWebAddress(url)) void host('host.openExternal', { url }).catch(toastError)
}
