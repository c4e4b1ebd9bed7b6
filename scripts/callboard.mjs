// The command line: `npm run -s callboard -- <command>`. Whatever the build says goes to stderr; stdout belongs to the command.
import { join } from 'node:path'
import { requireNode } from './nodeVersion.mjs'

requireNode()
const { build, isBuildCurrent } = await import('./build.mjs')
const { root, runToEnd } = await import('./project.mjs')

const args = process.argv.slice(2)
if (isBuildCurrent() || (await build({ silentStdout: true }))) {
  const { code } = await runToEnd(process.execPath, [join(root, 'out/main/cli.js'), ...args])
  process.exitCode = code
} else {
  const message = 'Callboard could not be built from its sources, so the command was not run. The reason stands above.'
  if (args.includes('--json')) console.log(JSON.stringify({ error: { code: 'internal', message, details: {} } }))
  else console.error(message)
  process.exitCode = 1
}
