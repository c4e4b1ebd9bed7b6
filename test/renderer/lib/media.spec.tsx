import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import film from '../../../resources/sample/walk-1.webm?url'
import { freshMediaUrl, mediaUrl, useMediaUrl } from '../../../src/renderer/src/lib/media'
import { makePoster } from '../../../src/renderer/src/lib/poster'
import { setTransport } from '../../../src/renderer/src/lib/transport'
import { mount, until } from '../mount'

async function sizeOf(poster: Blob | null): Promise<[string, number, number] | null> {
  if (poster === null) return null
  const picture = await createImageBitmap(poster)
  return [poster.type, picture.width, picture.height]
}

async function drawing(width: number, height: number): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.fillRect(0, 0, width / 2, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return new File([blob ?? ''], 'drawing.png', { type: 'image/png' })
}

describe('a still picture', () => {
  afterEach(() => vi.restoreAllMocks())

  test('is made of a video and of pictures, at most 640 px, and no address is left over', async () => {
    const made = vi.spyOn(URL, 'createObjectURL')
    const revoked = vi.spyOn(URL, 'revokeObjectURL')
    const video = new File([await (await fetch(film)).blob()], 'walk.webm', { type: 'video/webm' })
    expect(await sizeOf(await makePoster(video))).toEqual(['image/jpeg', 360, 640])
    expect(await sizeOf(await makePoster(await drawing(1280, 320)))).toEqual(['image/jpeg', 640, 160])
    expect(await sizeOf(await makePoster(await drawing(30, 20)))).toEqual(['image/jpeg', 30, 20])
    expect(made).toHaveBeenCalledTimes(3)
    expect(revoked.mock.calls.flat()).toEqual(made.mock.results.map(({ value }) => value))
  })

  test('is not made of what cannot be decoded or may not be', async () => {
    for (const [name, type, content] of [
      ['text.mp4', 'video/mp4', 'this is no film'],
      ['text.png', 'image/png', 'this is no picture'],
      ['empty.webm', 'video/webm', ''],
      ['drawing.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
      ['note.txt', 'text/plain', 'a note'],
    ] as const) {
      expect(await makePoster(new File([content], name, { type }))).toBeNull()
    }
  })
})

describe('the address of a medium', () => {
  const asked: string[] = []
  let answer = async (sha256: string) => `media/${sha256}?key=${asked.length}`
  beforeEach(() => {
    asked.length = 0
    setTransport({
      shell: 'browser',
      call: () => Promise.reject(new Error('not in this test')),
      host: () => Promise.reject(new Error('not in this test')),
      mediaUrl: (sha256) => {
        asked.push(sha256)
        return answer(sha256)
      },
      onEvent: () => () => {},
    })
  })

  test('is asked for once, and anew when a player wants it', async () => {
    expect(await mediaUrl('a')).toBe('media/a?key=1')
    expect(await mediaUrl('a')).toBe('media/a?key=1')
    expect(await freshMediaUrl('a')).toBe('media/a?key=2')
    expect(await mediaUrl('a')).toBe('media/a?key=2')
    expect(asked).toEqual(['a', 'a'])
  })

  test('that was refused is asked for again', async () => {
    const right = answer
    answer = () => Promise.reject(new Error('engine stopped'))
    await expect(mediaUrl('b')).rejects.toThrow('engine stopped')
    answer = right
    expect(await mediaUrl('b')).toBe('media/b?key=2')
  })

  test('comes to a component, and never that of another medium', async () => {
    const seen: (string | null)[] = []
    function Shown({ sha256 }: { sha256: string | null }) {
      const url = useMediaUrl(sha256)
      seen.push(url)
      return <p>{url ?? 'none'}</p>
    }
    mount(<Shown sha256="c" />)
    await until(() => expect(page.getByText('media/c?key=1').query()).not.toBeNull())
    mount(<Shown sha256={null} />)
    await until(() => expect(page.getByText('none').query()).not.toBeNull())
    expect(new Set(seen)).toEqual(new Set([null, 'media/c?key=1']))
  })
})
