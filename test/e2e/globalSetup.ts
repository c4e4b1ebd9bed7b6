import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appFolder, electronHostName, skipReason } from './electronHost'

/**
 * Says the desktop's host at the start and at the end of every run, so that nobody reads a run on the stand-in as a run
 * on Electron, and makes the sample workspace of which specs that begin in it get a copy each.
 */
export default function prepare(): () => void {
  const line = `desktop specs: ${skipReason ?? electronHostName}`
  console.log(line)
  const folder = mkdtempSync(join(tmpdir(), 'callboard-sample-'))
  const sample = join(folder, 'Sample')
  const made = spawnSync(process.execPath, [join(appFolder, 'out/main/cli.js'), 'new', sample, '--sample'], {
    env: { ...process.env, HOME: folder, CALLBOARD_CONFIG_DIR: join(folder, 'config') },
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`the sample workspace could not be made: ${made.stderr}`)
  process.env.CALLBOARD_E2E_SAMPLE = sample
  return () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    console.log(line)
  }
}
