import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Platform } from '../../../src/shared/contract/values'
import { handleKeyOf, platformNamed, readHandle, readProfileUrl } from '../../../src/shared/domain/handles'

describe('handles in cells', () => {
  test.each<[Platform, string, string, string]>([
    ['tiktok', 'khaby.lame', 'khaby.lame', 'khaby.lame'],
    ['tiktok', '@Khaby.Lame', 'Khaby.Lame', 'khaby.lame'],
    ['tiktok', '  @ khaby.lame \u00A0', 'khaby.lame', 'khaby.lame'],
    ['tiktok', '\uFEFF\u200Ekhaby\u200B.lame\u202C', 'khaby.lame', 'khaby.lame'],
    ['tiktok', '＠ｋｈａｂｙ', 'khaby', 'khaby'],
    ['tiktok', '.blue_devil', '.blue_devil', '.blue_devil'],
    ['tiktok', 'anna..paull', 'anna..paull', 'anna..paull'],
    ['tiktok', 'https://www.tiktok.com/@Khaby.Lame?lang=en', 'Khaby.Lame', 'khaby.lame'],
    ['instagram', '3444.3444', '3444.3444', '3444.3444'],
    ['instagram', '433', '433', '433'],
    ['instagram', '__youngbae__', '__youngbae__', '__youngbae__'],
    ['instagram', 'November2007', 'November2007', 'november2007'],
    ['youtube', '✿ Kids Diana Show', '✿ Kids Diana Show', '✿ kids diana show'],
    ['youtube', '  5-Minute   Crafts ', '5-Minute Crafts', '5-minute crafts'],
    ['youtube', '@MrBeast6000', 'MrBeast6000', 'mrbeast6000'],
    ['youtube', 'AC/DC', 'AC/DC', 'ac/dc'],
    ['youtube', 'UCX6OQ3DkcsbYNE6H8uQQuVA', 'UCX6OQ3DkcsbYNE6H8uQQuVA', 'UCX6OQ3DkcsbYNE6H8uQQuVA'],
  ])('%s %j is %j, key %j', (platform, text, handle, handleKey) => {
    expect(readHandle(platform, text)).toMatchObject({ ok: true, handle, handleKey })
  })

  test.each<[Platform, string, string]>([
    ['tiktok', '', 'missing'],
    ['tiktok', ' @ ', 'missing'],
    ['tiktok', '\u200B\uFEFF', 'missing'],
    ['tiktok', 'Khabane lame', 'blank_inside'],
    ['instagram', '5-Minute Crafts GIRLY', 'blank_inside'],
    ['instagram', 'a-b', 'bad_character'],
    ['tiktok', '<script>alert(1)</script>', 'bad_character'],
    ['tiktok', 'name"', 'bad_character'],
    ['tiktok', '...', 'no_letter'],
    ['tiktok', 'a'.repeat(31), 'too_long'],
    ['youtube', 'x'.repeat(101), 'too_long'],
    ['tiktok', 'https://www.instagram.com/cristiano/', 'other_platform'],
    ['tiktok', 'https://vm.tiktok.com/ZMabc123/', 'short_link'],
    ['tiktok', 'https://example.com/@someone', 'not_a_profile'],
    ['youtube', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'not_a_profile'],
  ])('%s %j is refused: %s', (platform, text, fault) => {
    expect(readHandle(platform, text)).toEqual({ ok: false, fault })
  })

  test('a key names the same handle again, in any case, with and without @', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcXYZ019_.'), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(letters, fc.constantFrom<Platform>('tiktok', 'instagram', 'youtube'), (text, platform) => {
        const read = readHandle(platform, text)
        if (!read.ok) {
          expect(text).toMatch(/^[.]+$/)
          return
        }
        expect(handleKeyOf(platform, read.handleKey)).toBe(read.handleKey)
        expect(readHandle(platform, `@${text.toUpperCase()}\u200B`)).toMatchObject({ handleKey: read.handleKey })
      }),
    )
  })

  test('any text at all ends in a handle or a fault, and the key is settled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<Platform>('tiktok', 'youtube'), (text, platform) => {
        const read = readHandle(platform, text)
        if (!read.ok) return
        expect(read.handle).not.toBe('')
        expect(read.handleKey).not.toBe('')
        expect(readHandle(platform, read.handle)).toEqual(read)
        expect(handleKeyOf(platform, read.handle)).toBe(read.handleKey)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('profile links', () => {
  test.each([
    ['https://www.tiktok.com/@_miguel.fm', 'tiktok', '_miguel.fm'],
    ['tiktok.com/@Name?is_from_webapp=1&sender_device=pc', 'tiktok', 'Name'],
    ['HTTP://M.TikTok.com/@name/', 'tiktok', 'name'],
    ['https://www.tiktok.com/@name/video/7123456789012345678', 'tiktok', 'name'],
    ['<https://www.tiktok.com/@name>', 'tiktok', 'name'],
    ['https://www.tiktok.com/%40name', 'tiktok', 'name'],
    ['https://www.instagram.com/cristiano/?hl=en', 'instagram', 'cristiano'],
    ['instagram.com/_u/cristiano', 'instagram', 'cristiano'],
    ['https://m.instagram.com/stories/cristiano/123', 'instagram', 'cristiano'],
    ['https://instagr.am/cristiano#x', 'instagram', 'cristiano'],
    ['https://www.youtube.com/@MrBeast', 'youtube', 'MrBeast'],
    ['https://m.youtube.com/c/BlackPink/videos', 'youtube', 'BlackPink'],
    ['youtube.com/user/PewDiePie/', 'youtube', 'PewDiePie'],
    ['https://www.youtube.com/SETIndia', 'youtube', 'SETIndia'],
    ['https://www.youtube.com/@%E2%9C%BFshow', 'youtube', '✿show'],
  ])('%s is %s %s', (url, platform, handle) => {
    expect(readProfileUrl(url)).toMatchObject({ kind: 'profile', platform, handle })
  })

  test('a channel id stays in its exact case and is the platform id', () => {
    expect(readProfileUrl('https://www.youtube.com/channel/UCX6OQ3DkcsbYNE6H8uQQuVA/')).toEqual({
      kind: 'profile',
      platform: 'youtube',
      handle: 'UCX6OQ3DkcsbYNE6H8uQQuVA',
      handleKey: 'UCX6OQ3DkcsbYNE6H8uQQuVA',
      platformUserId: 'UCX6OQ3DkcsbYNE6H8uQQuVA',
      url: 'https://www.youtube.com/channel/UCX6OQ3DkcsbYNE6H8uQQuVA',
    })
  })

  test('the address of a profile that was read names the same profile', () => {
    for (const url of ['tiktok.com/@A.b_c', 'instagram.com/x.y', 'youtube.com/@Two Words', 'youtube.com/c/Ünï']) {
      const first = readProfileUrl(url.replace(' ', '%20'))
      if (first.kind !== 'profile') throw new Error(url)
      expect(readProfileUrl(first.url)).toEqual(first)
    }
  })

  test.each([
    ['https://vt.tiktok.com/ZSabc/', 'short_link'],
    ['https://www.tiktok.com/t/ZTabc/', 'short_link'],
    ['https://www.tiktok.com/tag/fitness', 'not_a_profile'],
    ['https://www.instagram.com/p/Cabc123/', 'not_a_profile'],
    ['https://www.instagram.com/', 'not_a_profile'],
    ['https://youtu.be/dQw4w9WgXcQ', 'not_a_profile'],
    ['https://eviltiktok.com/@name', 'not_a_profile'],
  ])('%s names nobody: %s', (url, fault) => {
    expect(readProfileUrl(url)).toMatchObject({ kind: 'other', fault })
  })

  test('plain text is no link', () => {
    expect(readProfileUrl('khaby.lame')).toEqual({ kind: 'none' })
  })
})

test.each([
  ['Tiktoker name', 'tiktok'],
  ['social media influencers - Tiktok sep 2022.csv', 'tiktok'],
  ['Influencer insta name', 'instagram'],
  ['IG', 'instagram'],
  ['Youtube channel', 'youtube'],
  ['tiktok and instagram', null],
  ['butter', null],
  ['digits', null],
])('%j speaks of %s', (text, platform) => {
  expect(platformNamed(text)).toBe(platform)
})
