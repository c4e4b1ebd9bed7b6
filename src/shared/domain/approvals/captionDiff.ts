export type CaptionPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** Pairs of words that are compared at most: about 4,000 words against 4,000, in 32 MB. Beyond it all is replaced. */
const maxPairs = 16_000_000

/**
 * What was added to a caption and what was taken out, by words and the blanks between them. `same` and `removed` parts
 * joined give `before`, `same` and `added` parts joined give `after`; neighbours differ in kind, none is empty.
 */
export function captionDiff(before: string, after: string): CaptionPart[] {
  const from = piecesOf(before)
  const to = piecesOf(after)
  let head = 0
  while (head < from.length && head < to.length && from[head] === to[head]) head += 1
  let tail = 0
  while (
    tail < from.length - head &&
    tail < to.length - head &&
    from[from.length - 1 - tail] === to[to.length - 1 - tail]
  )
    tail += 1
  const middle = between(from.slice(head, from.length - tail), to.slice(head, to.length - tail))
  return merged([...from.slice(0, head).map(same), ...middle, ...from.slice(from.length - tail).map(same)])
}

const same = (text: string): CaptionPart => ({ kind: 'same', text })
const piecesOf = (text: string): string[] => text.match(/\s+|\S+/gu) ?? []

/** The longest common sequence of pieces; what stands outside it was removed or added. */
function between(from: string[], to: string[]): CaptionPart[] {
  const removed = from.map((text): CaptionPart => ({ kind: 'removed', text }))
  const added = to.map((text): CaptionPart => ({ kind: 'added', text }))
  if (from.length === 0 || to.length === 0 || from.length * to.length > maxPairs) return [...removed, ...added]
  const wide = to.length + 1
  // At [i, j]: how many pieces `from` from i on and `to` from j on have in common.
  const lengths = new Uint16Array((from.length + 1) * wide)
  const lengthAt = (i: number, j: number) => lengths[i * wide + j] ?? 0
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1)
      lengths[i * wide + j] =
        from[i] === to[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1))
  }
  const parts: CaptionPart[] = []
  let i = 0
  let j = 0
  while (i < from.length && j < to.length) {
    if (from[i] === to[j]) {
      parts.push(same(from[i] ?? ''))
      i += 1
      j += 1
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) {
      parts.push(...removed.slice(i, i + 1))
      i += 1
    } else {
      parts.push(...added.slice(j, j + 1))
      j += 1
    }
  }
  return [...parts, ...removed.slice(i), ...added.slice(j)]
}

/** Neighbours of a kind as one; between two words that stayed, what went stands before what came. */
function merged(parts: readonly CaptionPart[]): CaptionPart[] {
  const whole: CaptionPart[] = []
  let removed = ''
  let added = ''
  const settle = () => {
    if (removed !== '') whole.push({ kind: 'removed', text: removed })
    if (added !== '') whole.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const { kind, text } of parts) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      settle()
      const last = whole.at(-1)
      if (last?.kind === 'same') last.text += text
      else whole.push({ kind, text })
    }
  }
  settle()
  return whole
}
