/** Corners of a drawn shape in pixels: x, y, x, y … The last corner joins the first. */
export type Outline = Float64Array

/**
 * Which points lie inside a drawn shape. A part that the line goes round twice is inside too, as the hand means it
 * (non-zero winding); a shape without an area holds nothing, a point without a place (NaN) lies in none.
 *
 * @returns positions in `xs`, ascending
 */
export function insideOutline(outline: Outline, xs: Float64Array, ys: Float64Array): number[] {
  const corners = Math.floor(outline.length / 2)
  const [left, top, right, bottom] = edges(outline, corners)
  const inside: number[] = []
  if (corners < 3 || !(right > left) || !(bottom > top)) return inside
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] ?? Number.NaN
    const y = ys[i] ?? Number.NaN
    if (!(x >= left && x <= right && y >= top && y <= bottom)) continue
    if (winding(outline, corners, x, y) !== 0) inside.push(i)
  }
  return inside
}

function edges(outline: Outline, corners: number): [left: number, top: number, right: number, bottom: number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let c = 0; c < corners; c++) {
    const x = outline[2 * c] ?? Number.NaN
    const y = outline[2 * c + 1] ?? Number.NaN
    // A corner without a place makes the whole shape uncertain: it selects nothing.
    if (!Number.isFinite(x) || !Number.isFinite(y)) return [0, 0, 0, 0]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return [left, top, right, bottom]
}

/** How often the shape runs round a point. */
function winding(outline: Outline, corners: number, x: number, y: number): number {
  let turns = 0
  let fromX = outline[2 * corners - 2] ?? 0
  let fromY = outline[2 * corners - 1] ?? 0
  for (let c = 0; c < corners; c++) {
    const toX = outline[2 * c] ?? 0
    const toY = outline[2 * c + 1] ?? 0
    const side = (toX - fromX) * (y - fromY) - (x - fromX) * (toY - fromY)
    if (fromY <= y) {
      if (toY > y && side > 0) turns++
    } else if (toY <= y && side < 0) turns--
    fromX = toX
    fromY = toY
  }
  return turns
}

/** The four corners of a box between two opposite ones. */
export function boxOutline(x1: number, y1: number, x2: number, y2: number): Outline {
  return Float64Array.of(x1, y1, x2, y1, x2, y2, x1, y2)
}

/** Two values of an axis and where they are drawn. */
export interface AxisPixels {
  isLog: boolean
  from: { value: number; px: number }
  to: { value: number; px: number }
}

/** Values of an axis as pixels, all at once: asking the chart for each of thousands is felt. */
export function toPixels(values: Float64Array, { isLog, from, to }: AxisPixels): Float64Array {
  const place = isLog ? Math.log : (value: number) => value
  const start = place(from.value)
  const perUnit = (to.px - from.px) / (place(to.value) - start)
  const pixels = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) pixels[i] = from.px + (place(values[i] ?? Number.NaN) - start) * perUnit
  return pixels
}

export type ChoiceMode = 'set' | 'add' | 'remove'

/** Alt takes away, Shift adds, neither chooses anew. */
export function choiceMode({ shiftKey, altKey }: { shiftKey: boolean; altKey: boolean }): ChoiceMode {
  return altKey ? 'remove' : shiftKey ? 'add' : 'set'
}

/** The selection after some more were touched. */
export function chosenAfter(chosen: ReadonlySet<string>, touched: readonly string[], mode: ChoiceMode): Set<string> {
  if (mode === 'set') return new Set(touched)
  const after = new Set(chosen)
  for (const id of touched) {
    if (mode === 'add') after.add(id)
    else after.delete(id)
  }
  return after
}
