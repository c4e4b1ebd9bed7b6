// No static import of the engine: on an old Node the sentence must come before anything can crash.
import { requireNode } from '../../../scripts/nodeVersion.mjs'

requireNode()
const { runCommandLine } = await import('./commandLine')
process.exitCode = await runCommandLine(process.argv.slice(2), import.meta.dirname)
