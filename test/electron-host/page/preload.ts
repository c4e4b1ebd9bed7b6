/**
 * What a sandboxed preload script finds: `require('electron')`, a few Node names, and nothing else. Runs in the isolated
 * world; sent as source text, so it may use nothing from outside itself but its parameters.
 */
import type { Bridge, OpenRequest } from './bridge.ts'
import type { Codec } from './codec.ts'

/** Facts of the process, sent as JSON with the script. */
export interface PreloadFacts {
  versions: Record<string, string>
  platform: string
  arch: string
  argv: string[]
  pid: number
  execPath: string
  preloadPath: string
}

/** First line of every message between the page and the main process; the encoded arguments follow. */
export type PageHeader =
  | { t: 'invoke'; id: number; channel: string }
  | { t: 'send'; channel: string }
  | { t: 'open'; request: OpenRequest }
  | { t: 'title'; title: string }
  | { t: 'preload-error'; message: string; stack: string }

export type MainHeader = { t: 'reply'; id: number; channel: string; error?: string } | { t: 'send'; channel: string }

export interface PreloadEnvironment {
  require(name: string): unknown
  process: object
  Buffer: unknown
  setImmediate(callback: (...args: unknown[]) => void, ...args: unknown[]): number
  clearImmediate(id: number): void
  /** Reports that the preload script itself has thrown. */
  failed(error: unknown): void
}

export function makePreload(
  secret: string,
  facts: PreloadFacts,
  codec: Codec,
  makeBridge: (secret: string, me: 'preload', onOpen: (request: OpenRequest) => void) => Bridge,
  post: (text: string) => void,
  setReceiver: (receive: (header: MainHeader, data: string) => void) => void,
): PreloadEnvironment {
  type Listener = (event: object, ...args: unknown[]) => void
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let lastId = 0

  function missing(what: string): never {
    throw new Error(`electron stand-in: ${what} is not implemented`)
  }
  function strict<T extends object>(name: string, target: T): T {
    return new Proxy(target, {
      get: (object, key) =>
        typeof key === 'symbol' || key in object || key === 'then' || key === 'toJSON'
          ? Reflect.get(object, key)
          : missing(`${name}.${key}`),
    })
  }
  function send(header: PageHeader, data: string): void {
    post(`${JSON.stringify(header)}\n${data}`)
  }
  // Chromium tells a debugger about a title late or never, so the page's own document is watched.
  let title = ''
  function reportTitle(): void {
    if (document.title === title) return
    title = document.title
    send({ t: 'title', title }, '')
  }
  document.addEventListener('DOMContentLoaded', () => {
    reportTitle()
    const whole = { subtree: true, childList: true, characterData: true }
    new MutationObserver(reportTitle).observe(document.head, whole)
  })
  const bridge = makeBridge(secret, 'preload', (request) => send({ t: 'open', request }, ''))

  function add(channel: string, listener: Listener, once: boolean): object {
    const list = listeners.get(channel) ?? []
    list.push({ listener, once })
    listeners.set(channel, list)
    return ipcRenderer
  }
  function remove(channel: string, listener: Listener): object {
    const list = listeners.get(channel) ?? []
    const at = list.findIndex((entry) => entry.listener === listener)
    if (at >= 0) list.splice(at, 1)
    return ipcRenderer
  }

  const ipcRenderer: object = strict('ipcRenderer', {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const data = codec.encode(args)
      const id = ++lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        send({ t: 'invoke', id, channel }, data)
      })
    },
    send(channel: string, ...args: unknown[]): void {
      send({ t: 'send', channel }, codec.encode(args))
    },
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel?: string): object {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  })

  setReceiver((header, data) => {
    if (header.t === 'reply') {
      const call = waiting.get(header.id)
      waiting.delete(header.id)
      if (header.error === undefined) call?.resolve(codec.decode(data))
      else call?.reject(new Error(`Error invoking remote method '${header.channel}': ${header.error}`))
      return
    }
    const args = codec.decode(data)
    for (const { listener, once } of [...(listeners.get(header.channel) ?? [])]) {
      if (once) remove(header.channel, listener)
      listener({ sender: ipcRenderer, ports: [] }, ...(Array.isArray(args) ? args : []))
    }
  })

  const electron = strict('electron (in a preload)', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
    ipcRenderer,
    crashReporter: strict('crashReporter', {}),
    nativeImage: strict('nativeImage', {}),
    webFrame: strict('webFrame', {}),
    webUtils: strict('webUtils', {}),
  })

  // A macrotask of its own: a timer would be clamped to 4 ms when nested.
  const immediates = new Map<number, () => void>()
  const channel = new MessageChannel()
  channel.port1.onmessage = (event: MessageEvent<number>) => {
    const run = immediates.get(event.data)
    immediates.delete(event.data)
    run?.()
  }
  function setImmediate(callback: (...args: unknown[]) => void, ...args: unknown[]): number {
    const id = ++lastId
    immediates.set(id, () => callback(...args))
    channel.port2.postMessage(id)
    return id
  }
  function clearImmediate(id: number): void {
    immediates.delete(id)
  }

  const modules: Record<string, object> = {
    electron,
    timers: { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate },
    url: { URL, URLSearchParams },
  }
  return {
    require(name) {
      const bare = name.replace(/^node:/, '').replace(/^electron\/(common|renderer)$/, 'electron')
      const known = Object.hasOwn(modules, bare) ? modules[bare] : undefined
      if (known) return known
      if (bare === 'events') return missing(`require('events') in a preload`)
      throw new Error(`module not found: ${name}`)
    },
    process: strict('process (in a preload)', {
      versions: facts.versions,
      platform: facts.platform,
      arch: facts.arch,
      argv: facts.argv,
      pid: facts.pid,
      execPath: facts.execPath,
      env: strict('process.env (in a preload)', {}),
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      contextId: secret,
    }),
    Buffer: strict('Buffer (in a preload)', {}),
    setImmediate,
    clearImmediate,
    failed(error) {
      console.error(`Unable to load preload script: ${facts.preloadPath}`)
      console.error(error)
      const stack = error instanceof Error ? (error.stack ?? '') : ''
      send({ t: 'preload-error', message: error instanceof Error ? error.message : String(error), stack }, '')
    },
  }
}
