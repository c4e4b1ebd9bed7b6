import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ariaKeys, keyLabel, worksIn } from '../../../src/renderer/src/lib/keys'
import { decodeRoute, encodeRoute, type Route, screenIds } from '../../../src/renderer/src/lib/route'

const anyRoute = fc.record({
  screen: fc.constantFrom(...screenIds),
  recordId: fc.option(fc.uuid(), { nil: null }),
  part: fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { nil: null }),
}) satisfies fc.Arbitrary<Route>

describe('routes', () => {
  test('there and back is the same', () => {
    fc.assert(
      fc.property(anyRoute, (route) => {
        expect(decodeRoute(encodeRoute(route))).toEqual(route)
      }),
    )
  })

  test('whatever stands in the address, it is a route of ours or null', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath(), fc.webFragments()), (text) => {
        const route = decodeRoute(`#/${text}`)
        if (route) expect(screenIds).toContain(route.screen)
      }),
    )
  })

  test.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#/creators/../../etc',
    '#/creators/1/2/3',
    '#/__proto__',
    '#ticket=abcdefghijklmnopqrstuvwxyz',
    '#/campaigns/0193f3a0-0000-7000-8000-000000000000/<script>',
  ])('%s opens the first screen', (hash) => {
    expect(decodeRoute(hash)).toBeNull()
  })
})

describe('keys', () => {
  test('are written as people know them', () => {
    expect(keyLabel('$mod+k', false)).toBe('Ctrl+K')
    expect(keyLabel('$mod+Shift+z', true)).toBe('⌘⇧Z')
    expect(keyLabel('Alt+ArrowLeft', false)).toBe('Alt+←')
    expect(ariaKeys('$mod+1', false)).toBe('Control+1')
  })
  test('what a browser tab keeps for itself is not offered there', () => {
    expect(worksIn('browser', '$mod+n')).toBe(false)
    expect(worksIn('desktop', '$mod+n')).toBe(true)
    expect(worksIn('browser', '$mod+k')).toBe(true)
  })
})
