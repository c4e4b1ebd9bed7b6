import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
let isBuilt = false

/** Builds what is not built from the sources as they are; several test files at once wait for each other. */
export function ensureBuilt(): void {
  if (isBuilt) return
  const script = `import { build } from './scripts/build.mjs'; process.exitCode = (await build({ silentStdout: true })) ? 0 : 1`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: 'inherit' })
  isBuilt = true
}
