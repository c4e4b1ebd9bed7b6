import { describe, expect, it } from 'vitest'
import { type FileTaker, foretoldTaker, takerOf } from '../../../src/renderer/src/lib/fileDrops'

const taker = (id: string, more: Partial<FileTaker>): FileTaker => ({
  id,
  title: id,
  sentence: id,
  perhaps: id,
  extensions: [],
  types: [],
  onFiles: () => {},
  ...more,
})
const lists = taker('lists', { extensions: ['.csv'], types: ['text/csv', 'text/plain'], takesOthers: true })
const mails = taker('mails', { extensions: ['.eml'], types: ['message/rfc822'] })
const both = [lists, mails]

describe('files dropped on the window', () => {
  it('go by the end of the name first, for hosts differ in the types they give', () => {
    expect(takerOf(both, { name: 'Re Hello.EML', type: 'text/plain' })?.id).toBe('mails')
    expect(takerOf(both, { name: 'Re Hello.EML', type: '' })?.id).toBe('mails')
    expect(takerOf(both, { name: 'saved mail', type: 'message/rfc822' })?.id).toBe('mails')
    expect(takerOf(both, { name: 'notes.csv', type: 'application/vnd.ms-excel' })?.id).toBe('lists')
  })

  it('go to whoever takes the rest, or to nobody', () => {
    expect(takerOf(both, { name: 'picture.png', type: 'image/png' })?.id).toBe('lists')
    expect(takerOf([mails], { name: 'picture.png', type: 'image/png' })).toBeUndefined()
  })

  it('are foretold only where their types tell', () => {
    expect(foretoldTaker(both, ['message/rfc822', 'message/rfc822'])?.id).toBe('mails')
    expect(foretoldTaker(both, ['text/csv'])?.id).toBe('lists')
    expect(foretoldTaker(both, ['text/csv', 'message/rfc822'])).toBeUndefined()
    expect(foretoldTaker(both, [''])).toBeUndefined()
    expect(foretoldTaker([lists], [''])?.id).toBe('lists')
    expect(foretoldTaker(both, [])).toBeUndefined()
  })

  it('go to the longest end that fits, and two that take one type are not foretold', () => {
    const tables = taker('tables', { extensions: ['.json'], types: ['application/json'] })
    const decisions = taker('decisions', { extensions: ['.callboard-decision.json'], types: ['application/json'] })
    for (const all of [
      [tables, decisions],
      [decisions, tables],
    ]) {
      expect(takerOf(all, { name: 'Fizz.callboard-decision.json', type: 'application/json' })?.id).toBe('decisions')
      expect(takerOf(all, { name: 'creators.json', type: 'application/json' })?.id).toBe('tables')
      expect(foretoldTaker(all, ['application/json'])).toBeUndefined()
    }
  })
})
