import { unescapeText } from './cellText'
import { WorkbookFault } from './fault'
import type { XmlHandler } from './xml'

const PAGE_BYTES = 1_048_576
/** A workbook of a million rows has some millions of different texts at most. */
const MAX_STRINGS = 8_000_000
const CACHED = 8192

/**
 * The texts that the cells of a workbook share, as UTF-8 in pages outside the JavaScript heap: a string each would
 * keep the whole XML it was cut out of.
 */
export class SharedStrings {
  private readonly pages: Buffer[] = []
  private used = PAGE_BYTES
  /** where each begins: page × PAGE_BYTES + offset, and how long it is */
  private starts = new Uint32Array(1024)
  private lengths = new Uint32Array(1024)
  private count = 0
  private readonly cachedIndex = new Int32Array(CACHED).fill(-1)
  private readonly cached: string[] = new Array<string>(CACHED).fill('')

  get size(): number {
    return this.count
  }

  add(text: string): void {
    if (this.count === MAX_STRINGS) throw new WorkbookFault('tooLarge', 'too many texts')
    if (this.count === this.starts.length) {
      this.starts = grown(this.starts)
      this.lengths = grown(this.lengths)
    }
    const most = text.length * 3
    if (most > PAGE_BYTES) {
      if (Buffer.byteLength(text) > PAGE_BYTES) throw new WorkbookFault('tooLarge', 'a text of over a megabyte')
    }
    if (this.used + Math.min(most, PAGE_BYTES) > PAGE_BYTES) {
      this.pages.push(Buffer.allocUnsafeSlow(PAGE_BYTES))
      this.used = 0
    }
    const page = this.pages[this.pages.length - 1]
    const length = page?.write(text, this.used, 'utf8') ?? 0
    this.starts[this.count] = (this.pages.length - 1) * PAGE_BYTES + this.used
    this.lengths[this.count] = length
    this.used += length
    this.count += 1
  }

  /** @returns null where the workbook has no such text */
  get(index: number): string | null {
    if (!(index >= 0 && index < this.count)) return null
    const slot = index % CACHED
    if (this.cachedIndex[slot] === index) return this.cached[slot] ?? null
    const start = this.starts[index] ?? 0
    const from = start % PAGE_BYTES
    const text =
      this.pages[Math.floor(start / PAGE_BYTES)]?.toString('utf8', from, from + (this.lengths[index] ?? 0)) ?? ''
    this.cachedIndex[slot] = index
    this.cached[slot] = text
    return text
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(array.length * 2)
  next.set(array)
  return next
}

/** Joins the runs of a rich text (`<si>` or `<is>`); readings of Japanese characters (`<rPh>`) are not part of it. */
export class RichText {
  private parts: string[] = []
  private isText = false
  private inReading = 0

  reset(): void {
    this.parts = []
  }
  open(name: string): void {
    if (name === 't') this.isText = this.inReading === 0
    else if (name === 'rPh') this.inReading += 1
  }
  close(name: string): void {
    if (name === 't') this.isText = false
    else if (name === 'rPh') this.inReading -= 1
  }
  text(text: string): void {
    if (this.isText) this.parts.push(text)
  }
  joined(): string {
    return unescapeText(this.parts.length === 1 ? (this.parts[0] ?? '') : this.parts.join(''))
  }
}

/** Fills `strings` from `xl/sharedStrings.xml`. */
export function sharedStringsHandler(strings: SharedStrings): XmlHandler {
  const rich = new RichText()
  return {
    open(name) {
      if (name === 'si') rich.reset()
      else rich.open(name)
    },
    close(name) {
      if (name === 'si') strings.add(rich.joined())
      else rich.close(name)
    },
    text: (text) => rich.text(text),
  }
}
