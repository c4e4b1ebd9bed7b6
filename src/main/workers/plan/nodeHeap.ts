/** An open sub-problem: decisions beyond the core, a bound and the dual point that gave it. */
export type OpenNode = {
  bound: number
  order: number
  depth: number
  /** model options chosen beyond those of the core */
  chosen: number[]
  /** of the core's options */
  banned: Uint8Array
  point: Float64Array
}

/** Highest bound first; equal bounds oldest first, so that the order never depends on chance. */
export class NodeHeap {
  private readonly heap: OpenNode[] = []

  get size(): number {
    return this.heap.length
  }

  get top(): OpenNode | undefined {
    return this.heap[0]
  }

  push(node: OpenNode): void {
    const { heap } = this
    let k = heap.length
    heap.push(node)
    while (k > 0) {
      const up = (k - 1) >> 1
      const parent = heap[up]
      if (!parent || !isBefore(node, parent)) break
      heap[k] = parent
      k = up
    }
    heap[k] = node
  }

  pop(): OpenNode | undefined {
    const { heap } = this
    const top = heap[0]
    const last = heap.pop()
    if (!last || heap.length === 0) return top
    let k = 0
    for (;;) {
      let child = 2 * k + 1
      if (child >= heap.length) break
      const right = heap[child + 1]
      if (right && isBefore(right, heap[child] as OpenNode)) child++
      const down = heap[child]
      if (!down || !isBefore(down, last)) break
      heap[k] = down
      k = child
    }
    heap[k] = last
    return top
  }
}

function isBefore(a: OpenNode, b: OpenNode): boolean {
  return a.bound > b.bound || (a.bound === b.bound && a.order < b.order)
}
