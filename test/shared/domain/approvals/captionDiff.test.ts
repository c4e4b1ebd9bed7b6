import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CaptionPart, captionDiff } from '../../../../src/shared/domain/approvals/captionDiff'

const side = (parts: CaptionPart[], kinds: CaptionPart['kind'][]) =>
  parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('')

function expectWhole(before: string, after: string, parts: CaptionPart[]): void {
  expect(side(parts, ['same', 'removed'])).toBe(before)
  expect(side(parts, ['same', 'added'])).toBe(after)
  expect(parts.every(({ text }, at) => text !== '' && parts[at - 1]?.kind !== parts[at]?.kind)).toBe(true)
}

it.each<[string, string, string]>([
  ['', '', ''],
  ['Fizz', 'Fizz', 'Fizz'],
  ['', 'Fizz', '+[Fizz]'],
  ['Fizz', '', '-[Fizz]'],
  ['My new drink', 'My favourite drink', 'My -[new]+[favourite] drink'],
  ['Ad. Drink Fizz today', 'Drink Fizz today', '-[Ad. ]Drink Fizz today'],
  ['Drink Fizz', 'Drink Fizz #ad', 'Drink Fizz+[ #ad]'],
  ['one  two', 'one two', 'one-[  ]+[ ]two'],
  ['a b c', 'c b a', '-[a]+[c] b -[c]+[a]'],
  ['Wow 😀 so good', 'Wow 😁 so good', 'Wow -[😀]+[😁] so good'],
])('%j to %j is told word by word', (before, after, told) => {
  const parts = captionDiff(before, after)
  expectWhole(before, after, parts)
  const marks = { same: '', added: '+', removed: '-' }
  expect(parts.map(({ kind, text }) => (kind === 'same' ? text : `${marks[kind]}[${text}]`)).join('')).toBe(told)
})

it('loses nothing of either caption', () => {
  const word = fc.oneof(fc.constantFrom('Fizz', 'drink', '#ad', ' ', '\n', '  ', '😀'), fc.string({ unit: 'binary' }))
  const caption = fc.array(word, { maxLength: 40 }).map((words) => words.join(''))
  fc.assert(
    fc.property(caption, caption, (before, after) => expectWhole(before, after, captionDiff(before, after))),
    { numRuns: 500 },
  )
})

it('keeps at least what a single change leaves', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(words, fc.nat(), (all, at) => {
      const place = at % all.length
      const before = all.join(' ')
      const after = all.with(place, 'CHANGED').join(' ')
      const parts = captionDiff(before, after)
      expect(parts.filter(({ kind }) => kind !== 'same')).toEqual([
        { kind: 'removed', text: all[place] },
        { kind: 'added', text: 'CHANGED' },
      ])
    }),
  )
})

it('replaces the middle whole where comparing would take too long', () => {
  const many = (word: string) => Array.from({ length: 5000 }, (_, i) => `${word}${i}`).join(' ')
  const before = `Begin ${many('a')} end`
  const after = `Begin ${many('b')} end`
  const parts = captionDiff(before, after)
  expectWhole(before, after, parts)
  expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same'])
  // As long, but with little between the ends that stayed: compared.
  expect(captionDiff(before, before.replace('a2500', 'x')).map(({ text }) => text.length < 20000)).toEqual([
    true,
    true,
    true,
    true,
  ])
})
