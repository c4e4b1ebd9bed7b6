import { BrowserWindow } from 'electron'
import { CallboardError } from '../../shared/contract/define'
import type { PrintRequest } from '../features/context'
import { settledScript } from '../print/settled'
import { holdForPrint } from './protocol'

/** Prints a report in a hidden window; the same options as an installed browser gets, none left to a default. */
export async function printInWindow(html: string, request: PrintRequest, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted()
  const held = holdForPrint(html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  })
  const stop = () => window.destroy()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await window.loadURL(held.address)
    await window.webContents.executeJavaScript(settledScript)
    return await window.webContents.printToPDF({
      pageSize: request.paper,
      landscape: false,
      displayHeaderFooter: false,
      printBackground: true,
      scale: 1,
      margins: { top: 0.47, bottom: 0.47, left: 0.47, right: 0.47 },
      pageRanges: '',
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  } catch (error) {
    signal.throwIfAborted()
    throw new CallboardError(
      'print_failed',
      `The PDF could not be printed. ${error instanceof Error ? error.message : ''}`.trim(),
    )
  } finally {
    signal.removeEventListener('abort', stop)
    held.forget()
    if (!window.isDestroyed()) window.destroy()
  }
}
