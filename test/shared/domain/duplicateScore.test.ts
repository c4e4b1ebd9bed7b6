import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCreators, duplicateScore, listedFrom, sureReasons } from '../../../src/shared/domain/duplicateScore'
import { type LabelledPair, labelledPairs, likeness } from './duplicatePairs'

function judge({ a, b, held = {} }: LabelledPair) {
  const { evidence, doubts } = compareCreators(likeness(a), likeness(b), {
    core: () => held.core ?? 2,
    name: () => held.name ?? 2,
    contact: () => held.contact ?? 2,
  })
  const score = duplicateScore(evidence, doubts)
  return { score, evidence, doubts, sure: sureReasons(evidence, score) }
}

describe('the score of a pair', () => {
  it('tells pairs judged by hand apart', () => {
    const judged = labelledPairs.map((pair) => ({ ...pair, ...judge(pair) }))
    const listed = judged.filter(({ score }) => score >= listedFrom)
    const right = listed.filter(({ isOne }) => isOne)
    const precision = right.length / listed.length
    const recall = right.length / judged.filter(({ isOne }) => isOne).length
    const wrong = judged.filter(({ score, isOne }) => score >= listedFrom !== isOne)
    console.info(
      [
        `${judged.length} pairs judged by hand: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
        ...wrong.map(
          ({ why, isOne, score }) => `  ${isOne ? 'missed' : 'listed in error'} at ${score.toFixed(2)}: ${why}`,
        ),
      ].join('\n'),
    )
    expect(judged.length).toBeGreaterThanOrEqual(60)
    expect(precision).toBeGreaterThanOrEqual(0.9)
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })

  it('never lets two persons be merged unseen', () => {
    const sure = labelledPairs.filter((pair) => judge(pair).sure !== null)
    expect(sure.length).toBeGreaterThan(3)
    expect(sure.filter(({ isOne }) => !isOne)).toEqual([])
  })

  it('is the same both ways', () => {
    for (const pair of labelledPairs) {
      expect(judge({ ...pair, a: pair.b, b: pair.a }).score, pair.why).toBeCloseTo(judge(pair).score, 12)
    }
  })

  it('lies between nothing and one, and a further reason never lowers it', () => {
    const pair = fc.constantFrom(...labelledPairs)
    fc.assert(
      fc.property(pair, pair, (one, other) => {
        const { evidence, doubts, score } = judge(one)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThan(1)
        expect(duplicateScore([...evidence, ...judge(other).evidence], doubts)).toBeGreaterThanOrEqual(score)
        expect(duplicateScore(evidence, [...doubts, ...judge(other).doubts])).toBeLessThanOrEqual(score)
      }),
    )
  })

  it('says that an agent’s address or one of many is weak, and alone lists nobody', () => {
    const { score, evidence } = judge({
      isOne: false,
      why: '',
      a: { at: 'tiktok:rosaglam', agentMail: 'team@agency.co' },
      b: { at: 'instagram:petebuilds', agentMail: 'team@agency.co' },
    })
    expect(evidence).toMatchObject([{ kind: 'email', isShared: true }])
    expect(score).toBeCloseTo(0.15, 12)
  })
})
