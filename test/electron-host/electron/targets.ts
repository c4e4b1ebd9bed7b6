/** Which Chromium target belongs to which window, and what happens to a popup. */
import type { CdpSession } from '../cdp.ts'
import { browser, host } from './host.ts'

const claimed = new Map<string, (session: CdpSession) => void>()
const creating = new Set<Promise<unknown>>()

/** Attaches to every new page while it is paused, so that the preload is in place before its first script. */
export async function watchTargets(): Promise<void> {
  browser().on('Target.attachedToTarget', (event) => void attached(event.sessionId, event.targetInfo))
  await browser().send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  })
}

async function attached(sessionId: string, info: { targetId: string; openerId?: string }): Promise<void> {
  const session = host.chromium?.cdp.session(sessionId)
  if (!session) return
  // The event can be here before the answer of the `createTarget` that caused it.
  if (!claimed.has(info.targetId)) await Promise.allSettled(creating)
  const claim = claimed.get(info.targetId)
  if (claim) {
    claim(session)
    return
  }
  // A popup of target=_blank: its opener has been told by Page.windowOpen, and `deny` is the only answer there is.
  if (info.openerId)
    await browser()
      .send('Target.closeTarget', { targetId: info.targetId })
      .catch(() => undefined)
  await session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined)
}

/** A new page, paused at `about:blank`. Size in CSS pixels of the page itself. */
export async function createTarget(size: {
  width: number
  height: number
}): Promise<{ targetId: string; session: CdpSession }> {
  const known = Promise.withResolvers<void>()
  creating.add(known.promise)
  try {
    const { targetId } = await browser().send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })
    const session = await new Promise<CdpSession>((resolve) => {
      claimed.set(targetId, resolve)
      known.resolve()
    })
    return { targetId, session }
  } finally {
    known.resolve()
    creating.delete(known.promise)
  }
}

export function releaseTarget(targetId: string): void {
  claimed.delete(targetId)
}
