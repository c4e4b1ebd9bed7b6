import type { ShellEngine } from '../../../src/main/browser/server'
import type { EngineEvent, Envelope, Reply } from '../../../src/shared/contract/define'

/** Answers what the method's name asks for and remembers what it was asked. */
export function createFakeEngine() {
  const calls: Envelope[] = []
  const listeners = new Set<(event: EngineEvent) => void>()
  const engine: ShellEngine = {
    async call(envelope): Promise<Reply> {
      calls.push(envelope)
      if (envelope.method === 'fake.throw') throw new Error('boom in /home/ana/secret/workspace.db')
      if (envelope.method === 'fake.date') return { ok: true, value: new Date(0) }
      if (envelope.method === 'fake.refuse') return { ok: false, error: { code: 'conflict', message: 'No.' } }
      return { ok: true, value: envelope.input }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    engine,
    calls,
    methods: { 'fake.echo': 1, 'fake.throw': 1, 'fake.date': 1, 'fake.refuse': 1 },
    announce: (event: EngineEvent) => {
      for (const listener of listeners) listener(event)
    },
    listeners,
  }
}
