const wide =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])/u
const segments = new Intl.Segmenter()

/** Columns that a text takes on a terminal: two for an ideograph or an emoji, one for any other sign. */
function widthOf(text: string): number {
  let width = 0
  for (const { segment } of segments.segment(text)) width += wide.test(segment) ? 2 : 1
  return width
}

/**
 * Lines with their cells under each other.
 *
 * @param rows the first may hold the headings; a line break inside a cell becomes a blank
 * @param numeric columns that stand to the right
 */
export function table(rows: readonly (readonly string[])[], numeric: readonly number[] = []): string[] {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll(/[\r\n\t\v\f\u2028\u2029]+/g, ' ')))
  const widths: number[] = []
  for (const row of cells) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))
  return cells.map((row) =>
    row
      .map((cell, i) => {
        const blank = ' '.repeat((widths[i] ?? 0) - widthOf(cell))
        return numeric.includes(i) ? blank + cell : cell + blank
      })
      .join('  ')
      .trimEnd(),
  )
}
