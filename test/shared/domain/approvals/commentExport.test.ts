import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import {
  type CommentTableWords,
  commentsAsCsv,
  commentsAsSrt,
  type ExportedComment,
} from '../../../../src/shared/domain/approvals/commentExport'

const words: CommentTableWords = {
  headings: ['At', 'Until', 'Area', 'Thread', 'Author', 'Comment', 'Answer to', 'Written', 'Resolved', 'Resolved by'],
  threads: { internal: 'Internal', client: 'Client' },
}
let last = 0
function comment(fields: Partial<ExportedComment>): ExportedComment {
  last += 1
  return {
    id: `c${last}`,
    thread: 'client',
    parentId: null,
    author: 'Ida',
    text: 'Louder',
    atMs: null,
    untilMs: null,
    area: null,
    createdAt: '2026-11-22T09:00:00.000Z',
    resolvedAt: null,
    resolvedBy: null,
    ...fields,
  }
}

it('writes subtitles by time, a point two seconds long, answers in the cue of what they answer', () => {
  const late = comment({ id: 'late', atMs: 3_723_004, untilMs: 3_725_000, text: 'Logo too small' })
  const srt = commentsAsSrt([
    late,
    comment({ text: 'about all of it' }),
    comment({ parentId: 'late', author: 'Ben', text: 'Mended' }),
    comment({ atMs: 0, text: 'First line\r\n\r\n \nsecond --> line\n' }),
    comment({ atMs: 1500, untilMs: 1500, text: 'One frame' }),
  ])
  expect(srt).toBe(
    [
      '1\n00:00:00,000 --> 00:00:02,000\nIda: First line\nsecond → line\n',
      '2\n00:00:01,500 --> 00:00:03,500\nIda: One frame\n',
      '3\n01:02:03,004 --> 01:02:05,000\nIda: Logo too small\nBen: Mended\n',
    ].join('\n'),
  )
  expect(commentsAsSrt([comment({})])).toBe('')
})

it('subtitles of any texts are read back by their format: number, time, lines, blank line', () => {
  const any = fc.record({
    text: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n\n1\n00:00:00,000 --> 00:00:01,000\nx', '\u2028', ' '),
    ),
    atMs: fc.integer({ min: 0, max: 86_400_000 }),
  })
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), (given) => {
      const cues = commentsAsSrt(given.map(comment)).replace(/\n$/, '').split('\n\n')
      expect(cues).toHaveLength(given.length)
      const starts = cues.map((cue, index) => {
        const [number, time = '', ...lines] = cue.split('\n')
        expect(number).toBe(String(index + 1))
        expect(time).toMatch(/^\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}$/)
        expect(lines.length).toBeGreaterThan(0)
        for (const line of lines) {
          expect(line.trim()).not.toBe('')
          expect(line).not.toContain('-->')
        }
        return time
      })
      expect(starts).toEqual(starts.toSorted())
    }),
  )
})

it('writes a table that a spreadsheet runs nothing of, answers below what they answer', () => {
  const csv = commentsAsCsv(
    [
      comment({ id: 'whole', text: '=HYPERLINK("https://x.example")', author: '@ida' }),
      comment({
        id: 'point',
        atMs: 61_250,
        untilMs: 62_000,
        area: { x: 0.1, y: 0.25, width: 0.5, height: 0.333 },
        thread: 'internal',
        text: 'two\nlines',
        resolvedAt: '2026-11-23T09:00:00.000Z',
        resolvedBy: 'Ben',
      }),
      comment({ parentId: 'whole', author: 'Ben', text: 'done' }),
    ],
    words,
  )
  expect(Papa.parse<string[]>(csv, { skipEmptyLines: true }).data).toEqual([
    [...words.headings],
    [
      '00:01:01.250',
      '00:01:02.000',
      '10 %, 25 %, 50 % × 33.3 %',
      'Internal',
      'Ida',
      'two\nlines',
      '',
      '2026-11-22T09:00:00.000Z',
      '2026-11-23T09:00:00.000Z',
      'Ben',
    ],
    ['', '', '', 'Client', "'@ida", '\'=HYPERLINK("https://x.example")', '', '2026-11-22T09:00:00.000Z', '', ''],
    ['', '', '', 'Client', 'Ben', 'done', "'@ida", '2026-11-22T09:00:00.000Z', '', ''],
  ])
})
