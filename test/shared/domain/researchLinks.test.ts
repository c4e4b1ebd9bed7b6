import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { researchLinks } from '../../../src/shared/domain/researchLinks'

const lead = { kind: 'hashtag', text: 'booktok', platform: null, link: null } as const
const urls = (...[given]: Parameters<typeof researchLinks>) => researchLinks(given).map(({ url }) => url)

describe('links of a research list', () => {
  test('a hashtag leads to its page on every platform, or on the one that is named', () => {
    expect(urls(lead)).toEqual([
      'https://www.tiktok.com/tag/booktok',
      'https://www.instagram.com/explore/tags/booktok/',
      'https://www.youtube.com/hashtag/booktok',
    ])
    expect(urls({ ...lead, platform: 'instagram' })).toEqual(['https://www.instagram.com/explore/tags/booktok/'])
  })

  test('topics and places are searched for; what was written down comes first', () => {
    expect(urls({ ...lead, kind: 'topic', text: 'slow  bread & butter', platform: 'tiktok' })).toEqual([
      'https://www.tiktok.com/search?q=slow%20bread%20%26%20butter',
    ])
    expect(
      urls({ ...lead, kind: 'place', text: 'Leeds', platform: 'youtube', link: 'https://example.com/leeds' }),
    ).toEqual(['https://example.com/leeds', 'https://www.youtube.com/results?search_query=Leeds'])
  })

  test('a marketplace leads to its own address, a known one without being told', () => {
    expect(urls({ ...lead, kind: 'marketplace', text: 'Collabstr' })).toEqual(['https://collabstr.com/'])
    expect(urls({ ...lead, kind: 'marketplace', text: 'Nobody knows it' })).toEqual([])
  })

  test('no words lead anywhere but to the platforms', () => {
    const hosts = ['www.tiktok.com', 'www.instagram.com', 'www.youtube.com']
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
        fc.constantFrom('hashtag', 'topic', 'place'),
        (text, kind) => {
          for (const { url } of researchLinks({ kind, text, platform: null, link: null })) {
            expect(hosts).toContain(new URL(url).hostname)
          }
        },
      ),
    )
  })
})
