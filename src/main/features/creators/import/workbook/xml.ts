import { WorkbookFault } from './fault'

export type XmlHandler = {
  /** @param name without prefix  @param tag all between the angle brackets, for `attributesOf` */
  open(name: string, tag: string): void
  close(name: string): void
  /** decoded; may come in several pieces */
  text(text: string): void
}

/** One tag or one run of text, in characters. A cell of a spreadsheet holds 32,767 at most. */
const MAX_TOKEN_CHARS = 1_000_000
const MAX_DEPTH = 256

/**
 * Reads XML that arrives in pieces, as far as the parts of a workbook need: elements, text, CDATA; comments and
 * processing instructions are passed over. Elements must nest. A document type declaration and any entity but the
 * five of XML are refused, so that nothing can expand or reach outside. Memory holds one piece and one token.
 */
export class XmlScanner {
  private readonly handler: XmlHandler
  private readonly stack: string[] = []
  private buffer = ''
  private hasRoot = false

  constructor(handler: XmlHandler) {
    this.handler = handler
  }

  /** @throws WorkbookFault */
  write(piece: string): void {
    const text = this.buffer === '' ? piece : this.buffer + piece
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open < 0) break
      if (open > at) this.pushText(text.slice(at, open))
      const end = this.takeTag(text, open)
      if (end < 0) {
        at = open
        break
      }
      at = end
    }
    this.buffer = text.slice(at)
    if (this.buffer.length > MAX_TOKEN_CHARS)
      throw new WorkbookFault('tooLarge', 'a tag or text of over a million signs')
  }

  /** @throws WorkbookFault where the document is not complete */
  end(): void {
    if (this.stack.length > 0 || !this.hasRoot || this.buffer.trim() !== '')
      throw new WorkbookFault('damaged', 'the document ends in the middle')
  }

  /** @returns the position behind the tag; -1 where it does not end within the text */
  private takeTag(text: string, open: number): number {
    const sign = text.charCodeAt(open + 1)
    if (sign === SLASH) return this.takeClose(text, open)
    if (sign === QUESTION) return behind(text, '?>', open + 2)
    if (sign === EXCLAMATION) return this.takeDeclaration(text, open)
    if (Number.isNaN(sign)) return -1
    const end = tagEnd(text, open + 1)
    if (end < 0) return -1
    const isEmpty = text.charCodeAt(end - 1) === SLASH
    const tag = text.slice(open + 1, isEmpty ? end - 1 : end)
    const name = nameOf(tag)
    if (this.stack.length === 0 && this.hasRoot) throw new WorkbookFault('damaged', 'two roots')
    this.hasRoot = true
    const local = localName(name)
    this.handler.open(local, tag)
    if (isEmpty) this.handler.close(local)
    else if (this.stack.push(name) > MAX_DEPTH) throw new WorkbookFault('damaged', 'elements nest too deeply')
    return end + 1
  }

  private takeClose(text: string, open: number): number {
    const end = text.indexOf('>', open)
    if (end < 0) return -1
    const name = text.slice(open + 2, end).trimEnd()
    if (this.stack.pop() !== name) throw new WorkbookFault('damaged', `</${name.slice(0, 40)}> closes nothing`)
    this.handler.close(localName(name))
    return end + 1
  }

  private takeDeclaration(text: string, open: number): number {
    if (text.startsWith('<!--', open)) return behind(text, '-->', open + 4)
    if (text.startsWith('<![CDATA[', open)) {
      const end = behind(text, ']]>', open + 9)
      if (end > 0) this.handler.text(text.slice(open + 9, end - 3))
      return end
    }
    if (text.length - open < 9) return -1
    throw new WorkbookFault('entities', 'a document type declaration')
  }

  private pushText(text: string): void {
    if (this.stack.length === 0) {
      if (text.trim() !== '' && text !== '\uFEFF') throw new WorkbookFault('damaged', 'text outside the root')
      return
    }
    this.handler.text(decoded(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text))
  }
}

const SLASH = 47
const QUESTION = 63
const EXCLAMATION = 33

function behind(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from)
  return at < 0 ? -1 : at + sign.length
}

/** Position of the `>` that ends a tag; one within quotes does not. */
function tagEnd(text: string, from: number): number {
  let quote = 0
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (quote !== 0) {
      if (sign === quote) quote = 0
    } else if (sign === 62) return at
    else if (sign === 34 || sign === 39) quote = sign
  }
  return -1
}

function nameOf(tag: string): string {
  let end = 0
  while (end < tag.length && !isBlank(tag.charCodeAt(end))) end += 1
  if (end === 0) throw new WorkbookFault('damaged', 'a tag without name')
  return tag.slice(0, end)
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const isBlank = (sign: number) => sign === 32 || sign === 10 || sign === 13 || sign === 9

/**
 * Hands on every attribute of a tag, its name as written (with prefix) and its decoded value.
 *
 * @throws WorkbookFault
 */
export function eachAttribute(tag: string, visit: (name: string, value: string) => void): void {
  let at = 0
  const { length } = tag
  while (at < length && !isBlank(tag.charCodeAt(at))) at += 1
  for (;;) {
    while (at < length && isBlank(tag.charCodeAt(at))) at += 1
    if (at >= length) return
    const equals = tag.indexOf('=', at)
    if (equals < 0) throw new WorkbookFault('damaged', 'an attribute without value')
    let nameEnd = equals
    while (nameEnd > at && isBlank(tag.charCodeAt(nameEnd - 1))) nameEnd -= 1
    let open = equals + 1
    while (open < length && isBlank(tag.charCodeAt(open))) open += 1
    const quote = tag[open]
    const close = quote === '"' || quote === "'" ? tag.indexOf(quote, open + 1) : -1
    if (close < 0) throw new WorkbookFault('damaged', 'an attribute without value')
    visit(tag.slice(at, nameEnd), decoded(tag.slice(open + 1, close)))
    at = close + 1
  }
}

/** Attributes of a tag by name as written. */
export function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>()
  eachAttribute(tag, (name, value) => attributes.set(name, value))
  return attributes
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  let at = text.indexOf('&')
  if (at < 0) return text
  let out = ''
  let from = 0
  for (; at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at)
    if (end < 0 || end - at > 12) throw new WorkbookFault('damaged', 'an entity without end')
    out += text.slice(from, at) + entity(text.slice(at + 1, end))
    from = end + 1
  }
  return out + text.slice(from)
}

function entity(name: string): string {
  const known = ENTITIES[name]
  if (known !== undefined) return known
  const digits = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name)
  if (!digits) throw new WorkbookFault('entities', 'an entity that XML does not know')
  const point = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)
  if (point > 0x10ffff) throw new WorkbookFault('damaged', 'a character that there is not')
  return String.fromCodePoint(point)
}
