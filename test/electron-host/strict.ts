/** What keeps the stand-in honest: whatever it does not implement fails by name, never as "undefined is not a function". */
import { EventEmitter } from 'node:events'

/** Throws the one error of this stand-in: the app asked for a part of Electron that is not modelled. */
export function missing(what: string): never {
  throw new Error(`electron stand-in: ${what} is not implemented`)
}

/** Names JavaScript itself (await, JSON, console) reads from any object; answering `undefined` is right for them. */
const ASKED_BY_LANGUAGE = new Set<string | symbol>(['then', 'toJSON', 'inspect', 'constructor'])

/** The object itself, but reading a member it does not have throws `<name>.<member> is not implemented`. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || ASKED_BY_LANGUAGE.has(key))
        return Reflect.get(object, key, receiver)
      return missing(`${name}.${key}`)
    },
  })
}

/** A whole module of Electron that is not modelled: it can be imported, and any use of it throws by name. */
export function absent(name: string): unknown {
  return new Proxy(function absentModule() {}, {
    get: (_target, key) =>
      typeof key === 'symbol' || ASKED_BY_LANGUAGE.has(key) ? undefined : missing(`${name}.${key}`),
    apply: () => missing(name),
    construct: () => missing(`new ${name}()`),
  })
}

/**
 * An emitter that refuses listeners for events it will never emit: a handler that stays silent would make a test pass
 * for the wrong reason. `known` also lists events accepted on purpose although nothing on this host can cause them.
 */
export class HostEmitter extends EventEmitter {
  constructor(owner: string, known: readonly string[]) {
    super()
    this.setMaxListeners(0)
    const names = new Set<string | symbol>([...known, 'newListener', 'removeListener', 'error'])
    super.on('newListener', (name: string | symbol) => {
      if (!names.has(name)) missing(`${owner} event '${String(name)}'`)
    })
  }
}

/** `target` with the members of `members`; accessors stay accessors. */
export function extend<T extends object, M extends object>(target: T, members: M): T & M {
  // `assign` gives the type; the descriptors then replace the values it has read from accessors.
  return Object.defineProperties(Object.assign(target, members), Object.getOwnPropertyDescriptors(members))
}

export interface CancelableEvent {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

/** The first argument of Electron's cancelable events, with the further fields some of them carry. */
export function cancelable<T extends object>(fields: T): T & CancelableEvent {
  let prevented = false
  const event: CancelableEvent = {
    preventDefault() {
      prevented = true
    },
    get defaultPrevented() {
      return prevented
    },
  }
  return extend({ ...fields }, event)
}

/** Emits a cancelable event and says whether nobody prevented it. */
export function allowed(emitter: EventEmitter, name: string, ...rest: unknown[]): boolean {
  const event = cancelable({})
  emitter.emit(name, event, ...rest)
  return !event.defaultPrevented
}
