import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beforeFold,
  CAPTION_FOLD_CHARACTERS,
  type DisclosedContent,
  type DisclosureDraft,
  hasWording,
  lintDisclosure,
  shippedWordings,
} from '../../../../src/shared/domain/approvals/disclosure'
import { disclosureAdvice, disclosureCodes } from '../../../../src/shared/domain/approvals/disclosureSentences'

const plan: DisclosureDraft = { relation: 'paid', hasToggle: true, wording: null, spokenAtMs: 500, shownAtMs: 900 }
const content: DisclosedContent = { caption: '#ad Fizz!', hashtags: [], isVideo: true, durationMs: 8000 }
const codes = (
  change: Partial<DisclosureDraft> | null,
  posted: Partial<DisclosedContent> = {},
  markets: string[] = ['GB'],
  wordings = shippedWordings,
) =>
  lintDisclosure(change && { ...plan, ...change }, { ...content, ...posted }, markets, wordings).map(
    ({ market, ok, problems }) => [market, ok, problems.map(({ code }) => code)],
  )

describe('the lint', () => {
  it('is content with toggle, wording before the fold and a time in the video', () => {
    expect(codes({})).toEqual([['GB', true, []]])
    expect(codes({ relation: 'gifted' })).toEqual([['GB', true, []]])
  })
  it('asks for a plan before anything else', () => {
    expect(codes(null, { caption: null })).toEqual([['GB', false, ['no_plan']]])
  })
  it('never takes the toggle alone, nor the words alone', () => {
    expect(codes({}, { caption: 'Fizz!' })).toEqual([['GB', false, ['no_wording']]])
    expect(codes({ hasToggle: false })).toEqual([['GB', false, ['no_toggle']]])
    expect(codes({ hasToggle: false, relation: 'gifted' })).toEqual([['GB', false, ['no_toggle']]])
    expect(codes({}, { caption: null })).toEqual([['GB', false, ['no_caption']]])
  })
  it('does not take the plan’s own words where the market has a list', () => {
    expect(codes({ wording: 'collab' }, { caption: 'collab with Fizz' })).toEqual([['GB', false, ['no_wording']]])
  })
  it('reads hashtags that are kept apart behind the caption', () => {
    expect(codes({}, { caption: 'Fizz', hashtags: ['ad', 'fizz'] })).toEqual([['GB', true, []]])
    const long = 'x'.repeat(CAPTION_FOLD_CHARACTERS)
    expect(codes({}, { caption: long, hashtags: ['#ad'] })).toEqual([['GB', false, ['wording_below_fold']]])
  })
  it('wants it in the video itself, within its length', () => {
    expect(codes({ spokenAtMs: null, shownAtMs: null })).toEqual([['GB', false, ['not_spoken_or_shown']]])
    expect(codes({ spokenAtMs: null, shownAtMs: null }, { isVideo: false })).toEqual([['GB', true, []]])
    expect(codes({ spokenAtMs: 8000, shownAtMs: 9000 })).toEqual([
      ['GB', false, ['spoken_after_end', 'shown_after_end']],
    ])
    expect(codes({ spokenAtMs: 90_000 }, { durationMs: null })).toEqual([['GB', true, []]])
  })
  it('advises to say it and to show it in the US, which nobody fails by', () => {
    expect(codes({ shownAtMs: null }, {}, ['US', 'GB'])).toEqual([
      ['GB', true, []],
      ['US', true, ['both_modes']],
    ])
  })
  it('says where no wording is known and looks for the plan’s, until the workspace has one', () => {
    expect(codes({}, {}, ['DE'])).toEqual([['DE', false, ['no_wording', 'no_wording_known']]])
    expect(codes({ wording: 'Anzeige' }, { caption: 'ANZEIGE: Fizz' }, ['DE'])).toEqual([
      ['DE', true, ['no_wording_known']],
    ])
    const own = [...shippedWordings, { market: 'DE', wording: 'Werbung', source: 'die medienanstalten' }]
    expect(codes({ wording: 'Anzeige' }, { caption: 'Anzeige: Fizz' }, ['DE'], own)).toEqual([
      ['DE', false, ['no_wording']],
    ])
    expect(codes({}, { caption: 'Werbung: Fizz' }, ['DE'], own)).toEqual([['DE', true, []]])
    expect(codes({ wording: '#ad' }, {}, [])).toEqual([[null, true, ['no_market']]])
  })
  it('tells each market once, in a sentence each', () => {
    const found = lintDisclosure({ ...plan, hasToggle: false }, content, ['US', 'GB', 'US'], shippedWordings)
    expect(found.map(({ market }) => market)).toEqual(['GB', 'US'])
    expect(found[0]?.problems[0]?.sentence).toBe(
      'TikTok’s content disclosure setting has to be on, for gifted products too.',
    )
    expect(lintDisclosure(plan, { ...content, caption: 'x' }, ['GB'], shippedWordings)[0]?.problems[0]?.sentence).toBe(
      'The setting alone is not enough: the caption needs “ad” or “#ad” as a word of its own in GB.',
    )
  })
  it('fails by every code but the advice', () => {
    expect(disclosureCodes.filter((code) => disclosureAdvice.includes(code))).toEqual([
      'no_wording_known',
      'no_market',
      'both_modes',
    ])
  })
})

describe('a wording as a word of its own', () => {
  it.each([
    ['#ad', true],
    ['#AD Fizz', true],
    ['Fizz (#ad)', true],
    ['Fizz.\n#ad.', true],
    ['Fizz 🥤#ad🥤', true],
    ['＃ａｄ', true],
    ['#a\u200Bd', true],
    ['#adventure', false],
    ['#ad\u200Bventure', false],
    ['#ádventure', false],
    ['#ad\u0301', false],
    ['#adé', false],
    ['#ad_fizz', false],
    ['#ad-free', false],
    ['##ads', false],
    ['', false],
  ])('%j', (text, found) => expect(hasWording(text, '#ad')).toBe(found))
  it('does not take a mention, an address or a part of a word for “ad”', () => {
    for (const text of ['@ad', 'fizz.ad', 'x.com/ad', 'ad.com', 'ad-free', 'read', 'badge', 'AD2027'])
      expect(hasWording(text, 'ad'), text).toBe(false)
    for (const text of ['AD: Fizz', 'an ad.', '“ad”', 'ad', '#ad']) expect(hasWording(text, 'ad'), text).toBe(true)
  })
  it('takes wordings of several words and other scripts', () => {
    expect(hasWording('Fizz – PAID  partnership\nwith', 'paid partnership')).toBe(true)
    expect(hasWording('広告 #fizz', '広告')).toBe(true)
    expect(hasWording('REKLAM İÇERİR', 'reklam içerir')).toBe(true)
    expect(hasWording('ad', '   ')).toBe(false)
  })
  it('counts what is seen: a family of emoji is one sign', () => {
    const family = '👨‍👩‍👧‍👦'
    expect(beforeFold(family.repeat(5), 2)).toBe(family.repeat(2))
    expect(hasWording(`${family.repeat(10)} #ad`, '#ad', 14)).toBe(true)
    expect(hasWording(`${family.repeat(10)} #ad`, '#ad', 13)).toBe(false)
  })
  it('is found before a fold only where it is found at all, and always with a fold behind the end', () => {
    const text = fc.array(fc.constantFrom('#ad', ' ', 'venture', '👨‍👩‍👧', 'é', 'ﬁ', '\u200B', 'İ', '.', 'ß'), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(text, fc.nat(60), (parts, fold) => {
        const whole = parts.join('')
        const found = hasWording(whole, '#ad')
        if (hasWording(whole, '#ad', fold)) expect(found).toBe(true)
        expect(hasWording(whole, '#ad', whole.length + 1)).toBe(found)
      }),
      { numRuns: 500, seed: 20_261_122 },
    )
  })
})
