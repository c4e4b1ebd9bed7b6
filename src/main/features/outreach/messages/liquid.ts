import { Liquid } from 'liquidjs'

/**
 * Templates are typed by people and filled with people's data. No file is ever read (`templates: {}` takes the place of
 * the disk), nothing inherited is seen, and the limits end what a slip of the pen would run for ever.
 */
const liquid = new Liquid({
  templates: {},
  strictFilters: true,
  strictVariables: true,
  // "{{ first_name | default: 'there' }}" is the fallback that people write
  lenientIf: true,
  ownPropertyOnly: true,
  catchAllErrors: true,
  parseLimit: 200_000,
  renderLimit: 500,
  memoryLimit: 2_000_000,
})

export type Filled = {
  text: string
  /** fields named without a value or a fallback */
  missing: string[]
  /** what is wrong with the template itself, one sentence each */
  faults: string[]
}

/**
 * Fills a template. Values are never read as templates themselves, so a creator called `{{ fee }}` stays so.
 *
 * @param values text by field; a field without a value is left out, never null
 * @param known every field that a template may name, so that a slip of the pen is told from a missing value
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
): Filled {
  const missing = new Set<string>()
  const faults: string[] = []
  let text = ''
  try {
    text = liquid.parseAndRenderSync(template, Object.assign(Object.create(null), values))
  } catch (error) {
    for (const cause of causesOf(error)) {
      const sentence = cause instanceof Error ? cause.message : String(cause)
      const field = /undefined variable: ([^,]+)/.exec(sentence)?.[1]?.trim()
      if (field && known.has(field)) missing.add(field)
      else faults.push(field ? unknownField(field, sentence) : sentence)
    }
  }
  if (missing.size > 0 && faults.length === 0) text = withGaps(template, values, missing)
  return { text, missing: [...missing], faults: [...new Set(faults)] }
}

/** The text with the fields that have no value left standing as they were typed, so that a person sees where to write. */
function withGaps(template: string, values: Readonly<Record<string, string>>, missing: ReadonlySet<string>): string {
  const gaps = Object.fromEntries([...missing].map((field) => [field, `{{ ${field} }}`]))
  try {
    return String(liquid.parseAndRenderSync(template, Object.assign(Object.create(null), values, gaps)))
  } catch {
    return ''
  }
}

/** With `catchAllErrors` one error holds all of a text. */
function causesOf(error: unknown): unknown[] {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : [error]
}

const unknownField = (field: string, sentence: string): string => {
  const line = /line:(\d+)/.exec(sentence)?.[1]
  return `There is no field "${field}"${line ? ` (line ${line})` : ''}.`
}
