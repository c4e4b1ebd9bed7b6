import { host } from '../../../lib/api'
import { transport } from '../../../lib/transport'
import { toastError } from '../../../ui/undoToast'

/** Opens the mail program with the letter written: the desktop asks the system, a page follows the link itself. */
export function openMail(mailto: string): void {
  if (transport().shell === 'desktop') void host('host.openExternal', { url: mailto }).catch(toastError)
  else window.location.assign(mailto)
}
