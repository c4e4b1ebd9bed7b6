import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { registerCommands, runCommand, startShortcuts } from '../../../src/renderer/src/lib/commands'
import { setTheme, tokenColor } from '../../../src/renderer/src/lib/theme'
import { setTransport } from '../../../src/renderer/src/lib/transport'
import { Button } from '../../../src/renderer/src/ui/Button'
import { MoneyField } from '../../../src/renderer/src/ui/NumberField'
import { CommitField } from '../../../src/renderer/src/ui/TextField'
import { Toasts, toast } from '../../../src/renderer/src/ui/Toast'
import { Kit } from '../gallery/Kit'
import { expectAxeClean, mount, until } from '../mount'

setTransport({
  shell: 'browser',
  call: () => Promise.reject(new Error('not in this test')),
  host: () => Promise.reject(new Error('not in this test')),
  mediaUrl: () => Promise.reject(new Error('not in this test')),
  onEvent: () => () => {},
})

describe.each(['light', 'dark'] as const)('the kit, %s', (theme) => {
  test('axe finds nothing on the page, in a dialog, in a menu, in a list of choices', async () => {
    setTheme(theme)
    mount(<Kit />)
    await until(() => expect(page.getByRole('heading', { level: 1 }).query()).not.toBeNull())
    await expectAxeClean()

    await page.getByRole('button', { name: 'New campaign' }).first().click()
    await until(() => expect(page.getByRole('dialog').query()).not.toBeNull())
    await expectAxeClean()
    await userEvent.keyboard('{Escape}')
    await until(() => expect(page.getByRole('dialog').query()).toBeNull())
    expect(document.activeElement?.textContent).toContain('New campaign')

    await page.getByRole('button', { name: 'More', exact: true }).first().click()
    await until(() => expect(page.getByRole('menu').query()).not.toBeNull())
    await expectAxeClean()
    await userEvent.keyboard('{Escape}')
    await until(() => expect(page.getByRole('menu').query()).toBeNull())

    await page.getByRole('button', { name: /United Kingdom/ }).click()
    await until(() => expect(page.getByRole('listbox').query()).not.toBeNull())
    await expectAxeClean()
  })

  test('tokens follow the theme', () => {
    setTheme(theme)
    expect(tokenColor('surface')).toBe(theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(23, 26, 33)')
    expect(tokenColor('chart-1')).toBe(theme === 'light' ? 'rgb(52, 81, 209)' : 'rgb(147, 169, 255)')
  })
})

describe('controls', () => {
  test('a button that cannot run can be reached, says why and does nothing', async () => {
    const onPress = vi.fn()
    mount(
      <Button disabledReason="Choose a campaign first." onPress={onPress}>
        Add to roster
      </Button>,
    )
    const button = page.getByRole('button', { name: 'Add to roster' })
    await until(() => expect(button.query()).not.toBeNull())
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).toBe(button.element())
    await until(() => expect(page.getByRole('tooltip').element().textContent).toBe('Choose a campaign first.'))
    await userEvent.keyboard('{Enter}')
    expect(onPress).not.toHaveBeenCalled()
    expect(button.element().getAttribute('aria-disabled')).toBe('true')
  })

  test('a button that is at work keeps focus, runs nothing, and leaves nothing behind when it goes', async () => {
    const onPress = vi.fn()
    const onSubmit = vi.fn()
    const form = (state: 'idle' | 'pending' | 'gone') => (
      <form onSubmit={onSubmit}>
        <h1>Campaign</h1>
        {state === 'gone' ? null : (
          <Button type="submit" isPending={state === 'pending'} onPress={onPress}>
            Save
          </Button>
        )}
      </form>
    )
    const show = { state: (_state: 'pending' | 'gone') => {} }
    function Saving() {
      const [state, setState] = useState<'idle' | 'pending' | 'gone'>('idle')
      show.state = setState
      return form(state)
    }
    mount(<Saving />)
    const button = page.getByRole('button', { name: 'Save' })
    await until(() => expect(button.query()).not.toBeNull())
    await userEvent.keyboard('{Tab}')
    show.state('pending')
    await until(() => expect(button.element().getAttribute('aria-busy')).toBe('true'))
    expect(document.activeElement).toBe(button.element())
    expect(button.element().getAttribute('aria-disabled')).toBe('true')
    await userEvent.keyboard('{Enter}')
    await userEvent.click(button, { force: true })
    expect(onPress).not.toHaveBeenCalled()
    expect(onSubmit).not.toHaveBeenCalled()
    await expectAxeClean()
    show.state('gone')
    await until(() => expect(button.query()).toBeNull())
    // The library's announcer speaks 100 ms after it was first asked.
    for (const end = performance.now() + 150; performance.now() < end; )
      await new Promise((frame) => requestAnimationFrame(frame))
    expect([...document.querySelectorAll('[data-live-announcer] [aria-labelledby]')]).toEqual([])
    await expectAxeClean()
  })

  test('money is typed in major units and held in minor units', async () => {
    const seen: (number | null)[] = []
    mount(
      <>
        <Money currency="USD" seen={seen} />
        <Money currency="JPY" seen={seen} />
        <Money currency="KWD" seen={seen} />
      </>,
    )
    for (const [currency, typed, shown] of [
      ['USD', '1,250.5', 'USD 1,250.50'],
      ['JPY', '1250', 'JPY 1,250'],
      ['KWD', '1.005', 'KWD 1.005'],
    ] as const) {
      const field = page.getByRole('textbox', { name: currency })
      await userEvent.fill(field, typed)
      await userEvent.keyboard('{Tab}')
      await until(() => expect((field.element() as HTMLInputElement).value.replace(/\s/g, ' ')).toBe(shown))
    }
    expect(seen).toEqual([125_050, 1250, 1005])
  })

  test('a text is saved by Enter and by leaving, Esc puts it back', async () => {
    const saved: string[] = []
    mount(<Name saved={saved} />)
    const field = page.getByRole('textbox', { name: 'Name' })
    await userEvent.fill(field, 'Bea')
    await userEvent.keyboard('{Enter}{Tab}')
    expect(saved).toEqual(['Bea'])
    await userEvent.fill(field, 'Cleo')
    await userEvent.keyboard('{Escape}')
    await until(() => expect(field.element()).toHaveProperty('value', 'Bea'))
    await userEvent.keyboard('{Tab}')
    expect(saved).toEqual(['Bea'])
  })

  test('a toast is spoken, and its action runs', async () => {
    const undo = vi.fn()
    mount(<Toasts />)
    toast({ text: '12 creators moved to Contacted.', action: { label: 'Undo', onAction: undo } })
    await until(() => expect(page.getByRole('alertdialog').query()).not.toBeNull())
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(undo).toHaveBeenCalledOnce()
    await until(() => expect(page.getByRole('alertdialog').query()).toBeNull())
  })
})

describe('commands', () => {
  test('keys run them; a text field keeps its letters and its undo', async () => {
    const runs: string[] = []
    const stop = registerCommands([
      { id: 'palette', title: 'Palette', menu: 'help', keys: ['$mod+k'], run: () => runs.push('palette') },
      { id: 'sheet', title: 'Sheet', menu: 'help', keys: ['?', 'Shift+?'], run: () => runs.push('sheet') },
      { id: 'undo', title: 'Undo', menu: 'edit', keys: ['$mod+z'], yieldsToText: true, run: () => runs.push('undo') },
      {
        id: 'redo',
        title: 'Redo',
        menu: 'edit',
        keys: ['$mod+y'],
        disabledReason: () => 'There is nothing to do again.',
        run: () => runs.push('redo'),
      },
    ])
    const stopKeys = startShortcuts(window)
    try {
      mount(<CommitField label="Name" value="" onCommit={() => {}} />)
      const field = page.getByRole('textbox', { name: 'Name' })
      await until(() => expect(field.query()).not.toBeNull())
      await userEvent.keyboard('{Control>}k{/Control}?{Control>}z{/Control}{Control>}y{/Control}')
      expect(runs).toEqual(['palette', 'sheet', 'undo'])
      await userEvent.click(field)
      await userEvent.keyboard('a?{Control>}z{/Control}{Control>}k{/Control}')
      expect(runs).toEqual(['palette', 'sheet', 'undo', 'palette'])
      expect(runCommand('redo')).toBe(false)
      expect(runCommand('constructor')).toBe(false)
    } finally {
      stop()
      stopKeys()
    }
    expect(runCommand('palette')).toBe(false)
  })
})

function Money({ currency, seen }: { currency: string; seen: (number | null)[] }) {
  const [valueMinor, setValueMinor] = useState<number | null>(null)
  return (
    <MoneyField
      label={currency}
      currency={currency}
      valueMinor={valueMinor}
      onChange={(next) => {
        seen.push(next)
        setValueMinor(next)
      }}
    />
  )
}

function Name({ saved }: { saved: string[] }) {
  const [name, setName] = useState('Ana')
  return (
    <CommitField
      label="Name"
      value={name}
      onCommit={(next) => {
        saved.push(next)
        setName(next)
      }}
    />
  )
}
