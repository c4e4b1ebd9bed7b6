import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clock,
  frameAt,
  frameMiddleMs,
  frameStartMs,
  parseTime,
  stepFrame,
  timecode,
} from '../../../src/renderer/src/features/approvals/player/timecode'

const usualRates = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60, 120] as const
const rate = fc.oneof(fc.constantFrom(...usualRates), fc.double({ min: 0.1, max: 240, noNaN: true }))

describe('frames', () => {
  test('a frame’s first millisecond and its middle lie in it', () => {
    fc.assert(
      fc.property(fc.nat(500_000), rate, (frame, framesPerSecond) => {
        expect(frameAt(frameStartMs(frame, framesPerSecond), framesPerSecond)).toBe(frame)
        expect(frameAt(frameMiddleMs(frame, framesPerSecond), framesPerSecond)).toBe(frame)
      }),
    )
  })

  test('a step leads to the next frame, and back, and never out of the video', () => {
    fc.assert(
      fc.property(fc.nat(60_000), rate, fc.integer({ min: 1, max: 60_000 }), (timeMs, framesPerSecond, durationMs) => {
        const from = frameAt(Math.min(timeMs, durationMs - 1), framesPerSecond)
        const beginsMs = (frame: number) => (frame * 1000) / framesPerSecond
        const on = stepFrame(frameMiddleMs(from, framesPerSecond), 1, framesPerSecond, durationMs)
        const next = frameAt(on, framesPerSecond)
        if (beginsMs(from + 1) < durationMs - 0.001) expect(next).toBe(from + 1)
        expect([from, from + 1]).toContain(next)
        expect(beginsMs(next)).toBeLessThan(durationMs)
        const back = stepFrame(on, -1, framesPerSecond, durationMs)
        expect(frameAt(back, framesPerSecond)).toBe(Math.max(0, next - 1))
      }),
    )
  })

  test('a hundred steps of 29.97 frames a second drift by none', () => {
    let timeMs = 0
    for (let step = 0; step < 100; step += 1) timeMs = stepFrame(timeMs, 1, 29.97, 10_000)
    expect(frameAt(timeMs, 29.97)).toBe(100)
    expect(timecode(timeMs, 29.97)).toBe('00:00:03:10')
  })
})

describe('times as people read and type them', () => {
  test('examples', () => {
    expect(timecode(65_480, 25)).toBe('00:01:05:12')
    expect(timecode(65_480, null)).toBe('1:05.480')
    expect(timecode(0, 30)).toBe('00:00:00:00')
    expect(clock(3_605_007)).toBe('1:00:05.007')
    expect(parseTime('5', null)).toBe(5000)
    expect(parseTime(' 1:05,5 ', null)).toBe(65_500)
    expect(parseTime('1:00:05', 25)).toBe(3_605_000)
    expect(parseTime('00:01:05:12', 25)).toBe(65_480)
  })

  test('what is no time is told', () => {
    for (const text of ['', 'soon', '-1', '1:60', '1:2:3:4:5', '1:60:00', '5.1234', '00:00:01:25', '1e3']) {
      expect(parseTime(text, 25), text).toBeNull()
    }
    // Frames mean nothing where their rate is not known.
    expect(parseTime('00:00:01:02', null)).toBeNull()
  })

  test('what is shown can be typed back: the same millisecond, or the same frame', () => {
    fc.assert(
      fc.property(fc.nat(86_400_000), (timeMs) => {
        expect(parseTime(clock(timeMs), null)).toBe(timeMs)
      }),
    )
    fc.assert(
      fc.property(fc.nat(35_000_000), fc.constantFrom(...usualRates), (timeMs, framesPerSecond) => {
        const back = parseTime(timecode(timeMs, framesPerSecond), framesPerSecond)
        expect(back).not.toBeNull()
        expect(frameAt(back ?? -1, framesPerSecond)).toBe(frameAt(timeMs, framesPerSecond))
      }),
    )
  })
})
