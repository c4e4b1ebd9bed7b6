import type { EngineEvent, Envelope, Reply } from '../../../shared/contract/define'
import type { HostEvent } from '../../../shared/contract/host'
import { connectHttp } from './transportHttp'

/** `reconnected`: announcements may have been missed, so everything may be stale. */
export type ShellEvent = EngineEvent | HostEvent | { kind: 'reconnected' }
export type HostEnvelope = { method: string; input: unknown }

/** What every shell offers to the page: the engine's calls, the host's own calls, and announcements. */
export interface Transport {
  readonly shell: 'desktop' | 'browser'
  call(envelope: Envelope, signal?: AbortSignal): Promise<Reply>
  host(envelope: HostEnvelope): Promise<Reply>
  /** An address for a media element, good for a while. */
  mediaUrl(sha256: string): Promise<string>
  onEvent(listener: (event: ShellEvent) => void): () => void
}

/** What the desktop's preload puts on `window`. */
interface Bridge {
  readonly shell: 'desktop'
  call(envelope: Envelope): Promise<Reply>
  host(envelope: HostEnvelope): Promise<Reply>
  onEvent(listener: (event: ShellEvent) => void): () => void
}

declare global {
  interface Window {
    callboard?: Bridge
  }
}

let current: Transport | null = null

/** The one transport of this window: the preload's bridge where there is one, else HTTP to the shell that served us. */
export function transport(): Transport {
  current ??= window.callboard ? fromBridge(window.callboard) : connectHttp()
  return current
}

/** For tests: a stand-in for the engine. */
export function setTransport(next: Transport): void {
  current = next
}

function fromBridge(bridge: Bridge): Transport {
  return {
    shell: 'desktop',
    call: (envelope) => bridge.call(envelope),
    host: (envelope) => bridge.host(envelope),
    // The page's own scheme serves media; who may ask is settled by it.
    mediaUrl: async (sha256) => `media/${sha256}`,
    onEvent: (listener) => bridge.onEvent(listener),
  }
}
