import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import {
  binaryKind,
  decodeText,
  detectEncoding,
  settleAscii,
} from '../../../../src/main/features/creators/import/decodeText'

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

async function decoded(bytes: Uint8Array, encoding: string, size = 3): Promise<string> {
  let text = ''
  for await (const piece of decodeText(pieces(bytes, size), encoding)) text += piece
  return text
}

const table = 'username,name,followers\nzoe,Zoë “Z” Müller,1200\nana,Ana Peña – €,3400\n'

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(table)],
    ['utf-8', Buffer.from(`\uFEFF${table}`)],
    ['utf-16le', iconv.encode(table, 'utf-16le')],
    ['utf-16le', iconv.encode(`\uFEFF${table}`, 'utf-16le')],
    ['utf-16be', iconv.encode(table, 'utf-16be')],
    ['windows-1252', iconv.encode(table, 'windows-1252')],
  ])('%s is recognised and read', async (encoding, bytes) => {
    expect(binaryKind(bytes)).toBeNull()
    expect(detectEncoding(bytes)).toMatchObject({ encoding, isCertain: true })
    expect(await decoded(bytes, encoding)).toBe(table)
  })

  test.each([
    [
      'shift_jis',
      'ユーザー名,名前,フォロワー\nsakura,さくらの毎日の料理と旅行の記録,1200\nhana,花子の美容とファッションの部屋,3400\n'.repeat(
        8,
      ),
    ],
    [
      'windows-1251',
      'имя,подписчики,страна\nанна,1200,Россия\nиван,3400,Россия\nмария петрова,560,Казахстан\n'.repeat(8),
    ],
  ])('%s too', async (encoding, text) => {
    const bytes = iconv.encode(text, encoding)
    const found = detectEncoding(bytes)
    expect(await decoded(bytes, found.encoding)).toBe(text)
  })

  test('plain ASCII says nothing about the bytes behind it', async () => {
    const ascii = Buffer.from('username,followers\nana,1\n')
    expect(detectEncoding(ascii)).toEqual({ encoding: 'utf-8', hasByteOrderMark: false, isCertain: false })
    expect((await settleAscii(pieces(ascii, 5))).encoding).toBe('utf-8')
    expect((await settleAscii(pieces(Buffer.from('a,b\nzoë,👇,ende é'), 1))).encoding).toBe('utf-8')
    expect((await settleAscii(pieces(Buffer.from('a,b\nzo\xEB,1\n', 'latin1'), 3))).encoding).toBe('windows-1252')
    expect((await settleAscii(pieces(Buffer.from('a,b\nzo\xEB', 'latin1'), 3))).encoding).toBe('windows-1252')
  })

  test('a head that is cut inside a character is still UTF-8', () => {
    const bytes = Buffer.from('name\nzoë 👇')
    for (let length = 8; length <= bytes.byteLength; length += 1) {
      expect(detectEncoding(bytes.subarray(0, length))).toMatchObject({ encoding: 'utf-8', isCertain: true })
    }
  })

  test('any text comes back however the bytes are cut', async () => {
    const names = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be')
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        names,
        fc.integer({ min: 1, max: 7 }),
        async (text, encoding, size) => {
          const wanted = text.replace(/^\uFEFF+/, '').toWellFormed()
          expect(await decoded(iconv.encode(wanted, encoding), encoding, size)).toBe(wanted)
        },
      ),
    )
  })
})

describe('what is no text', () => {
  test.each([
    ['image', [0xff, 0xd8, 0xff, 0xe0]],
    ['zip', [0x50, 0x4b, 0x03, 0x04, 1, 2]],
    ['pdf', [...Buffer.from('%PDF-1.7')]],
    ['program', [0x7f, 0x45, 0x4c, 0x46, 2]],
    ['archive', [0x1f, 0x8b, 0x08, 0]],
    ['oldExcel', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ['media', [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70]],
    ['binary', Array.from({ length: 400 }, (_, at) => (at * 97) % 32)],
    ['binary', [...Buffer.alloc(100)]],
  ])('%s', (kind, bytes) => {
    expect(binaryKind(Uint8Array.from(bytes))).toBe(kind)
  })

  test('text with a few control characters is text', () => {
    expect(binaryKind(Buffer.from(`username,name\nana,A\u0001\u0002\u0000na\n${'bea,Bea\n'.repeat(20)}`))).toBeNull()
  })
})
