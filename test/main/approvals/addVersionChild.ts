import { createEngine } from '../../../src/main/engine/engine'
import type { Caller } from '../../../src/main/features/context'
import { runTaskInline } from '../../support/inlineTasks'

/** A process that adds a version and is killed as soon as a part of its file is copied. */
const [folder = '', source = '', deliverableId = ''] = process.argv.slice(2)
const caller: Caller = { shell: 'test', actor: 'Test' }
const engine = createEngine({ configDir: null, runTask: runTaskInline })

const opened = await engine.call({ method: 'workspace.open', input: { folder } }, caller)
if (!opened.ok) throw new Error(opened.error.message)
engine.subscribe((event) => {
  if (event.kind === 'job' && event.job.done > 0 && event.job.state === 'running') process.kill(process.pid, 'SIGKILL')
})
const { token: fileToken } = engine.holdFile(source)
const added = await engine.call({ method: 'approvals.addVersion', input: { deliverableId, fileToken } }, caller)
throw new Error(`it was not killed: ${JSON.stringify(added)}`)
