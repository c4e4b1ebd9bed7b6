import { describe, expect, test } from 'vitest'
import { bulkSentences, emptyBulk, readBulk } from '../../../src/renderer/src/features/creators/bulk/change'
import { bulkWords } from '../../../src/renderer/src/features/creators/bulk/words'

const w = bulkWords('en')
const number = { id: '01234567-89ab-4def-8123-456789abcdef', name: 'Score', kind: 'number' as const, choices: [] }

describe('a bulk edit', () => {
  test('says what it will do, and only that', () => {
    const { change, problems } = readBulk(
      {
        one: {
          country: { act: 'set', value: 'FR' },
          city: { act: 'empty', value: 'left over' },
          tone: { act: 'leave', value: 'hard' },
          [number.id]: { act: 'set', value: '1.5K' },
        },
        lists: { tags: { act: 'add', words: ['summer', 'vetted'] }, niches: { act: 'empty', words: ['food'] } },
        note: ' met in Lyon ',
      },
      [number],
      w,
    )
    expect(problems).toEqual({})
    expect(change).toEqual({
      country: 'FR',
      city: null,
      tags: { add: ['summer', 'vetted'] },
      niches: { set: [] },
      custom: { [number.id]: 1500 },
      notes: { append: 'met in Lyon' },
    })
    expect(bulkSentences(change, [number], w, 'en-GB', (_, value) => (value === 'FR' ? 'France' : value))).toEqual([
      'Country set to France',
      'City emptied',
      'Tags: summer and vetted added',
      'Niches emptied',
      'Score set to 1500',
      'Notes: the line “met in Lyon” added',
    ])
  })
  test('what is not said yet is told by its field', () => {
    const read = readBulk(
      {
        ...emptyBulk,
        one: { country: { act: 'set', value: '' }, [number.id]: { act: 'set', value: 'many' } },
        lists: { tags: { act: 'take', words: [] } },
      },
      [number],
      w,
    )
    expect(read.problems).toEqual({ country: w.needValue, tags: w.needValue, [number.id]: w.needNumber })
  })
  test('nothing chosen is nothing to do', () => {
    expect(readBulk(emptyBulk, [number], w)).toEqual({ change: {}, isEmpty: true, problems: {} })
  })
})
