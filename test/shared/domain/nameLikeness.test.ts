import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareNames,
  foldText,
  handleCore,
  handleStem,
  isOneSlipApart,
  nameKey,
  nameWords,
  shortNameKey,
} from '../../../src/shared/domain/nameLikeness'

const compare = (a: string, b: string) => compareNames(nameWords(a), nameWords(b))

describe('folded texts', () => {
  it('lose case, diacritics, signs and emoji, and are spelled in Latin letters', () => {
    expect(foldText('Zoë  SØRENSEN 🌿')).toBe('zoe sorensen')
    expect(foldText('Straße Łódź Æther')).toBe('strasse lodz aether')
    expect(foldText('Юлия Щербакова')).toBe('iuliia shcherbakova')
    expect(foldText('Μαρία Παπαδοπούλου')).toBe('maria papadopoulou')
    expect(foldText('ＡＮＡ')).toBe('ana')
    expect(foldText('🌿✨')).toBe('')
    expect(foldText('山田 太郎')).toBe('山田 太郎')
  })

  it('fold to themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })
})

describe('names', () => {
  it('leave out words that name nobody, unless nothing else is there', () => {
    expect(nameWords('Ana Silva | Official TikTok')).toEqual(['ana', 'silva'])
    expect(nameWords('The Real')).toEqual(['the', 'real'])
    expect(nameWords('—')).toEqual([])
  })

  it('are compared whatever the order of their words', () => {
    expect(nameKey(nameWords('Silva Ana'))).toBe(nameKey(nameWords('ana SILVA')))
    expect(shortNameKey(nameWords('Ana Maria Silva'))).toBe('ana silva')
    expect(shortNameKey(nameWords('Ana Silva'))).toBe(null)
    expect(compare('Ána Silva', 'SILVA, Ana')).toBe('same')
    expect(compare('Ana Maria Silva', 'Ana Silva')).toBe('short')
    expect(compare('Ana Maria Silva', 'Ana Luisa Silva')).toBe('unclear')
    expect(compare('Katharina Weber', 'Katarina Weber')).toBe('slip')
    expect(compare('Иван Петров', 'Ivan Petrov')).toBe('same')
    expect(compare('Ana Silva', 'Bob Jones')).toBe('apart')
    expect(compare('Ana', 'Anastasia Petrova')).toBe('unclear')
    expect(compare('', 'Ana')).toBe('unclear')
  })

  it('are as near one way as the other', () => {
    const name = fc.array(fc.constantFrom('ana', 'anna', 'silva', 'silba', 'maria', 'x', 'José'), { maxLength: 4 })
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(compare(a.join(' '), b.join(' '))).toBe(compare(b.join(' '), a.join(' ')))
      }),
    )
  })
})

describe('handles', () => {
  it('have one core whatever separates their words', () => {
    expect(handleCore('Ana.Mákes_')).toBe('anamakes')
    expect(handleCore('✿ Kids Diana Show')).toBe('kidsdianashow')
  })

  it('have a stem without numbers and empty words, if six letters are left', () => {
    expect(handleStem('anamakes2')).toBe('anamakes')
    expect(handleStem('officialanamakes')).toBe('anamakes')
    expect(handleStem('anamakesofficial')).toBe('anamakes')
    expect(handleStem('ana2')).toBe(null)
    expect(handleStem('itsana')).toBe('itsana')
  })

  it('are one slip apart by one letter, never by a digit', () => {
    for (const [a, b] of [
      ['anamakes', 'anamake'],
      ['anamakes', 'annamakes'],
      ['anamakes', 'anamakez'],
      ['anamakes', 'anmaakes'],
      ['ana1makes', 'ana1make'],
    ] as const) {
      expect(isOneSlipApart(a, b), `${a} ${b}`).toBe(true)
      expect(isOneSlipApart(b, a), `${b} ${a}`).toBe(true)
    }
    for (const [a, b] of [
      ['anamakes', 'anamakes'],
      ['maker12', 'maker13'],
      ['maker12', 'maker1'],
      ['anamakes', 'anamak'],
      ['anamakes', 'anbmakez'],
      ['', 'ab'],
    ] as const) {
      expect(isOneSlipApart(a, b), `${a} ${b}`).toBe(false)
    }
  })

  it('are one slip apart wherever one letter is added, taken, changed or exchanged', () => {
    const word = fc.stringMatching(/^[a-z]{3,12}$/)
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('add', 'take', 'change', 'exchange'), (text, at, how) => {
        const i = at % (text.length - 1)
        const changed = {
          add: `${text.slice(0, i)}q${text.slice(i)}`,
          take: text.slice(0, i) + text.slice(i + 1),
          change: `${text.slice(0, i)}ß${text.slice(i + 1)}`,
          exchange: text.slice(0, i) + (text[i + 1] ?? '') + (text[i] ?? '') + text.slice(i + 2),
        }[how]
        fc.pre(changed !== text)
        expect(isOneSlipApart(text, changed)).toBe(true)
      }),
    )
  })
})
