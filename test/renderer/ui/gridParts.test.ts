import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CellDrafts } from '../../../src/renderer/src/ui/grid/cellDrafts'
import { isGridLayout, plainLayout, shownWidths } from '../../../src/renderer/src/ui/grid/columns'
import { gridAction } from '../../../src/renderer/src/ui/grid/gridKeys'
import { pasted } from '../../../src/renderer/src/ui/grid/range'
import { BLOCK_ROWS, RowCache } from '../../../src/renderer/src/ui/grid/rowCache'
import { scrollScale, toScrollTop, toVirtual } from '../../../src/renderer/src/ui/grid/scrollScale'
import {
  allSelected,
  type GridSelection,
  isSelected,
  noSelection,
  selectedCount,
  selectedInOrder,
  toggleRow,
  withRange,
} from '../../../src/renderer/src/ui/grid/selection'
import { parseTsv, tsvLine } from '../../../src/renderer/src/ui/grid/tsv'

const vector = Uint32Array.from([5, 3, 9, 1, 7])

/** Every selection of the vector, in either mode. */
const anySelection = fc
  .tuple(fc.constantFrom('some' as const, 'allExcept' as const), fc.subarray([...vector]))
  .map(([mode, ids]): GridSelection => ({ mode, ids: new Set(ids) }))

describe('selection', () => {
  test('a toggle changes one row and twice is nothing', () => {
    fc.assert(
      fc.property(anySelection, fc.constantFrom(...vector), (selection, id) => {
        const once = toggleRow(selection, id)
        for (const other of vector)
          expect(isSelected(once, other)).toBe(isSelected(selection, other) !== (other === id))
        expect(new Set(toggleRow(once, id).ids)).toEqual(new Set(selection.ids))
      }),
    )
  })

  test('a range selects what lies in it, in either direction, and nothing else', () => {
    fc.assert(
      fc.property(anySelection, fc.nat(4), fc.nat(4), (base, from, to) => {
        const ranged = withRange(base, vector, from, to)
        vector.forEach((id, index) => {
          const isInside = index >= Math.min(from, to) && index <= Math.max(from, to)
          expect(isSelected(ranged, id)).toBe(isInside || isSelected(base, id))
        })
        expect(withRange(base, vector, to, from)).toEqual(ranged)
        const off = withRange(ranged, vector, from, to, false)
        const within = vector.slice(Math.min(from, to), Math.max(from, to) + 1)
        expect([...within].filter((id) => isSelected(off, id))).toEqual([])
      }),
    )
  })

  test('the count and the list agree', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        const list = selectedInOrder(selection, vector, 100)
        expect(list.length).toBe(selectedCount(selection, vector.length))
        expect([...list]).toEqual([...vector].filter((id) => isSelected(selection, id)))
      }),
    )
  })

  test('a range over everything holds no ids', () => {
    expect(withRange(noSelection, vector, 0, 4)).toBe(allSelected)
    expect(selectedInOrder(allSelected, vector, 2)).toEqual(Uint32Array.from([5, 3]))
    expect(withRange(noSelection, new Uint32Array(0), 0, 0)).toBe(noSelection)
  })
})

describe('scroll scale', () => {
  test('one to one up to 400,000 rows', () => {
    expect(scrollScale(400_000, 32, 1)).toEqual({ rowsPx: 12_800_000, elementPx: 12_800_000, isScaled: false })
    expect(scrollScale(400_000, 40, 2).isScaled).toBe(false)
    expect(scrollScale(400_001, 32, 1).isScaled).toBe(true)
  })

  test('no element is higher than Chromium allows, at any density and pixel ratio', () => {
    fc.assert(
      fc.property(
        fc.nat(3_000_000),
        fc.constantFrom(28, 32, 40),
        fc.constantFrom(1, 1.25, 2, 3, 4),
        (count, rowPx, ratio) => {
          expect(scrollScale(count, rowPx, ratio).elementPx * ratio).toBeLessThanOrEqual(33_500_000)
        },
      ),
    )
  })

  test('both ends meet and there and back is the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 3_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, share) => {
          const scale = scrollScale(count, 32, 2)
          const viewport = 800
          const virtual = share * (scale.rowsPx - viewport)
          const scrollTop = toScrollTop(scale, virtual, viewport)
          expect(scrollTop).toBeLessThanOrEqual(scale.elementPx - viewport + 1e-6)
          expect(toVirtual(scale, scrollTop, viewport)).toBeCloseTo(virtual, 3)
          expect(toVirtual(scale, scale.elementPx - viewport, viewport)).toBeCloseTo(scale.rowsPx - viewport, 3)
        },
      ),
    )
  })
})

describe('keys', () => {
  const key = (name: string, more: Partial<Parameters<typeof gridAction>[0]> = {}) =>
    gridAction({ key: name, ctrl: false, shift: false, alt: false, ...more })

  test('letters type into the cell, also with AltGr and while composing; the cheat sheet and Alt are left to others', () => {
    expect(key('a')).toEqual({ kind: 'type' })
    expect(key('@', { ctrl: true, alt: true })).toEqual({ kind: 'type' })
    expect(key('Process')).toEqual({ kind: 'type' })
    expect(key('?')).toBeNull()
    expect(key('x', { ctrl: true })).toBeNull()
    expect(key('v', { ctrl: true })).toBeNull()
    expect(key('z', { ctrl: true, shift: true })).toBeNull()
    expect(key('ArrowLeft', { alt: true })).toBeNull()
    expect(key('F10')).toBeNull()
  })
  test('Ctrl and Shift change what a key means', () => {
    expect(key('a', { ctrl: true })).toEqual({ kind: 'selectAll' })
    expect(key('d', { ctrl: true })).toEqual({ kind: 'fill' })
    expect(key('Enter')).toEqual({ kind: 'edit' })
    expect(key('Enter', { ctrl: true })).toEqual({ kind: 'open' })
    expect(key(' ')).toEqual({ kind: 'peek' })
    expect(key(' ', { shift: true })).toEqual({ kind: 'selectRow' })
    expect(key('F10', { shift: true })).toEqual({ kind: 'menu' })
    expect(key('End', { ctrl: true, shift: true })).toEqual({ kind: 'move', rows: 'last', columns: 0, extend: true })
    expect(key('End')).toEqual({ kind: 'move', rows: 0, columns: 'last', extend: false })
  })
})

describe('copied text', () => {
  test('tabs, line ends and quotes stay inside their cell', () => {
    expect(tsvLine(['a', 'b\tc', 'd\ne', 'f"g'])).toBe('a\t"b\tc"\t"d\ne"\t"f""g"')
  })
  test('no formula leaves, numbers do', () => {
    expect(tsvLine(['=1+1', '@SUM(A1)', '-5', '-1,250.5', '+3%', '+cmd'])).toBe(
      "'=1+1\t'@SUM(A1)\t-5\t-1,250.5\t+3%\t'+cmd",
    )
  })
})

describe('pasted text', () => {
  test('what was copied is read back, whatever it holds', () => {
    const table = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), { minLength: 1 })
    fc.assert(
      fc.property(table, (rows) => {
        // A line of one empty cell at the end cannot be told from the line end after the last row.
        fc.pre(rows.at(-1)?.join('') !== '')
        expect(parseTsv(rows.map(tsvLine).join('\r\n'))).toEqual(rows)
      }),
    )
  })
  test('a line end after the last row makes no row; a quote inside a cell is itself', () => {
    expect(parseTsv('a\tb\nc\t\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ])
    expect(parseTsv('5" tall\tx')).toEqual([['5" tall', 'x']])
    expect(parseTsv('"open')).toEqual([['open']])
  })
  test('one cell fills a range, a row is repeated down it, a table lies at its corner', () => {
    const range = { top: 1, bottom: 4, left: 0, right: 1 }
    expect(pasted([['x']], range, 10, 5).cells).toHaveLength(8)
    expect(pasted([['a', 'b']], range, 10, 5).cells.filter(({ text }) => text === 'b')).toHaveLength(4)
    const table = [
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7', '8', '9'],
    ]
    const { cells, left } = pasted(table, { top: 8, bottom: 8, left: 3, right: 3 }, 10, 5)
    expect(cells.map(({ text }) => text)).toEqual(['1', '2', '4', '5'])
    expect(left).toBe(5)
  })
})

describe('typed texts', () => {
  test('a row’s drafts are the same object until they change', () => {
    const drafts = new CellDrafts()
    drafts.send([{ id: 1, column: 'name', text: 'a' }])
    const before = drafts.row(1)
    drafts.refuse([{ id: 2, column: 'name', text: 'b', sentence: 'No.' }])
    expect(drafts.row(1)).toBe(before)
    expect(drafts.problems()).toEqual([{ id: 2, column: 'name', text: 'b', sentence: 'No.' }])
    drafts.send([{ id: 2, column: 'name', text: 'c' }])
    expect(drafts.problems()).toEqual([])
    drafts.drop([{ id: 2, column: 'name' }])
    expect(drafts.row(2)).toBeUndefined()
  })
})

describe('widths', () => {
  const column = (id: string, isNumber: boolean) => ({
    id,
    header: id,
    width: 100,
    isNumber,
    cell: () => id,
    text: () => id,
  })
  const columns = [column('name', false), column('count', true), column('niche', false)]

  test('text shares the room that is left, numbers and sized columns do not', () => {
    expect(shownWidths(columns, [100, 100, 100], plainLayout, 400)).toEqual([150, 100, 150])
    expect(shownWidths(columns, [120, 100, 100], { ...plainLayout, widths: { name: 120 } }, 400)).toEqual([
      120, 100, 180,
    ])
  })
  test('never more than double, never less than asked', () => {
    expect(shownWidths(columns, [100, 100, 100], plainLayout, 5000)).toEqual([200, 100, 200])
    expect(shownWidths(columns, [100, 100, 100], plainLayout, 200)).toEqual([100, 100, 100])
    expect(shownWidths([], [], plainLayout, 200)).toEqual([])
  })
})

test('a remembered layout is checked', () => {
  expect(isGridLayout(plainLayout)).toBe(true)
  expect(isGridLayout({ ...plainLayout, widths: { a: 120 }, hidden: ['b'] })).toBe(true)
  for (const bad of [null, {}, [], { ...plainLayout, widths: { a: '1' } }, { ...plainLayout, order: [1] }])
    expect(isGridLayout(bad)).toBe(false)
})

describe('row cache', () => {
  /** A source whose answers are given by hand. */
  function handSource(count: number, first = 0) {
    const ids = Uint32Array.from({ length: count }, (_, index) => first + index)
    const open: { ids: Uint32Array; answer: () => Promise<void>; fail: () => Promise<void> }[] = []
    return {
      ids,
      open,
      fetchRows: (wanted: Uint32Array) =>
        new Promise<string[]>((resolve, reject) => {
          const settled = () => new Promise<void>((done) => setImmediate(done))
          open.push({
            ids: wanted,
            answer: () => {
              resolve(Array.from(wanted, (id) => `row ${id}`))
              return settled()
            },
            fail: () => {
              reject(new Error('no'))
              return settled()
            },
          })
        }),
    }
  }

  test('asks for whole blocks, once', async () => {
    const source = handSource(1000)
    const cache = new RowCache<string>(source)
    cache.want(150, 260)
    cache.want(150, 260)
    expect(source.open.map(({ ids }) => [ids[0], ids.length])).toEqual([
      [0, BLOCK_ROWS],
      [200, BLOCK_ROWS],
    ])
    expect(cache.get(150)).toBeUndefined()
    await source.open[0]?.answer()
    expect(cache.get(150)).toBe('row 150')
    expect(cache.get(200)).toBeUndefined()
  })

  test('what was scrolled past before its turn is never asked for', async () => {
    const source = handSource(100_000)
    const cache = new RowCache<string>(source)
    for (let block = 0; block < 50; block++) cache.want(block * BLOCK_ROWS, block * BLOCK_ROWS + 30)
    expect(source.open.length).toBe(3)
    await source.open[0]?.answer()
    expect(source.open.map(({ ids }) => ids[0])).toEqual([0, 200, 400, 49 * BLOCK_ROWS])
  })

  test('keeps 60 blocks; the least recently used goes', async () => {
    const source = handSource(100_000)
    const cache = new RowCache<string>(source)
    for (let block = 0; block < 61; block++) {
      cache.want(block * BLOCK_ROWS, block * BLOCK_ROWS)
      await source.open.at(-1)?.answer()
      // Looked at again and again, so it stays.
      cache.want(0, 0)
    }
    expect(cache.get(0)).toBe('row 0')
    expect(cache.get(BLOCK_ROWS)).toBeUndefined()
    expect(cache.get(60 * BLOCK_ROWS)).toBe('row 12000')
  })

  test('an answer for an old order is dropped, rows in both orders stay', async () => {
    const before = handSource(400)
    const cache = new RowCache<string>(before)
    cache.want(0, 10)
    await before.open[0]?.answer()
    cache.want(200, 210)
    const after = handSource(400, 5)
    cache.setSource(after)
    await before.open[1]?.answer()
    expect(cache.get(0)).toBe('row 5')
    expect(cache.get(300)).toBeUndefined()
    cache.want(200, 210)
    await after.open[0]?.answer()
    expect(cache.get(300)).toBe('row 305')
  })

  test('refresh asks again and shows the old rows until then', async () => {
    const source = handSource(100)
    const cache = new RowCache<string>(source)
    cache.want(0, 10)
    await source.open[0]?.answer()
    cache.refresh()
    expect(cache.get(3)).toBe('row 3')
    expect(source.open.length).toBe(2)
  })

  test('a patched row is there at once', async () => {
    const source = handSource(100)
    const cache = new RowCache<string>(source)
    cache.want(0, 10)
    await source.open[0]?.answer()
    const version = cache.version()
    cache.patch(7, 'changed')
    expect(cache.get(7)).toBe('changed')
    expect(cache.get(8)).toBe('row 8')
    expect(cache.version()).toBeGreaterThan(version)
  })

  test('a failure is told and can be tried again', async () => {
    const source = handSource(100)
    const cache = new RowCache<string>(source)
    cache.want(0, 10)
    await source.open[0]?.fail()
    expect(cache.error).toBeInstanceOf(Error)
    cache.want(0, 10)
    expect(source.open.length).toBe(1)
    cache.retry()
    await source.open[1]?.answer()
    expect(cache.error).toBeNull()
    expect(cache.get(0)).toBe('row 0')
  })
})
