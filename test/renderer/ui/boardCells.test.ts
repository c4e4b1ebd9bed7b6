import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardBeside, cellKey, cellsOf } from '../../../src/renderer/src/ui/board/cells'

const columns = ['a', 'b', 'c'] as const
type Column = (typeof columns)[number]
type Card = { id: string; column: Column; lane: string }
const place = { columnOf: (card: Card) => card.column, laneOf: (card: Card) => card.lane }
const card = (id: string, column: Column, lane = 'x'): Card => ({ id, column, lane })

describe('cells of a board', () => {
  it('every card stands in one cell, in the order of the list; what did not change keeps its cell (property)', () => {
    const cards = fc.array(
      fc.record({ id: fc.uuid(), column: fc.constantFrom(...columns), lane: fc.constantFrom('x', 'y') }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(cards, fc.nat(), (list, pick) => {
        const before = cellsOf(list, place, new Map())
        expect([...before.values()].flatMap((cell) => cell.cards)).toHaveLength(list.length)
        for (const { key, column, lane, cards: inside } of before.values()) {
          expect(key).toBe(cellKey(column, lane))
          expect(inside).toEqual(list.filter((one) => one.column === column && one.lane === lane))
        }
        const moved = list.map((one, index) => (index === pick % list.length ? { ...one, column: 'c' as const } : one))
        const after = cellsOf(moved, place, before)
        for (const [key, cell] of after) {
          const old = before.get(key)
          const isSame =
            old?.cards.length === cell.cards.length && cell.cards.every((one, index) => old.cards[index] === one)
          expect(cell === old).toBe(isSame)
        }
      }),
    )
  })

  it('walks over empty columns, at the same height, and stops at the edge', () => {
    const cells = cellsOf([card('a1', 'a'), card('a2', 'a'), card('c1', 'c')], { ...place, laneOf: null }, new Map())
    const board = { columns, lanes: null }
    const from = (key: string, index: number) => {
      const cell = cells.get(key)
      if (!cell) throw new Error(key)
      return { cell, index }
    }
    expect(cardBeside(cells, board, from('a', 1), { along: 'columns', by: 1 })?.id).toBe('c1')
    expect(cardBeside(cells, board, from('c', 0), { along: 'columns', by: -1 })?.id).toBe('a1')
    expect(cardBeside(cells, board, from('c', 0), { along: 'columns', by: 1 })).toBeNull()
    expect(cardBeside(cells, board, from('a', 1), { along: 'lanes', by: 1 })).toBeNull()
  })

  it('goes on in the next lane that has a card in the column', () => {
    const list = [card('x1', 'a', 'x'), card('z1', 'a', 'z'), card('z2', 'a', 'z')]
    const cells = cellsOf(list, place, new Map())
    const board = { columns, lanes: ['x', 'y', 'z'] }
    const x = cells.get(cellKey('a', 'x'))
    const z = cells.get(cellKey('a', 'z'))
    if (!x || !z) throw new Error('no cell')
    expect(cardBeside(cells, board, { cell: x, index: 0 }, { along: 'lanes', by: 1 })?.id).toBe('z1')
    expect(cardBeside(cells, board, { cell: z, index: 0 }, { along: 'lanes', by: -1 })?.id).toBe('x1')
  })
})
