/** `ipcMain`, and what happens to a message that arrives from a page. */
import { EventEmitter } from 'node:events'
import { makeCodec } from '../page/codec.ts'

export const codec = makeCodec()

type Handler = (event: object, ...args: unknown[]) => unknown
const handlers = new Map<string, Handler>()

function handle(channel: string, handler: Handler): void {
  if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
  if (typeof handler !== 'function')
    throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
  handlers.set(channel, handler)
}

export const ipcMain = Object.assign(new EventEmitter(), {
  handle,
  handleOnce(channel: string, handler: Handler): void {
    handle(channel, (event, ...args) => {
      handlers.delete(channel)
      return handler(event, ...args)
    })
  },
  removeHandler(channel: string): void {
    handlers.delete(channel)
  },
})

/** Runs the handler of an `invoke`; answers with encoded data, or with the text Electron puts behind the channel name. */
export async function runHandler(
  channel: string,
  event: object,
  args: unknown[],
): Promise<{ data: string; error?: string }> {
  const handler = handlers.get(channel)
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return { data: codec.encode(await handler(event, ...args)) }
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    return { data: '', error: String(error) }
  }
}
