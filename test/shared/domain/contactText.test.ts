import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findEmails } from '../../../src/shared/domain/contactText'

/** What a text states, and nothing besides. Written by hand in the ways in which bios write addresses. */
const PLAIN: readonly (readonly [text: string, ...addresses: string[]])[] = [
  ['ana@bakes.com', 'ana@bakes.com'],
  ['📧 ana@bakes.com', 'ana@bakes.com'],
  ['📩ana@bakes.com', 'ana@bakes.com'],
  ['Business: ana.b@bakes.co.uk', 'ana.b@bakes.co.uk'],
  ['Business:ana_b@bakes.co.uk.', 'ana_b@bakes.co.uk'],
  ['mailto:ana@bakes.com?subject=Hello', 'ana@bakes.com'],
  ['<ana+collab@gmail.com>', 'ana+collab@gmail.com'],
  ['Ana Bakes <ana@bakes.de>, London', 'ana@bakes.de'],
  ['ana@bakes.com/IG: ana.bakes', 'ana@bakes.com'],
  ['ana@bakes.com|DM me', 'ana@bakes.com'],
  ['ana@bakes.com,ben@runs.io;cy@codes.dev', 'ana@bakes.com', 'ben@runs.io', 'cy@codes.dev'],
  ['ana@bakes.com ana@bakes.com', 'ana@bakes.com'],
  ['Write to ANA@BAKES.COM', 'ana@bakes.com'],
  ['Mail ana@bakes.com. Follow me', 'ana@bakes.com'],
  ['ana@bakes.com.Follow me for more', 'ana@bakes.com'],
  ['(ana@bakes.com)', 'ana@bakes.com'],
  ['"ana@bakes.com"', 'ana@bakes.com'],
  ["'ana@bakes.com'", 'ana@bakes.com'],
  ['•ana@bakes.com', 'ana@bakes.com'],
  ['-ana@bakes.com', 'ana@bakes.com'],
  ['contact...ana@bakes.com', 'ana@bakes.com'],
  ['_ana_@bakes.com', '_ana_@bakes.com'],
  ['联系ana@bakes.com谢谢', 'ana@bakes.com'],
  ['почта:ana@bakes.ru', 'ana@bakes.ru'],
  ['josé@panadería.es', 'josé@panadería.es'],
  ['ana-marie.o@sub.domain.bakes.agency', 'ana-marie.o@sub.domain.bakes.agency'],
  ['tiktok@lantern.agency', 'tiktok@lantern.agency'],
  ['bookings@a.co', 'bookings@a.co'],
  ['1234567@qq.com', '1234567@qq.com'],
  ['ana@xn--bcker-gra.de', 'ana@xn--bcker-gra.de'],
  ["o'neil@bakes.ie", "o'neil@bakes.ie"],
  ['📍London\n📧 hello@anabakes.com\n🔗 linktr.ee/anabakes', 'hello@anabakes.com'],
  ['IG @ana.bakes · ana@bakes.com · £900 a post', 'ana@bakes.com'],
  ['ana@bakes.com’s inbox', 'ana@bakes.com'],
  ['email:ana@bakes.com👈', 'ana@bakes.com'],
  ['collabs→ana@bakes.tv', 'ana@bakes.tv'],
]

const OBFUSCATED: readonly (readonly [text: string, ...addresses: string[]])[] = [
  ['ana (at) bakes dot com', 'ana@bakes.com'],
  ['ana(at)bakes.com', 'ana@bakes.com'],
  ['ana [at] bakes[.]com', 'ana@bakes.com'],
  ['ana[at]bakes[dot]com', 'ana@bakes.com'],
  ['ana {at} bakes {dot} com', 'ana@bakes.com'],
  ['ana <at> bakes <dot> com', 'ana@bakes.com'],
  ['ana |at| bakes |dot| com', 'ana@bakes.com'],
  ['ana *at* bakes *dot* com', 'ana@bakes.com'],
  ['ana [@] bakes.com', 'ana@bakes.com'],
  ['ana(@)bakes(.)com', 'ana@bakes.com'],
  ['ana ( at ) bakes ( dot ) com', 'ana@bakes.com'],
  ['ANA (AT) BAKES (DOT) COM', 'ana@bakes.com'],
  ['Ana.B (at) Bakes dot co dot uk', 'ana.b@bakes.co.uk'],
  ['ana (dot) b (at) bakes (dot) com', 'ana.b@bakes.com'],
  ['ana[dot]b[at]bakes[dot]com', 'ana.b@bakes.com'],
  ['email: ana dot b at bakes dot com', 'ana.b@bakes.com'],
  ['ana at gmail dot com', 'ana@gmail.com'],
  ['ana at gmail.com', 'ana@gmail.com'],
  ['ana.b at outlook dot com', 'ana.b@outlook.com'],
  ['anabakes91 at hotmail.co.uk', 'anabakes91@hotmail.co.uk'],
  ['ana @ gmail . com', 'ana@gmail.com'],
  ['ana @gmail.com', 'ana@gmail.com'],
  ['ana@ gmail.com', 'ana@gmail.com'],
  ['ana @ gmail.com', 'ana@gmail.com'],
  ['ana@gmail .com', 'ana@gmail.com'],
  ['email me at ana at bakes dot com', 'ana@bakes.com'],
  ['Collabs: ana at bakes dot com', 'ana@bakes.com'],
  ['📧 ana at bakes dot com', 'ana@bakes.com'],
  ['hello at anabakes dot com', 'hello@anabakes.com'],
  ['hello @ anabakes.com', 'hello@anabakes.com'],
  ['London | info at anabakes dot de', 'info@anabakes.de'],
  ['ana at anabakes dot com', 'ana@anabakes.com'],
  ['ana-at-gmail-dot-com', 'ana@gmail.com'],
  ['ana_at_bakes_dot_com', 'ana@bakes.com'],
  ['anaATbakesDOTcom', 'ana@bakes.com'],
  ['ana arroba gmail punto com', 'ana@gmail.com'],
  ['ana (arroba) panaderia (punto) es', 'ana@panaderia.es'],
  ['ana (arroba) padaria (ponto) com (ponto) br', 'ana@padaria.com.br'],
  ['ana (at) baeckerei (punkt) de', 'ana@baeckerei.de'],
  ['ana (ät) baeckerei punkt de', 'ana@baeckerei.de'],
  ['ana (chez) boulangerie (point) fr', 'ana@boulangerie.fr'],
  ['ana&#64;bakes&#46;com', 'ana@bakes.com'],
  ['ana&commat;bakes.com', 'ana@bakes.com'],
  ['ana%40bakes.com', 'ana@bakes.com'],
  ['ana＠bakes．com', 'ana@bakes.com'],
  ['ａｎａ＠ｂａｋｅｓ．ｃｏｍ', 'ana@bakes.com'],
  ['𝗮𝗻𝗮@𝗯𝗮𝗸𝗲𝘀.𝗰𝗼𝗺', 'ana@bakes.com'],
  ['𝓪𝓷𝓪@𝓫𝓪𝓴𝓮𝓼.𝓬𝓸𝓶', 'ana@bakes.com'],
  ['ana\u200B@\u200Bbakes.com', 'ana@bakes.com'],
  ['ana(a)bakes.com', 'ana@bakes.com'],
  ['Ana • 24 • London • biz: ana [at] bakes [dot] com • no DMs', 'ana@bakes.com'],
  ['ana (at) bakes (dot) com / ben (at) runs (dot) io', 'ana@bakes.com', 'ben@runs.io'],
  ['hello (at) anabakes dot com dot au', 'hello@anabakes.com.au'],
  ['PR ✉️ ana.bakes at yahoo dot fr', 'ana.bakes@yahoo.fr'],
  ['ana "at" bakes "dot" com', 'ana@bakes.com'],
]

const DECOYS: readonly string[] = [
  '@ana.bakes',
  'collab with @brand',
  'collab w/ @brand.co',
  'mum of 2 @luna.me @theo.me',
  'Editor @ vogue.com',
  'currently @ home.co',
  'love @glossier.com so much',
  'Shop at anabakes dot com',
  'Merch at anabakes.com',
  'Find me at anabakes dot com',
  'I work at apple dot com',
  'sign up at gmail.com',
  'Editor at vogue.com',
  'live at the O2',
  'meet me at 5.30 pm',
  'look_at_me.co',
  'meet-at-noon.com',
  '£900 @ 2 posts',
  '2 @ $5.00 each',
  '3 posts @ 1.200 EUR',
  'price: 900@post',
  'love@first.sight',
  'ana@localhost',
  'ana@bakes',
  'ana (at) gmail',
  'ana at bakes',
  'react@18.2.0',
  'https://medium.com/@ana.me/story',
  'https://www.tiktok.com/@ana.co',
  'https://ana:secret@bakes.com/path',
  '@ana@mastodon.social',
  'IG@ana.me',
  'insta@ana.co.x',
  'TT @ana.co IG @ana.me',
  '#ad @brand.io',
  'ana@@bakes.com',
  'ana@.com',
  '@bakes.com',
  'at dot com',
  'Chef at restaurant.london',
  'DM me @ana.tv',
  'Everything at link.bio',
  'party @ beach.club',
  'Student at university.edu',
  '13.8M followers @ tiktok.com',
  'Tickets at ticketmaster dot com',
  'Look at that dot on the map com',
  'you can find everything at anabakes.com',
  'e-mail in bio',
  'email: ask me',
]

const cases: { text: string; addresses: string[] }[] = [
  ...PLAIN.map(([text, ...addresses]) => ({ text, addresses })),
  ...OBFUSCATED.map(([text, ...addresses]) => ({ text, addresses })),
  ...DECOYS.map((text) => ({ text, addresses: [] })),
]

describe('e-mail addresses in free text', () => {
  test.each(PLAIN)('plain: %s', (text, ...addresses) => {
    const found = findEmails(text)
    expect(found.map(({ address }) => address)).toEqual(addresses)
    expect(found.map(({ kind }) => kind)).toEqual(addresses.map(() => 'plain'))
  })

  test.each(OBFUSCATED)('obfuscated: %s', (text, ...addresses) => {
    const found = findEmails(text)
    expect(found.map(({ address }) => address)).toEqual(addresses)
    expect(found.map(({ kind }) => kind)).toEqual(addresses.map(() => 'obfuscated'))
  })

  test.each(DECOYS)('decoy: %s', (text) => {
    expect(findEmails(text)).toEqual([])
  })

  test('over the whole table, precision and recall are counted', () => {
    let right = 0
    let stated = 0
    let taken = 0
    for (const { text, addresses } of cases) {
      const found = findEmails(text).map(({ address }) => address)
      stated += addresses.length
      taken += found.length
      right += found.filter((address) => addresses.includes(address)).length
    }
    const precision = right / taken
    const recall = right / stated
    console.info(
      `E-mail addresses in ${cases.length} texts: precision ${precision.toFixed(3)} (${right} of ${taken}), recall ${recall.toFixed(3)} (${right} of ${stated}).`,
    )
    expect(cases.length).toBeGreaterThanOrEqual(100)
    expect({ precision, recall }).toEqual({ precision: 1, recall: 1 })
  })

  test('each address stands where it says, in the text as it was given', () => {
    for (const { text } of cases) {
      for (const { start, end, quote } of findEmails(text)) expect(text.slice(start, end)).toBe(quote)
    }
  })

  test('an address put between any words is found, and its quote says where it stood', () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ž0-9,;:!?()\u{1F300}-\u{1F5FF}]{0,12}$/u)
    const mailbox = fc.stringMatching(/^[a-z][a-z0-9]{0,9}([._-][a-z0-9]{1,6})?$/)
    const host = fc.stringMatching(/^[a-z][a-z0-9]{2,10}$/)
    const at = fc.constantFrom('@', ' (at) ', '[at]', '(AT)', ' {at} ', ' [@] ')
    const dot = fc.constantFrom('.', ' (dot) ', '[dot]', '[.]', ' dot ')
    fc.assert(
      fc.property(fc.array(word), fc.array(word), mailbox, host, at, dot, (before, after, box, name, sign, point) => {
        const text = `${before.join(' ')} ${box}${sign}${name}${point}com ${after.join(' ')}`
        const found = findEmails(text)
        const wanted = found.find(({ address }) => address === `${box}@${name}.com`)
        expect(wanted, text).toBeDefined()
        expect(text.slice(wanted?.start, wanted?.end)).toBe(wanted?.quote)
      }),
    )
  })

  test('no text is too odd: nothing throws, and what is found is an address', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('@', ' at ', '(at)', ''),
        (text, at) => {
          for (const found of findEmails(text + at + text)) expect(found.address).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
        },
      ),
    )
  })
})
