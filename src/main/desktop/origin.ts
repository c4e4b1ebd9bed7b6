import { app, type WebFrameMain } from 'electron'

/** Where the built page lives. A standard scheme of our own: no `file:`, no port. */
export const appOrigin = 'app://bundle'

/** The dev server's origin while developing; never in a package. */
export function devOrigin(): string | null {
  const url = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  return url && URL.canParse(url) ? new URL(url).origin : null
}

/** The one place that says which pages are ours: the sender check and the navigation guard both ask here. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  const origin = `${protocol}//${host}`
  return origin === appOrigin || origin === devOrigin()
}

/** Only the top frame of a page of ours may speak to the engine. */
export function isTrustedSender(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url)
}
