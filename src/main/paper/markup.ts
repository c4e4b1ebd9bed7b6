/** Markup that was made here and is safe to stand in a document as it is. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | string | number | null | undefined | false | readonly Part[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as content or attribute value. Control characters, which no document may hold, become U+FFFD. */
export function escapeHtml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
  )
}

/** Template of markup: whatever is put in is escaped, unless it is markup itself; lists are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, piece, index) => text + rendered(parts[index - 1]) + piece))
}

function rendered(part: Part): string {
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(rendered).join('')
  if (part === null || part === undefined || part === false) return ''
  return escapeHtml(String(part))
}

/** Text that people wrote: isolated, so that a right-to-left name leaves the line around it alone. */
export function written(text: string): Markup {
  return html`<bdi>${text}</bdi>`
}

/** A CSS string of any text: every sign that could end it, or the style element, is written as an escape. */
export function cssString(text: string): string {
  const safe = Array.from(text.toWellFormed(), (sign) =>
    /[\p{L}\p{N} .,:·–-]/u.test(sign) ? sign : `\\${sign.codePointAt(0)?.toString(16)} `,
  )
  return `"${safe.join('')}"`
}
