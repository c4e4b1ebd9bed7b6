import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CheatSheet } from '../../../src/renderer/src/app/CheatSheet'
import { openOverlay } from '../../../src/renderer/src/app/overlays'
import { Palette } from '../../../src/renderer/src/app/Palette'
import { queryClient } from '../../../src/renderer/src/lib/api'
import { registerCommands } from '../../../src/renderer/src/lib/commands'
import { setTransport } from '../../../src/renderer/src/lib/transport'
import type { Envelope, Reply } from '../../../src/shared/contract/define'
import { expectAxeClean, mount, until } from '../mount'

const ACCOUNT = '0193f3a0-0000-7000-8000-000000000001'
const asked: Envelope[] = []
const answers: Record<string, unknown> = {
  'creators.list': { ids: Uint32Array.of(7), total: 1 },
  'creators.rows': [{ accountId: ACCOUNT, handle: 'ana.cooks', displayName: 'Ana' }],
  'campaigns.list': [],
}
let runs: string[] = []
let unregister: () => void

beforeEach(() => {
  runs = []
  asked.length = 0
  queryClient.clear()
  setTransport({
    shell: 'browser',
    call: async (envelope): Promise<Reply> => {
      asked.push(envelope)
      return { ok: true, value: answers[envelope.method] }
    },
    host: () => Promise.reject(new Error('not in this test')),
    mediaUrl: () => Promise.reject(new Error('not in this test')),
    onEvent: () => () => {},
  })
  unregister = registerCommands([
    { id: 'import', title: 'Import creators…', menu: 'file', keys: ['$mod+i'], run: () => runs.push('import') },
    { id: 'new', title: 'New campaign', menu: 'file', keys: ['$mod+n'], run: () => runs.push('new') },
    {
      id: 'undo',
      title: 'Undo',
      menu: 'edit',
      disabledReason: () => 'There is nothing to undo.',
      run: () => runs.push('undo'),
    },
  ])
})

afterEach(() => {
  openOverlay(null)
  unregister()
})

function show(): void {
  mount(
    <QueryClientProvider client={queryClient}>
      <h1>Callboard</h1>
      <button type="button">Start</button>
      <Palette />
      <CheatSheet />
    </QueryClientProvider>,
  )
}

async function openFromButton(overlay: 'palette' | 'cheatSheet'): Promise<HTMLElement> {
  show()
  const start = page.getByRole('button', { name: 'Start' })
  await until(() => expect(start.query()).not.toBeNull())
  await userEvent.click(start)
  const button = start.element()
  if (!(button instanceof HTMLElement)) throw new Error('no button')
  openOverlay(overlay)
  await until(() => expect(page.getByRole('dialog').query()).not.toBeNull())
  return button
}

test('finds a command by a few letters, runs it, and gives the focus back', async () => {
  const start = await openFromButton('palette')
  await expectAxeClean()
  await userEvent.keyboard('imp cre')
  await until(() => expect(page.getByRole('option').elements()[0]?.textContent).toContain('Import creators…'))
  await expectAxeClean()
  await userEvent.keyboard('{Enter}')
  await until(() => expect(runs).toEqual(['import']))
  await until(() => expect(document.activeElement).toBe(start))
})

test('a command that cannot run is there with its reason and does nothing', async () => {
  await openFromButton('palette')
  await userEvent.keyboard('undo')
  const undo = page.getByRole('option', { name: /Undo/ })
  await until(() => expect(undo.query()?.textContent).toContain('There is nothing to undo.'))
  expect(undo.element().getAttribute('aria-disabled')).toBe('true')
  await userEvent.keyboard('{Enter}')
  expect(runs).toEqual([])
})

test('finds records by the engine’s index, and Enter means the first of them', async () => {
  const start = await openFromButton('palette')
  await userEvent.keyboard('ana')
  await until(() => expect(page.getByRole('option', { name: /@ana\.cooks/ }).query()).not.toBeNull())
  await until(() =>
    expect(asked.findLast(({ method }) => method === 'creators.list')?.input).toMatchObject({
      filter: { text: 'ana' },
    }),
  )
  await expectAxeClean()
  await userEvent.keyboard('{Enter}')
  await until(() => expect(page.getByRole('dialog').query()).toBeNull())
  await until(() => expect(document.activeElement).toBe(start))
})

test('the cheat sheet shows the keys that reach us in this shell', async () => {
  await openFromButton('cheatSheet')
  const text = page.getByRole('dialog').element().textContent ?? ''
  expect(text).toContain('Import creators…')
  expect(text).toContain('Ctrl+I')
  // An ordinary browser tab keeps Ctrl+N for itself.
  expect(text).not.toContain('New campaign')
  await expectAxeClean()
})
