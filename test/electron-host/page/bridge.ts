/**
 * One end of contextBridge; installed in the page's own world and in the preload's isolated world. Sent as source text:
 * it may use nothing from outside itself.
 *
 * The worlds share the DOM, so messages are events on `window` under a name the page cannot guess. `CustomEvent.detail`
 * crosses worlds by structured clone, synchronously; `relatedTarget` carries a DOM node across.
 */

export interface Bridge {
  expose(key: string, api: unknown): void
}

export interface OpenRequest {
  url: string
  frameName: string
  features: string
}

export function makeBridge(secret: string, me: 'main' | 'preload', onOpen: (request: OpenRequest) => void): Bridge {
  type Anything = (...args: unknown[]) => unknown
  type Wire =
    | { k: 'clone'; v: unknown }
    | { k: 'function' | 'promise' | 'node'; id: number }
    | { k: 'error'; message: string }
    | { k: 'list'; v: Wire[] }
    | { k: 'record'; v: [string, Wire][] }
  type Message =
    | { t: 'call'; id: number; args: Wire[] }
    | { t: 'reply'; ok: boolean; v: Wire }
    | { t: 'settle'; id: number; ok: boolean; v: Wire }
    | { t: 'expose'; key: string; v: Wire }
    | { t: 'open'; request: OpenRequest }

  // Taken before any page script runs, so that a page cannot listen in by replacing them.
  const Custom = CustomEvent
  const Mouse = MouseEvent
  const dispatch = window.dispatchEvent.bind(window)
  const theirs = secret + (me === 'main' ? 'preload' : 'main')
  const mine = secret + me

  const functions = new Map<number, Anything>()
  const functionIds = new WeakMap<Anything, number>()
  const proxies = new Map<number, Anything>()
  const promises = new Map<number, { resolve(v: unknown): void; reject(e: unknown): void }>()
  let lastId = 0
  let reply: { ok: boolean; v: Wire; nodes: EventTarget[] } | null = null
  let arrivedNodes: EventTarget[] = []

  function isCallable(x: unknown): x is Anything {
    return typeof x === 'function'
  }
  function isRecord(x: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(x)
    return (
      prototype === Object.prototype || prototype === null || Object.prototype.toString.call(x) === '[object Object]'
    )
  }
  function tooDeep(depth: number): void {
    if (depth > 1000) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      )
    }
  }

  /** Whether the native clone carries the value whole; then 100,000 rows cross without being taken apart. */
  function isPlain(x: unknown, depth: number): boolean {
    tooDeep(depth)
    if (typeof x === 'function' || typeof x === 'symbol') return false
    if (typeof x !== 'object' || x === null) return true
    if (x instanceof Promise || x instanceof Error || x instanceof Node) return false
    if (Array.isArray(x)) return x.every((item) => isPlain(item, depth + 1))
    if (isRecord(x)) return Object.values(x).every((item) => isPlain(item, depth + 1))
    return true
  }

  function pack(x: unknown, nodes: EventTarget[], depth = 0): Wire {
    tooDeep(depth)
    if (isCallable(x)) {
      let id = functionIds.get(x)
      if (id === undefined) {
        id = ++lastId
        functionIds.set(x, id)
        functions.set(id, x)
      }
      return { k: 'function', id }
    }
    if (typeof x === 'symbol') throw new TypeError('An object could not be cloned.')
    if (typeof x !== 'object' || x === null) return { k: 'clone', v: x }
    if (x instanceof Promise) {
      const id = ++lastId
      x.then(
        (value: unknown) => settle(id, true, value),
        (reason: unknown) => settle(id, false, reason),
      )
      return { k: 'promise', id }
    }
    // Electron keeps an error's message only.
    if (x instanceof Error) return { k: 'error', message: x.message }
    if (x instanceof Node) return { k: 'node', id: nodes.push(x) - 1 }
    if (isPlain(x, depth)) {
      // A failing clone would arrive as a silent null, so values of other kinds are tried here, where it can throw.
      if (!Array.isArray(x) && !isRecord(x) && !ArrayBuffer.isView(x)) structuredClone(x)
      return { k: 'clone', v: x }
    }
    if (Array.isArray(x)) return { k: 'list', v: x.map((item) => pack(item, nodes, depth + 1)) }
    return { k: 'record', v: Object.entries(x).map(([key, item]) => [key, pack(item, nodes, depth + 1)]) }
  }

  function unpack(wire: Wire, nodes: EventTarget[]): unknown {
    switch (wire.k) {
      case 'function':
        return proxy(wire.id)
      case 'promise':
        return new Promise((resolve, reject) => promises.set(wire.id, { resolve, reject }))
      case 'node':
        return nodes[wire.id] ?? null
      case 'error':
        return new Error(wire.message)
      case 'list':
        return wire.v.map((item) => unpack(item, nodes))
      case 'record': {
        const record: Record<string, unknown> = {}
        for (const [key, item] of wire.v) record[key] = unpack(item, nodes)
        return record
      }
      case 'clone':
        return wire.v
    }
  }

  function post(message: Message, nodes: EventTarget[]): void {
    for (const node of nodes) dispatch(new Mouse(`${theirs}node`, { relatedTarget: node }))
    dispatch(new Custom(theirs, { detail: message }))
  }
  function settle(id: number, ok: boolean, value: unknown): void {
    const nodes: EventTarget[] = []
    try {
      post({ t: 'settle', id, ok, v: pack(value, nodes) }, nodes)
    } catch (error) {
      post({ t: 'settle', id, ok: false, v: pack(error, []) }, [])
    }
  }
  /** Posts and takes the answer, which the other world gives before `post` returns. */
  function ask(message: Message, nodes: EventTarget[]): unknown {
    reply = null
    post(message, nodes)
    const answer: { ok: boolean; v: Wire; nodes: EventTarget[] } | null = reply
    reply = null
    return take(answer)
  }
  function take(answer: { ok: boolean; v: Wire; nodes: EventTarget[] } | null): unknown {
    if (!answer) throw new Error('contextBridge: the other world is gone')
    const value = unpack(answer.v, answer.nodes)
    if (!answer.ok) throw value
    return value
  }
  function proxy(id: number): Anything {
    const known = proxies.get(id)
    if (known) return known
    const call: Anything = (...args) => {
      const nodes: EventTarget[] = []
      return ask({ t: 'call', id, args: args.map((argument) => pack(argument, nodes)) }, nodes)
    }
    proxies.set(id, call)
    return call
  }

  function freeze(x: unknown): unknown {
    if (typeof x === 'object' && x !== null && (Array.isArray(x) || Object.getPrototypeOf(x) === Object.prototype)) {
      for (const item of Object.values(x)) freeze(item)
      Object.freeze(x)
    }
    return x
  }

  function answer(work: () => unknown): void {
    const nodes: EventTarget[] = []
    let message: Message
    try {
      message = { t: 'reply', ok: true, v: pack(work(), nodes) }
    } catch (error) {
      nodes.length = 0
      message = { t: 'reply', ok: false, v: pack(error, nodes) }
    }
    post(message, nodes)
  }

  function hear(message: Message, nodes: EventTarget[]): void {
    if (message.t === 'call') {
      answer(() => functions.get(message.id)?.(...message.args.map((argument) => unpack(argument, nodes))))
    } else if (message.t === 'reply') {
      reply = { ok: message.ok, v: message.v, nodes }
    } else if (message.t === 'settle') {
      const waiting = promises.get(message.id)
      promises.delete(message.id)
      const value = unpack(message.v, nodes)
      if (message.ok) waiting?.resolve(value)
      else waiting?.reject(value)
    } else if (message.t === 'expose') {
      answer(() => {
        if (Object.hasOwn(window, message.key)) {
          throw new Error('Cannot bind an API on top of an existing property on the window object')
        }
        const value = freeze(unpack(message.v, nodes))
        Object.defineProperty(window, message.key, { value, enumerable: true, configurable: false, writable: false })
      })
    } else {
      onOpen(message.request)
    }
  }

  window.addEventListener(`${mine}node`, (event) => {
    event.stopImmediatePropagation()
    if (event instanceof Mouse && event.relatedTarget) arrivedNodes.push(event.relatedTarget)
  })
  window.addEventListener(mine, (event) => {
    event.stopImmediatePropagation()
    const nodes = arrivedNodes
    arrivedNodes = []
    if (event instanceof Custom && event.detail) hear(event.detail, nodes)
  })

  if (me === 'main') {
    // `deny` is the only answer this host gives, so `window.open` can return null at once, as a denied one does.
    const nativeOpen = window.open.bind(window)
    window.open = (url, target, features) => {
      if (target === '_self' || target === '_top' || target === '_parent') return nativeOpen(url, target, features)
      const absolute = new URL(url ?? 'about:blank', document.baseURI).href
      post({ t: 'open', request: { url: absolute, frameName: target ?? '', features: features ?? '' } }, [])
      return null
    }
  }

  return {
    expose(key, api) {
      const nodes: EventTarget[] = []
      ask({ t: 'expose', key, v: pack(api, nodes) }, nodes)
    },
  }
}
