import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvLine } from '../../../../src/shared/domain/csv'
import { type TestEngine, testWorkspace } from '../../../support/engine'
import { importText, knownOf } from './known'

type Row = Record<string, string>
const columns = [
  'handle',
  'platform',
  'user id',
  'name',
  'followers',
  'avg views',
  'engagement rate %',
  'country',
  'tags',
  'category 1',
  'category 2',
  'tone',
  'email',
  'price',
  'story price',
  'female %',
  'male %',
  'agent',
  'agent email',
  'notes',
  'checked at',
]

/** A few values a column, so that rows meet and differ; "" states nothing. */
const oneOf = (...values: string[]) => fc.constantFrom(...values)
const row: fc.Arbitrary<Row> = fc.record({
  handle: oneOf('ana', '@Ana', 'ANA', 'ben', 'cleo', 'dora.x'),
  platform: oneOf('tiktok', 'instagram'),
  name: oneOf('Ana', 'Anna B', 'Zoë'),
  followers: oneOf('1000', '2.5K', '13.8M', '7'),
  'avg views': oneOf('', '300', '4000'),
  'engagement rate %': oneOf('', '4.5', '2.25%'),
  country: oneOf('GB', 'DE', 'Austria'),
  tags: oneOf('', 'spring', 'spring; summer', 'winter'),
  'category 1': oneOf('food', 'travel'),
  'category 2': oneOf('', 'cars'),
  tone: oneOf('hard', 'soft sell'),
  email: oneOf('', 'ana@mail.example', 'desk@mail.example'),
  price: oneOf('', '£120', '€99.50'),
  'story price': oneOf('', '£15'),
  'female %': oneOf('', '60', '55%'),
  'male %': oneOf('', '40', '33.3'),
  agent: oneOf('', 'Talent & Co, ', 'Talent & Co, desk@talent.example'),
  notes: oneOf('Answers fast.', 'Slow.'),
})
/**
 * The platform's own id goes with the handle, so that two handles of three letters are one account that was renamed; an
 * agent's address comes with a name.
 */
const withIds = (rows: readonly Row[]): Row[] =>
  rows.map((one) => ({
    ...one,
    agent: one.agent?.split(', ')[0] ?? '',
    'agent email': one.agent?.split(', ')[1] ?? '',
    'user id': `${one.platform === 'tiktok' ? 6 : 7}${(one.handle ?? '').replace(/^.*@/, '').toLowerCase().length}00000000000001`,
  }))

const csv = (rows: readonly Row[], order: readonly string[]) =>
  csvLine(order) + rows.map((one) => csvLine(order.map((column) => one[column] ?? ''))).join('')

/** The same mapping for every part of a list: a part alone may not say enough. */
const map = Object.fromEntries(
  Object.entries({
    handle: 'handle',
    displayName: 'name',
    platformUserId: 'user id',
    email: 'email',
    tags: 'tags',
    price: 'price',
    agentName: 'agent',
    agentEmail: 'agent email',
    'rate:story': 'story price',
  }),
)

async function workspaceWith(...files: string[]): Promise<string[][]> {
  const engine: TestEngine = await testWorkspace()
  for (const [index, text] of files.entries()) {
    const outcome = await importText(engine, `list ${index}.csv`, text, { map })
    expect(outcome.rejected).toBe(0)
  }
  return knownOf(engine)
}

const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((item, index) => ({ item, key: Math.imul(index + 1, seed * 2 + 1) % 9973 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)

const settings = { numRuns: 6, seed: 20_261_122, endOnFailure: true }

it('twice, columns shuffled, rows shuffled or split in two, in either order: the same content', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 2, maxLength: 14 }),
      fc.array(oneOf('', '2026-03-01', '2026-05-04'), { minLength: 14, maxLength: 14 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 4000 }),
      async (plain, dates, isDated, seed) => {
        const rows = withIds(plain).map((one, i) => ({ ...one, 'checked at': isDated ? dates[i] || '2026-04-02' : '' }))
        const order = isDated ? columns : columns.filter((column) => column !== 'checked at')
        const once = csv(rows, order)
        const half = Math.ceil(rows.length / 2)
        const [first, second] = [csv(rows.slice(0, half), order), csv(rows.slice(half), order)]
        const expected = await workspaceWith(once)
        expect(await workspaceWith(once, once)).toEqual(expected)
        expect(await workspaceWith(csv(rows, shuffled(order, seed)))).toEqual(expected)
        expect(await workspaceWith(csv(shuffled(rows, seed), order))).toEqual(expected)
        if (rows.length > half) {
          expect(await workspaceWith(first, second)).toEqual(expected)
          expect(await workspaceWith(second, first)).toEqual(expected)
        }
      },
    ),
    settings,
  )
})
