import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  areaBetween,
  fittedArea,
  MIN_SIDE,
  movedArea,
  resizedArea,
} from '../../../src/renderer/src/features/approvals/player/area'
import {
  isShownAt,
  type Mark,
  marksOf,
  neighbourOf,
  passesFilter,
  threadsOf,
} from '../../../src/renderer/src/features/approvals/player/marks'
import {
  beginVersion,
  chooseMark,
  faster,
  type Medium,
  makeReviewStore,
  markRange,
  pinHere,
  seekTo,
  slower,
  togglePlay,
} from '../../../src/renderer/src/features/approvals/player/reviewStore'
import type { ReviewComment } from '../../../src/shared/contract/approvalContent'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const point = fc.record({ x: fc.double({ min: -1, max: 2, noNaN: true }), y: share })

describe('areas', () => {
  const isInside = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => {
    expect(Math.min(x, y, width - MIN_SIDE, height - MIN_SIDE)).toBeGreaterThanOrEqual(-1e-9)
    expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + 1e-9)
  }

  test('drawn, moved, sized or typed, a frame stays on the picture and can be seen', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: -2, max: 2, noNaN: true }), share, (from, to, dx, dy) => {
        const area = areaBetween(from, to)
        if (!area) return
        isInside(area)
        isInside(movedArea(area, dx, dy))
        isInside(resizedArea(area, dx, dy))
        expect(movedArea(area, dx, dy)).toMatchObject({ width: area.width, height: area.height })
      }),
    )
    fc.assert(
      fc.property(fc.record({ x: share, y: share, width: share, height: share }), (area) => isInside(fittedArea(area))),
    )
  })

  test('a click draws nothing', () => {
    expect(areaBetween({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.9 })).toBeNull()
  })
})

function comment(id: string, part: Partial<ReviewComment> = {}): ReviewComment {
  return {
    id,
    versionId: 'v1',
    versionNumber: 1,
    thread: 'internal',
    parentId: null,
    text: id,
    atMs: null,
    untilMs: null,
    area: null,
    author: 'Ida',
    isMine: true,
    createdAt: '2026-11-22T10:00:00.000Z',
    resolvedAt: null,
    resolvedBy: null,
    retractedAt: null,
    ...part,
  }
}

describe('marks', () => {
  const comments = [
    comment('late', { atMs: 9000 }),
    comment('answer', { parentId: 'late' }),
    comment('early', { atMs: 1000, untilMs: 3000, thread: 'client' }),
    comment('gone', { atMs: 5000, retractedAt: '2026-11-22T11:00:00.000Z' }),
    comment('whole'),
    comment('other', { versionId: 'v2', versionNumber: 2, atMs: 2000 }),
  ]
  const threads = threadsOf(comments)

  test('threads are numbered within their version and keep their number', () => {
    expect(threads.map(({ comment: { id }, number, answers }) => [id, number, answers.length])).toEqual([
      ['late', 1, 1],
      ['early', 2, 0],
      ['gone', 3, 0],
      ['whole', 4, 0],
      ['other', 1, 0],
    ])
    expect(marksOf(threads, 'v1').map(({ id, number }) => [id, number])).toEqual([
      ['late', 1],
      ['early', 2],
      ['whole', 4],
    ])
  })

  test('filters by thread, standing and version', () => {
    const ids = (filter: Parameters<typeof passesFilter>[1]) =>
      threads.filter((thread) => passesFilter(thread, filter, 'v1')).map(({ comment: { id } }) => id)
    expect(ids({ thread: 'client', standing: 'all', allVersions: true })).toEqual(['early'])
    expect(ids({ thread: 'all', standing: 'open', allVersions: false })).toEqual(['late', 'early', 'whole'])
    expect(ids({ thread: 'all', standing: 'resolved', allVersions: true })).toEqual(['gone'])
  })

  test('next and previous go by time, from the chosen one or from where the video stands, and round', () => {
    const marks = marksOf(threads, 'v1')
    const walk = (chosen: string | null, timeMs: number, step: 1 | -1) => neighbourOf(marks, chosen, timeMs, step)?.id
    expect(walk(null, 0, 1)).toBe('early')
    expect(walk('early', 1000, 1)).toBe('late')
    expect(walk('late', 9000, 1)).toBe('whole')
    expect(walk('whole', 0, -1)).toBe('late')
    expect(walk(null, 5000, -1)).toBe('early')
    expect(walk(null, 9500, 1)).toBe('whole')
    expect(neighbourOf([], null, 0, 1)).toBeUndefined()
  })

  test('a frame is seen in its stretch, at its point for a second, and on a still always', () => {
    const mark = (part: Partial<Mark>): Pick<Mark, 'atMs' | 'untilMs'> => ({ atMs: 1000, untilMs: null, ...part })
    expect(isShownAt(mark({ untilMs: 3000 }), 2500)).toBe(true)
    expect(isShownAt(mark({ untilMs: 3000 }), 3500)).toBe(false)
    expect(isShownAt(mark({}), 1900)).toBe(true)
    expect(isShownAt(mark({}), 2500)).toBe(false)
    expect(isShownAt(mark({ atMs: null }), 99_000)).toBe(true)
  })
})

describe('the review', () => {
  function review() {
    const store = makeReviewStore()
    const done: string[] = []
    const medium: Medium = {
      play: () => {
        done.push('play')
        store.setState({ isPlaying: true })
      },
      pause: () => {
        done.push('pause')
        store.setState({ isPlaying: false })
      },
      seek: (timeMs) => {
        done.push(`seek ${timeMs}`)
      },
    }
    beginVersion(store, 25, 10_000)
    store.setState({ medium })
    return { store, done }
  }

  test('another version begins at its beginning, paused, with nothing pinned, in the player that stands', () => {
    const { store } = review()
    store.setState({ timeMs: 500, inMs: 1, pin: { atMs: 1, untilMs: null, area: null }, rate: 2 })
    const { medium } = store.getState()
    beginVersion(store, null, 2000)
    expect(store.getState()).toMatchObject({
      timeMs: 0,
      inMs: null,
      pin: { atMs: null },
      framesPerSecond: null,
      durationMs: 2000,
      rate: 2,
      medium,
    })
  })

  test('J and L change the speed while it plays, and nothing plays by itself', () => {
    const { store, done } = review()
    expect(done).toEqual([])
    faster(store)
    expect(store.getState()).toMatchObject({ isPlaying: true, rate: 1 })
    faster(store)
    faster(store)
    faster(store)
    expect(store.getState().rate).toBe(2)
    slower(store)
    expect(store.getState().rate).toBe(1.5)
    togglePlay(store)
    store.setState({ timeMs: 5000 })
    slower(store)
    expect(store.getState()).toMatchObject({ isPlaying: false, timeMs: 4000, rate: 1.5 })
  })

  test('at the end it plays from the beginning of the stretch', () => {
    const { store, done } = review()
    store.setState({ timeMs: 9990, inMs: 2000 })
    togglePlay(store)
    expect(done).toEqual(['seek 2000', 'play'])
  })

  test('a stretch has its end after its beginning; a comment inside takes it, one outside takes the point', () => {
    const { store } = review()
    seekTo(store, 2000)
    markRange(store, 'in')
    seekTo(store, 4000)
    markRange(store, 'out')
    seekTo(store, 3000)
    pinHere(store)
    expect(store.getState().pin).toMatchObject({ atMs: 2000, untilMs: 4000 })
    seekTo(store, 6000)
    pinHere(store)
    expect(store.getState().pin).toMatchObject({ atMs: 6000, untilMs: null })
    markRange(store, 'in')
    expect(store.getState()).toMatchObject({ inMs: 6000, outMs: null })
  })

  test('seeking stays inside, and to the middle of the frame of a comment', () => {
    const { store, done } = review()
    seekTo(store, 99_000)
    seekTo(store, -5)
    chooseMark(store, { id: 'a', atMs: 1000 })
    expect(done).toEqual(['seek 10000', 'seek 0', 'pause', 'seek 1020'])
    expect(store.getState()).toMatchObject({ chosenId: 'a', timeMs: 1020 })
    seekTo(store, 0)
    expect(store.getState().chosenId).toBeNull()
  })
})
