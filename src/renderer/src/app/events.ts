import { create } from 'zustand'
import { topics } from '../../../shared/contract/define'
import { announceTopics, call } from '../lib/api'
import { runCommand } from '../lib/commands'
import { noteJob } from '../lib/jobs'
import { type ShellEvent, transport } from '../lib/transport'

/** Why the engine is gone, or null while it runs. */
export const useEngine = create<{ stopped: string | null }>(() => ({ stopped: null }))

/** Follows what the engine and the shell announce, for the life of the window. */
export function startEvents(): () => void {
  void fetchJobs()
  return transport().onEvent(take)
}

function take(event: ShellEvent): void {
  switch (event.kind) {
    case 'changed':
      announceTopics(event.topics)
      break
    case 'job':
      noteJob(event.job)
      break
    case 'workspace':
      announceTopics(topics)
      break
    case 'reconnected':
      announceTopics(topics)
      void fetchJobs()
      break
    case 'engine':
      useEngine.setState({ stopped: event.message })
      break
    case 'command':
      runCommand(event.commandId)
      break
    default:
      // Every kind of this version is above; a newer shell may announce others, which this page leaves.
      event satisfies never
  }
}

async function fetchJobs(): Promise<void> {
  try {
    for (const job of await call('jobs.list', {})) if (job.state === 'running') noteJob(job)
  } catch {
    // Without the list the tray shows what begins from now on; the next call says what is wrong.
  }
}
