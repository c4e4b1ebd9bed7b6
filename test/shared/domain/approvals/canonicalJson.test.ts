import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../src/shared/domain/approvals/canonicalJson'
import { contentTextToHash } from '../../../../src/shared/domain/approvals/content'

/** RFC 8785, appendix B: the bits of a double and what stands in the text. */
const numbers: [bits: string, text: string][] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
]
const doubleOf = (bits: string) => Buffer.from(bits, 'hex').readDoubleBE()

describe('canonical JSON, RFC 8785', () => {
  it.each(numbers)('writes the double %s as %s', (bits, text) => {
    expect(canonicalJson(doubleOf(bits))).toBe(text)
  })

  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('refuses the double %s', (bits) => {
    expect(() => canonicalJson(doubleOf(bits))).toThrow(TypeError)
  })

  it('writes the example of section 3.2.2', () => {
    const value = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    )
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts keys by UTF-16 code units, as in section 3.2.3', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7)
    const order = ['\\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    expect([...canonicalJson(value).matchAll(/"([^"]*)":/g)].map((match) => match[1])).toEqual(order)
  })

  it('is JSON of the same value, whatever the order of keys, and refuses what JSON cannot say', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(JSON.stringify(JSON.parse(text))).toHaveLength(JSON.stringify(value).length)
      }),
    )
    for (const value of [undefined, { a: undefined }, [undefined], () => 1, Number.NaN, '\ud800', { '\udc00': 1 }, 1n])
      expect(() => canonicalJson(value), String(value)).toThrow(TypeError)
  })
})

describe('what a caption is hashed as', () => {
  it('takes every change but that of line ends', () => {
    const text = { caption: 'One\nTwo', hashtags: ['#ad'], links: ['https://shop.example'] }
    expect(contentTextToHash({ ...text, caption: 'One\r\nTwo' })).toBe(contentTextToHash(text))
    expect(contentTextToHash({ ...text, caption: 'One\rTwo' })).toBe(contentTextToHash(text))
    for (const other of [
      { ...text, caption: 'One\nTwo ' },
      { ...text, caption: 'One\n\nTwo' },
      { ...text, hashtags: [] },
      { ...text, hashtags: ['#ad', ''] },
      { ...text, hashtags: [], links: ['#ad', 'https://shop.example'] },
      { ...text, links: [] },
    ])
      expect(contentTextToHash(other)).not.toBe(contentTextToHash(text))
  })
})
