import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boxOutline,
  choiceMode,
  chosenAfter,
  insideOutline,
  toPixels,
} from '../../../src/renderer/src/features/planner/charts/lasso'

const outline = (...corners: number[]) => Float64Array.from(corners)
const inside = (shape: Float64Array, ...points: [number, number][]) =>
  insideOutline(
    shape,
    Float64Array.from(points, ([x]) => x),
    Float64Array.from(points, ([, y]) => y),
  )

describe('what lies inside a drawn shape', () => {
  test('a concave shape leaves its bay out', () => {
    const bay = outline(0, 0, 10, 0, 10, 10, 5, 3, 0, 10)
    expect(inside(bay, [5, 1], [5, 8], [1, 6], [9, 6], [11, 5])).toEqual([0, 2, 3])
  })

  test('both loops of an eight are inside, whichever way the hand went', () => {
    const eight = outline(0, 0, 10, 10, 10, 0, 0, 10)
    expect(inside(eight, [1, 5], [9, 5], [5, 1], [5, 9])).toEqual([0, 1])
  })

  test('what the line goes round twice is inside', () => {
    const twice = outline(0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 8, 2, 8, 8, 2, 8, 2, 2)
    expect(inside(twice, [5, 5], [1, 9], [12, 5])).toEqual([0, 1])
  })

  test('shapes without an area hold nothing', () => {
    for (const shape of [
      outline(),
      outline(1, 1),
      outline(0, 0, 9, 9),
      outline(0, 0, 5, 5, 9, 9),
      outline(3, 3, 3, 3, 3, 3),
    ])
      expect(inside(shape, [3, 3], [5, 5], [4, 4.5])).toEqual([])
    expect(inside(outline(0, 0, 9, 0, Number.NaN, 5, 0, 9), [2, 2])).toEqual([])
  })

  test('a point without a place is in no shape', () => {
    expect(inside(outline(0, 0, 9, 0, 9, 9, 0, 9), [Number.NaN, 4], [4, Number.NaN], [4, 4])).toEqual([2])
  })

  test('a box holds exactly what lies between its corners, in whatever order they are', () => {
    const between = fc.integer({ min: -200, max: 200 }).map((quarters) => quarters / 4)
    fc.assert(
      fc.property(
        between,
        between,
        between,
        between,
        fc.array(fc.tuple(between, between)),
        (x1, y1, x2, y2, points) => {
          const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)]
          const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)]
          const isOn = ([x, y]: [number, number]) => x === left || x === right || y === top || y === bottom
          const clear = points.filter((point) => !isOn(point))
          const expected = clear.flatMap(([x, y], i) => (x > left && x < right && y > top && y < bottom ? [i] : []))
          expect(inside(boxOutline(x1, y1, x2, y2), ...clear)).toEqual(expected)
        },
      ),
    )
  })

  test('a convex shape agrees with its half planes', () => {
    const angle = fc.double({ min: 0, max: 6.28, noNaN: true })
    fc.assert(
      fc.property(
        fc.uniqueArray(angle, { minLength: 3, maxLength: 40, selector: (value) => value.toFixed(2) }),
        fc.array(
          fc.tuple(fc.double({ min: -12, max: 12, noNaN: true }), fc.double({ min: -12, max: 12, noNaN: true })),
        ),
        (angles, points) => {
          const corners = angles
            .sort((a, b) => a - b)
            .map((a): [number, number] => [10 * Math.cos(a), 10 * Math.sin(a)])
          const sides = (x: number, y: number) =>
            corners.map(([ax, ay], i) => {
              const [bx, by] = corners[(i + 1) % corners.length] ?? [0, 0]
              return (bx - ax) * (y - ay) - (x - ax) * (by - ay)
            })
          const clear = points.filter(([x, y]) => sides(x, y).every((side) => Math.abs(side) > 1e-9))
          const expected = clear.flatMap(([x, y], i) => (sides(x, y).every((side) => side > 0) ? [i] : []))
          expect(inside(Float64Array.from(corners.flat()), ...clear)).toEqual(expected)
        },
      ),
    )
  })
})

test('values become pixels on a straight and on a logarithmic axis, the upright one growing upwards', () => {
  const values = Float64Array.of(0, 50, 100, Number.NaN)
  expect([...toPixels(values, { isLog: false, from: { value: 0, px: 300 }, to: { value: 100, px: 100 } })]).toEqual([
    300,
    200,
    100,
    Number.NaN,
  ])
  const log = toPixels(Float64Array.of(1, 10, 1000), {
    isLog: true,
    from: { value: 1, px: 0 },
    to: { value: 1000, px: 90 },
  })
  expect([...log].map(Math.round)).toEqual([0, 30, 90])
})

test('a shape chooses anew, with Shift adds, with Alt takes away', () => {
  const chosen = new Set(['a', 'b'])
  expect([...chosenAfter(chosen, ['b', 'c'], choiceMode({ shiftKey: false, altKey: false }))]).toEqual(['b', 'c'])
  expect([...chosenAfter(chosen, ['b', 'c'], choiceMode({ shiftKey: true, altKey: false }))]).toEqual(['a', 'b', 'c'])
  expect([...chosenAfter(chosen, ['b', 'c'], choiceMode({ shiftKey: true, altKey: true }))]).toEqual(['a'])
  expect([...chosen]).toEqual(['a', 'b'])
})
