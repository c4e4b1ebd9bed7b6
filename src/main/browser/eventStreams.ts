import type { ServerResponse } from 'node:http'
import type { EngineEvent } from '../../shared/contract/define'

/** A tab that does not read (asleep, in a debugger) is cut off here; when it comes back it asks for everything anew. */
const MAX_UNREAD_BYTES = 4 << 20

/**
 * The announcements to every open tab, as server-sent events that the page reads by a streamed fetch: EventSource
 * cannot send the token. An empty comment now and then lets both ends notice a line that went away.
 */
export function createEventStreams(heartbeatMs: number) {
  const streams = new Set<ServerResponse>()

  function write(text: string): void {
    for (const stream of streams) {
      stream.write(text)
      if (stream.writableLength > MAX_UNREAD_BYTES) stream.destroy()
    }
  }
  const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs)
  // It alone must not keep the process alive.
  heartbeat.unref()

  return {
    /** How many tabs listen. */
    count: () => streams.size,
    add(response: ServerResponse, onGone: () => void): void {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(':\n\n')
      streams.add(response)
      response.on('close', () => {
        streams.delete(response)
        onGone()
      })
    },
    announce(event: EngineEvent): void {
      write(`data: ${JSON.stringify(event)}\n\n`)
    },
    close(): void {
      clearInterval(heartbeat)
      for (const stream of streams) stream.end()
    },
  }
}
