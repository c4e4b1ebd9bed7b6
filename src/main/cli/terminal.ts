import type { JobProgress } from '../../shared/contract/define'
import { formatCount } from '../../shared/domain/format'
import { machineLocale, words } from './words'

/** Where a command speaks: the answer goes to stdout, everything else to stderr. */
export type Terminal = {
  isJson: boolean
  /** a line beside the answer */
  note(line: string): void
  progress(job: JobProgress): void
  /** the one JSON document, or the lines */
  answer(json: unknown, lines: readonly string[]): void
}

export function createTerminal(isJson: boolean): Terminal {
  // A reader that has seen enough (`| head`) is no fault.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  let isDrawn = false
  let told = ''
  const clear = () => {
    if (isDrawn) process.stderr.write('\r\u001b[2K')
    isDrawn = false
  }
  return {
    isJson,
    note(line) {
      clear()
      process.stderr.write(`${plain(line)}\n`)
    },
    progress(job) {
      // A job bears its method's name until it has said what it does; such a line would tell a person nothing.
      if (job.label === job.method) return
      if (!process.stderr.isTTY) {
        if (told !== job.jobId) process.stderr.write(`${plain(job.label)} …\n`)
        told = job.jobId
        return
      }
      clear()
      if (job.state !== 'running') return
      process.stderr.write(fitted(progressLine(job), process.stderr.columns))
      isDrawn = true
    },
    answer(json, lines) {
      clear()
      if (isJson) process.stdout.write(`${toJson(json)}\n`)
      else if (lines.length > 0) process.stdout.write(`${lines.map(plain).join('\n')}\n`)
    },
  }
}

function progressLine({ label, done, total, unit, perSecond }: JobProgress): string {
  const count = (value: number) => formatCount(value, machineLocale)
  if (done === 0 && total === null) return `${label} …`
  const amount = total === null ? count(done) : words.ofTotal(count(done), count(total))
  const rate = perSecond === null ? '' : `, ${words.perSecond(count(perSecond))}`
  return `${label}: ${amount} ${unit}${rate}`
}

function fitted(line: string, columns: number): string {
  const text = plain(line)
  return text.length < columns ? text : `${text.slice(0, Math.max(0, columns - 2))}…`
}

/** Typed arrays, which JSON would write as objects, become arrays of their numbers. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_key, part: unknown) =>
      ArrayBuffer.isView(part) && !(part instanceof DataView) ? Array.from(part as Uint8Array | Uint32Array) : part,
    indent,
  )
}

// Names come from strangers' files: a control character could rewrite the screen or turn the line around.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
function plain(line: string): string {
  return line.replaceAll(unprintable, '\ufffd')
}
