/**
 * `requestSingleInstanceLock`: a file with the owner's process id in userData. The second process leaves its command line
 * in a message file and signals the owner, so that nothing is lost when it exits in the next line, as apps do.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { appEmitter } from './host.ts'

interface Handover {
  argv: string[]
  cwd: string
  additionalData?: unknown
}

let held: string | null = null

/** Process ids are reused, so a living one counts only when it runs this stand-in. */
function ownerIsAlive(pid: number): boolean {
  try {
    return pid > 0 && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('boot.ts')
  } catch {
    return false
  }
}

function take(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'))
  } catch {
    return false
  }
  writeFileSync(file, String(process.pid))
  return true
}

function receive(file: string): void {
  const folder = dirname(file)
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.message')) continue
    const path = join(folder, name)
    const message: Handover = JSON.parse(readFileSync(path, 'utf8'))
    rmSync(path)
    const event = { preventDefault: () => undefined }
    appEmitter.emit('second-instance', event, message.argv, message.cwd, message.additionalData)
  }
}

export function requestLock(userData: string, additionalData: unknown): boolean {
  if (held) return true
  const file = join(userData, 'SingletonLock.stand-in')
  for (let attempt = 0; attempt < 2; attempt++) {
    if (take(file)) {
      held = file
      process.on('SIGUSR2', () => receive(file))
      process.on('exit', releaseLock)
      return true
    }
    const owner = Number(readFileSync(file, 'utf8'))
    if (ownerIsAlive(owner)) {
      const handover: Handover = { argv: process.argv, cwd: process.cwd(), additionalData }
      const draft = `${file}.${randomUUID()}`
      writeFileSync(draft, JSON.stringify(handover))
      renameSync(draft, `${draft}.message`)
      process.kill(owner, 'SIGUSR2')
      return false
    }
    rmSync(file, { force: true })
  }
  return false
}

export function hasLock(): boolean {
  return held !== null
}

export function releaseLock(): void {
  if (held) rmSync(held, { force: true })
  held = null
}
