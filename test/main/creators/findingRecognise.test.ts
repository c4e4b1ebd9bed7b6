/** What pasted text says of creators, and what it does not say. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Recognised, recogniseCreators } from '../../../src/main/features/creators/finding/recognise'
import { describeWithData } from '../../support/sharedData'

/** A candidate in few words: accounts as platform:handle[=followers], then name, addresses, hashtags, links. */
function told(candidate: Recognised): string {
  const accounts = candidate.accounts.map(
    ({ platform, handle, followers }) => `${platform ?? '?'}:${handle}${followers ? `=${followers.value}` : ''}`,
  )
  return [
    ...accounts,
    ...(candidate.followers ? [`?=${candidate.followers.value}`] : []),
    ...(candidate.displayName ? [`“${candidate.displayName.value}”`] : []),
    ...candidate.emails.map(({ value }) => value),
    ...candidate.hashtags.map(({ value }) => `#${value}`),
    ...candidate.links.map(({ value, isLinkPage }) => (isLinkPage ? `[${value}]` : value)),
  ].join(' ')
}
const all = (text: string) => recogniseCreators(text).map(told)

const TIKTOK_PAGE = `anabakes
Ana Bakes
Follow
Message
312
Following
1.2M
Followers
23.4M
Likes
Bread & butter 🍞 collabs w/ @kingflour
📧 ana (at) anabakes dot com
linktr.ee/anabakes`

const INSTAGRAM_PAGE = `ana.bakes
Follow
Message
1,234 posts
856K followers
512 following
Ana Bakes
Food & baking
#sourdough #leeds`

const YOUTUBE_PAGE = `Ana Bakes

@AnaBakesBread
•
300K subscribers
•
80 videos
Bread, slowly.`

const ONE: readonly (readonly [text: string, ...told: string[]])[] = [
  ['https://www.tiktok.com/@ana.bakes', 'tiktok:ana.bakes'],
  ['tiktok.com/@ana.bakes?lang=en', 'tiktok:ana.bakes'],
  ['https://www.tiktok.com/@ana.bakes/video/7300000000000000000', 'tiktok:ana.bakes'],
  ['https://instagram.com/ana.bakes/', 'instagram:ana.bakes'],
  ['https://www.youtube.com/@AnaBakes/videos', 'youtube:AnaBakes'],
  ['https://vm.tiktok.com/ZMabc/', 'https://vm.tiktok.com/ZMabc/'],
  ['https://www.instagram.com/p/Cabc123/', 'https://www.instagram.com/p/Cabc123/'],
  ['https://www.tiktok.com/@ana.bakes 13.8M followers', 'tiktok:ana.bakes=13800000'],
  ['TikTok: @ana.bakes (1.2M followers)', 'tiktok:ana.bakes=1200000'],
  ['IG: @ana.bakes', 'instagram:ana.bakes'],
  ['IG - @ana.bakes', 'instagram:ana.bakes'],
  ['Insta:_ana.bakes', 'instagram:_ana.bakes'],
  ['TikTok @ana 1.2M followers, IG @ana.bakes 300K followers', 'tiktok:ana=1200000 instagram:ana.bakes=300000'],
  ['YT/IG: @anabakes\nberlin', 'youtube:anabakes instagram:anabakes'],
  ['@ana.bakes – 48.5K followers, TikTok', 'tiktok:ana.bakes=48500'],
  ['@ana.bakes', '?:ana.bakes'],
  ['Ana Bakes (@ana.bakes) • Instagram photos and videos', 'instagram:ana.bakes “Ana Bakes”'],
  ['Ana Bakes (@ana.bakes) | TikTok', 'tiktok:ana.bakes “Ana Bakes”'],
  ['Name: Ana Bakes\nTikTok: @ana', 'tiktok:ana “Ana Bakes”'],
  ['tiktok.com/@ana\nFollowers: 856,3K', 'tiktok:ana=856300'],
  ['tiktok.com/@ana 1.234 Abonnenten', 'tiktok:ana=1234'],
  ['tiktok.com/@ana 300K subscribers', 'tiktok:ana'],
  ['youtube.com/@ana 1.234 Abonnenten', 'youtube:ana=1234'],
  ['tiktok.com/@ana 12 345 followers', 'tiktok:ana=12345'],
  [TIKTOK_PAGE, 'tiktok:anabakes=1200000 “Ana Bakes” ana@anabakes.com [https://linktr.ee/anabakes]'],
  [INSTAGRAM_PAGE, 'instagram:ana.bakes=856000 “Ana Bakes” #sourdough #leeds'],
  [YOUTUBE_PAGE, 'youtube:AnaBakesBread=300000 “Ana Bakes”'],
  ['Baker in Leeds. 📧 hello@anabakes.com #sourdough', 'hello@anabakes.com #sourdough'],
  ['48K followers\nhello@anabakes.com', '?=48000 hello@anabakes.com'],
]

const SEVERAL: readonly (readonly [text: string, ...told: string[]])[] = [
  [
    'https://www.tiktok.com/@ana 1.2M followers ana@bakes.com\nhttps://www.tiktok.com/@ben 48K followers',
    'tiktok:ana=1200000 ana@bakes.com',
    'tiktok:ben=48000',
  ],
  ['@ana\n@ben\n@cy', '?:ana', '?:ben', '?:cy'],
  [
    'TikTok: @ana\nana@bakes.com\n\nTikTok: @ben\nben@runs.io #running',
    'tiktok:ana ana@bakes.com',
    'tiktok:ben ben@runs.io #running',
  ],
  ['tiktok.com/@ana\ninstagram.com/ana.b\ntiktok.com/@ben', 'tiktok:ana instagram:ana.b', 'tiktok:ben'],
  ['tiktok.com/@ana\n\nhello\n\ntiktok.com/@ana 5K followers', 'tiktok:ana=5000'],
]

/** Nothing here is said of a creator. */
const NOTHING: readonly string[] = [
  '',
  '   \n \n',
  'love this creator so much',
  'collab with @brand',
  'ambassador @brand.io since 2021',
  'TikTok: food and fun',
  'TikTok: 1.2M views',
  '£900 @ 2 posts',
  '#1',
]

describe('recognising creators', () => {
  test.each(ONE)('one: %s', (text, ...expected) => expect(all(text)).toEqual(expected))
  test.each(SEVERAL)('several: %s', (text, ...expected) => expect(all(text)).toEqual(expected))
  test.each(NOTHING)('nobody: %s', (text) => expect(all(text)).toEqual([]))

  test.each([
    'road to 100K followers',
    '10K followers giveaway',
    'help me reach 1M followers',
    '1M followers goal',
    'first 1000 followers',
  ])('a wish is no figure: %s', (text) => {
    expect(all(`tiktok.com/@ana ${text}`)).toEqual(['tiktok:ana'])
  })

  test('who is only spoken of is named apart, and is not the creator', () => {
    const [candidate] = recogniseCreators('TikTok: @ana.bakes\ncollabs w/ @kingflour and @ana.bakes')
    expect(candidate?.mentions).toEqual(['kingflour'])
  })

  test('a platform that only the looks of the page tell is said to be so', () => {
    expect(recogniseCreators(TIKTOK_PAGE)[0]?.accounts[0]?.platformBasis).toBe('pageLooks')
    expect(recogniseCreators('IG: @ana')[0]?.accounts[0]?.platformBasis).toBe('stated')
    expect(recogniseCreators('@ana')[0]?.accounts[0]?.platformBasis).toBeNull()
  })

  test('Windows line ends and tabs change nothing', () => {
    expect(all(TIKTOK_PAGE.replaceAll('\n', '\r\n'))).toEqual(all(TIKTOK_PAGE))
  })

  test('every fact is a piece of the text', () => {
    for (const [text] of [...ONE, ...SEVERAL]) {
      const flat = text.replace(/\s+/g, ' ')
      for (const candidate of recogniseCreators(text)) {
        const { accounts, displayName, emails, hashtags, links, followers } = candidate
        const facts = [...accounts, ...accounts.map((a) => a.followers), displayName, followers]
        for (const fact of [...facts, ...emails, ...hashtags, ...links]) {
          if (fact) expect(flat).toContain(fact.quote.replace(/\s+/g, ' '))
        }
      }
    }
  })

  test('the longest text of one sign or word is read as any other', () => {
    // Work that grows with the square of the text would end in the runner's own limit.
    for (const piece of [' ', '@', 'a@', ' at ', '(dot)', '1,', '12 345 ', 'ig:', '@a\n', 'www.', 'a.co/', '#a']) {
      expect(() => recogniseCreators(piece.repeat(20_000 / piece.length))).not.toThrow()
    }
  })

  test('whatever is pasted, nothing throws and nothing is found that does not stand there', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '\n',
        '\n\n',
        '@ana',
        'TikTok: @ben',
        '1.2M followers',
        'tiktok.com/@cy',
        'x (at) y dot com',
        '#tag',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ')
        const flat = text.replace(/\s+/g, ' ')
        for (const candidate of recogniseCreators(text)) {
          for (const { quote } of [...candidate.accounts, ...candidate.hashtags, ...candidate.links]) {
            expect(flat).toContain(quote.replace(/\s+/g, ' '))
          }
        }
      }),
    )
  })
})

describeWithData('tiktokfinder-micro-2025', 'recognising creators in 199 real bios', (folder) => {
  const bios = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { bio: string | null }[])
    .map(({ bio }) => (bio ?? '').replaceAll('\\n', '\n').replaceAll('\\u002F', '/'))

  test('the addresses were taken out of this data set, so whatever would be found is invented', () => {
    expect(bios).toHaveLength(199)
    const invented = bios.flatMap((bio) =>
      recogniseCreators(bio).flatMap(({ emails }) => emails.map(({ quote }) => quote)),
    )
    expect(invented).toEqual([])
  })

  test('handles behind the name of a platform are found, brands are not', () => {
    const named = bios.flatMap((bio) =>
      recogniseCreators(bio).flatMap(({ accounts }) => accounts.map(({ handle }) => handle)),
    )
    expect(named).toContain('macaduraan')
    expect(named).toContain('_mathilde.os')
    expect(named).toContain('themarketerslab')
    for (const brand of ['Gymshark', 'myprotein', 'Venlu', 'popl', 'twitchbr']) expect(named).not.toContain(brand)
  })
})
