import type {} from '@vitest/browser-playwright'
import { describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { setTheme } from '../../../src/renderer/src/lib/theme'
import { GridDemo } from '../gallery/GridDemo'
import { expectAxeClean, mount, until } from '../mount'

function grid(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[role=grid]')
  if (!found) throw new Error('no grid')
  return found
}

function row(position: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[aria-rowindex="${position + 1}"]`)
}

function handleAt(position: number): string | null | undefined {
  return row(position)?.querySelector('[data-column="0"]')?.textContent
}

/** The cell that `aria-activedescendant` names; it must always be there. */
function activeCell(): HTMLElement {
  const id = grid().getAttribute('aria-activedescendant')
  const cell = id === null ? null : document.getElementById(id)
  if (!cell) throw new Error(`aria-activedescendant ${id} names nothing`)
  return cell
}

/** 1-based position of the active row among the rows, as a person counts. */
function activeRow(): number {
  return Number(activeCell().closest('[role=row]')?.getAttribute('aria-rowindex')) - 1
}

async function show(count: number): Promise<HTMLElement> {
  mount(<GridDemo count={count} />)
  await until(() => expect(handleAt(1)).toBe('@creator_0'))
  grid().focus()
  return grid()
}

describe('the grid', () => {
  test('draws only what is in sight of 100,000 rows', async () => {
    const element = await show(100_000)
    expect(element.getAttribute('aria-rowcount')).toBe('100001')
    expect(element.getAttribute('aria-colcount')).toBe('12')
    const drawn = element.querySelectorAll('[role=row]').length
    expect(drawn).toBeGreaterThan(20)
    expect(drawn).toBeLessThan(80)
  })

  test('scrolls to rows that were never loaded and fills them', async () => {
    const element = await show(100_000)
    element.scrollTop = 50_000 * 32
    await until(() => expect(handleAt(50_001)).toBe(`@creator_${(50_000).toString(36)}`))
    expect(row(1)?.querySelector('[data-column="0"]')?.textContent).toBe('@creator_0')
    expect(activeRow()).toBe(1)
  })

  test('scrolling makes no row element and drops none', async () => {
    const element = await show(100_000)
    // Away from the start, where fewer rows are drawn.
    element.scrollTop = 32_000
    await until(() => expect(handleAt(1001)).toBe(`@creator_${(1000).toString(36)}`))
    const before = new Set(element.querySelectorAll('.grid-row'))
    element.scrollTop = 32_000 + 900
    await until(() => expect(handleAt(1040)).toBe(`@creator_${(1039).toString(36)}`))
    const after = [...element.querySelectorAll('.grid-row')]
    expect(after.filter((one) => !before.has(one))).toEqual([])
    expect(after.length).toBe(before.size)
  })

  test('every key leads to a cell that is there', async () => {
    await show(100_000)
    const walk: [string, number, number][] = [
      ['{ArrowDown}', 2, 2],
      ['{ArrowDown}', 3, 2],
      ['{ArrowRight}', 3, 3],
      ['{End}', 3, 12],
      ['{Home}', 3, 2],
      ['{Control>}{End}{/Control}', 100_000, 2],
      ['{ArrowUp}', 99_999, 2],
      ['{Control>}{Home}{/Control}', 1, 2],
      ['{ArrowUp}', 0, 2],
      ['{ArrowRight}', 0, 3],
      ['{ArrowDown}', 1, 3],
    ]
    for (const [keys, rowPosition, column] of walk) {
      await userEvent.keyboard(keys)
      await until(() => {
        expect(activeRow()).toBe(rowPosition)
        expect(Number(activeCell().getAttribute('aria-colindex'))).toBe(column)
      })
      const box = activeCell().getBoundingClientRect()
      const frame = grid().getBoundingClientRect()
      expect(box.top).toBeGreaterThanOrEqual(frame.top - 1)
      expect(box.bottom).toBeLessThanOrEqual(frame.bottom + 1)
    }
    const page = Math.floor((grid().clientHeight - 28) / 32) - 1
    await userEvent.keyboard('{PageDown}')
    await until(() => expect(activeRow()).toBe(1 + page))
    await userEvent.keyboard('{PageUp}')
    await until(() => expect(activeRow()).toBe(1))
  })

  test('the active cell is there after every jump of the scroll bar', async () => {
    const element = await show(100_000)
    await userEvent.keyboard('{ArrowDown}')
    for (const offset of [0, 64, 5000, 3_100_000, 1_600_000, 33]) {
      element.scrollTop = offset
      await until(() => expect(handleAt(Math.floor(offset / 32) + 2)).toBeTruthy())
      expect(activeRow()).toBe(2)
    }
  })

  test('selects rows, ranges and all that match', async () => {
    await show(100_000)
    const selected = () => [...document.querySelectorAll('[role=row][aria-selected=true]')].length
    const says = () => document.querySelector('[role=status]')?.textContent ?? ''
    await userEvent.keyboard('{Shift>} {/Shift}')
    await until(() => expect(says()).toContain('1 selected'))
    // A range of cells is no selection of rows; Shift+Space takes its rows, and lets them go again.
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowRight}{/Shift}')
    await until(() => expect(document.querySelectorAll('[role=gridcell][aria-selected=true]').length).toBe(6))
    expect(selected()).toBe(1)
    await userEvent.keyboard('{Shift>} {/Shift}')
    await until(() => expect(selected()).toBe(3))
    await userEvent.keyboard('{Escape}')
    await until(() => expect(document.querySelectorAll('[role=gridcell][aria-selected=true]').length).toBe(0))
    expect(selected()).toBe(3)
    await userEvent.keyboard('{Control>}a{/Control}')
    await until(() => expect(says()).toContain('100,000 selected'))
    await userEvent.keyboard('{Shift>} {/Shift}')
    await until(() => expect(says()).toContain('99,999 selected'))
    await userEvent.keyboard('{Escape}')
    await until(() => expect(selected()).toBe(0))
    expect(says()).toBe('')
  })

  test('the gutter selects by click and by drag, a click in a cell only moves', async () => {
    await show(100_000)
    const says = () => document.querySelector('[role=status]')?.textContent ?? ''
    row(3)?.querySelector<HTMLElement>('[data-column="1"]')?.dispatchEvent(pointer('pointerdown'))
    await until(() => expect(activeRow()).toBe(3))
    expect(says()).toBe('')
    const gutter = (position: number) => row(position)?.querySelector<HTMLElement>('[data-gutter]')
    const start = gutter(2)
    if (!start) throw new Error('no gutter')
    start.dispatchEvent(pointer('pointerdown', start))
    const end = gutter(6)
    start.dispatchEvent(pointer('pointermove', end))
    start.dispatchEvent(pointer('pointerup', end))
    await until(() => expect(says()).toContain('5 selected'))
  })

  test('sorts by a click on the header and by Enter on it, and says so', async () => {
    await show(100_000)
    const header = [...document.querySelectorAll<HTMLElement>('[role=columnheader]')].find((cell) =>
      cell.textContent?.includes('Followers'),
    )
    header?.click()
    await until(() => expect(header?.getAttribute('aria-sort')).toBe('descending'))
    await until(() => expect(handleAt(1)).not.toBe('@creator_0'))
    expect(activeRow()).toBe(1)
    await userEvent.keyboard('{ArrowUp}')
    await until(() => expect(activeRow()).toBe(0))
    await userEvent.keyboard('{End}{ArrowLeft}{ArrowLeft}{Enter}')
    await until(() => expect(activeCell().getAttribute('aria-sort')).toBeNull())
  })

  test('a column is made wider by keys and by the pointer', async () => {
    await show(100)
    const header = () => document.querySelector<HTMLElement>('[data-header="0"]')
    const width = () => header()?.getBoundingClientRect().width ?? 0
    const start = width()
    // The columns leave room in this window, and those with text share it.
    expect(start).toBeGreaterThan(150)
    await userEvent.keyboard('{ArrowUp}{Shift>}{ArrowRight}{/Shift}')
    await until(() => expect(width()).toBe(start + 8))
    const handle = header()?.querySelector('[data-resizer]')
    handle?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, clientX: 200 }))
    document.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX: 240 }))
    document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, clientX: 240 }))
    await until(() => expect(width()).toBe(start + 48))
    expect(row(1)?.querySelector('[data-column="0"]')?.getBoundingClientRect().width).toBe(width())
    expect(header()?.getAttribute('aria-sort')).toBeNull()
  })

  test('the column menu hides, brings back, moves and pins, by keys alone', async () => {
    await show(100)
    const headers = () => [...document.querySelectorAll('[data-header]')].map((cell) => cell.textContent)
    const choose = async (item: string) => {
      grid().focus()
      await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowUp}{Home}{ArrowRight}{Shift>}{F10}{/Shift}')
      await until(() => expect(document.querySelector('[role=menu]')).not.toBeNull())
      const found = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find(
        (one) => one.textContent === item,
      )
      if (!found) throw new Error(`no ${item}`)
      await until(() => expect(document.activeElement?.closest('[role=menu]')).not.toBeNull())
      while (document.activeElement !== found) await userEvent.keyboard('{ArrowDown}')
      await userEvent.keyboard('{Enter}')
      await until(() => expect(document.querySelector('[role=menu]')).toBeNull())
    }
    expect(headers().slice(0, 3)).toEqual(['Handle', 'Name', 'Platform'])
    await choose('Hide column')
    await until(() => expect(headers().slice(0, 2)).toEqual(['Handle', 'Platform']))
    expect(grid().getAttribute('aria-colcount')).toBe('11')
    await choose('Move towards the end')
    await until(() => expect(headers().slice(0, 3)).toEqual(['Handle', 'Tier', 'Platform']))
    await choose('Show Name')
    await until(() => expect(headers()).toContain('Name'))
    await choose('Keep at the start')
    await until(() => expect(document.querySelectorAll('[data-header].grid-pinned').length).toBe(2))
    await choose('Put all columns back')
    await until(() => expect(headers().slice(0, 3)).toEqual(['Handle', 'Name', 'Platform']))
  })

  test('the menu of a header opens by the right button and is clean', async () => {
    mount(
      <>
        <h1>Creators</h1>
        <GridDemo count={100} />
      </>,
    )
    await until(() => expect(handleAt(1)).toBe('@creator_0'))
    document
      .querySelector('[data-header="4"]')
      ?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 300, clientY: 40 }))
    await until(() => expect(document.querySelector('[role=menu]')?.textContent).toContain('Sort ascending'))
    await expectAxeClean()
    await userEvent.keyboard('{Escape}')
    await until(() => expect(document.querySelector('[role=menu]')).toBeNull())
  })

  test('Space peeks and Enter opens the active row', async () => {
    await show(100_000)
    const note = () => document.querySelector('[data-note]')?.textContent
    await userEvent.keyboard('{ArrowDown} ')
    await until(() => expect(note()).toBe('peek 1'))
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await until(() => expect(note()).toBe('open 2'))
  })

  test('typing replaces, Esc reverts, Enter goes down, Tab right, and a refused text stays with its reason', async () => {
    await show(100_000)
    const name = (position: number) => row(position)?.querySelector('[data-column="1"]')
    const old = name(1)?.textContent
    await userEvent.keyboard('{ArrowRight}Ana{Escape}')
    await until(() => expect(name(1)?.textContent).toBe(old))
    expect(document.activeElement).toBe(grid())
    await userEvent.keyboard('Ana{Enter}')
    await until(() => expect(name(1)?.textContent).toBe('Ana'))
    expect(activeRow()).toBe(2)
    await userEvent.keyboard('{F2}')
    await until(() => expect(document.activeElement?.tagName).toBe('INPUT'))
    await userEvent.keyboard('bad{Tab}')
    await until(() => expect(name(2)?.getAttribute('aria-invalid')).toBe('true'))
    expect(name(2)?.textContent).toBe('bad')
    expect(name(2)?.getAttribute('aria-description')).toBe('“bad” is no name.')
    expect(Number(activeCell().getAttribute('aria-colindex'))).toBe(4)
    // Platform is read-only: a letter does nothing there, and Enter opens the record.
    await userEvent.keyboard('x{Enter}')
    await until(() => expect(document.querySelector('[data-note]')?.textContent).toBe('open 1'))
  })

  test('fills down and empties a range, each at once', async () => {
    await show(100_000)
    const names = () => [1, 2, 3].map((position) => row(position)?.querySelector('[data-column="1"]')?.textContent)
    const first = names()[0]
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}')
    await until(() => expect(names()).toEqual([first, first, first]))
    await userEvent.keyboard('{Delete}')
    await until(() => expect(names()).toEqual(['\u00a0', '\u00a0', '\u00a0']))
  })

  test('an empty order shows its own words, and no dangling active cell', async () => {
    mount(<GridDemo count={0} />)
    await until(() => expect(document.body.textContent).toContain('No creators yet.'))
    expect(grid().getAttribute('aria-activedescendant')).toBeNull()
  })

  test('a row on its way says so', async () => {
    mount(<GridDemo count={1000} delayMs={100_000} />)
    await until(() => expect(row(1)?.getAttribute('aria-busy')).toBe('true'))
    expect(handleAt(1)).toBe('…')
  })

  test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
    setTheme(theme)
    mount(
      <>
        <h1>Creators</h1>
        <GridDemo count={1000} />
      </>,
    )
    await until(() => expect(handleAt(1)).toBe('@creator_0'))
    grid().focus()
    await userEvent.keyboard('{ArrowDown}{Shift>} {/Shift}')
    await until(() => expect(document.querySelector('[role=status]')?.textContent).toContain('1 selected'))
    await expectAxeClean()
  })
})

describe('1,000,000 rows, above what one element can be high', () => {
  test.each([1, 2])('the ends and the middle can be reached at device pixel ratio %i', async (ratio) => {
    const session = cdp()
    // The override replaces the runner's own: clearing it would leave later tests in a smaller window.
    const { innerWidth, innerHeight } = window.top ?? window
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: 1280,
      height: 800,
      deviceScaleFactor: ratio,
      mobile: false,
    })
    try {
      expect(window.devicePixelRatio).toBe(ratio)
      const element = await show(1_000_000)
      // What an element is asked for, it gets: nothing is clamped.
      const body = element.querySelector<HTMLElement>('[role=rowgroup]:last-of-type')
      expect(body?.getBoundingClientRect().height).toBeCloseTo(Number.parseFloat(body?.style.height ?? ''), 0)
      await userEvent.keyboard('{Control>}{End}{/Control}')
      await until(() => expect(activeRow()).toBe(1_000_000))
      await until(() => expect(handleAt(1_000_000)).toBe(`@creator_${(999_999).toString(36)}`))
      const last = activeCell().getBoundingClientRect()
      expect(Math.abs(last.bottom - element.getBoundingClientRect().top - element.clientHeight)).toBeLessThan(2)

      element.scrollTop = element.scrollHeight
      await until(() => expect(handleAt(1_000_000)).toBe(`@creator_${(999_999).toString(36)}`))
      element.scrollTop = (element.scrollHeight - element.clientHeight) / 2
      await until(() => expect(handleAt(500_000)).toBe(`@creator_${(499_999).toString(36)}`))
      await userEvent.keyboard('{ArrowUp}')
      await until(() => expect(activeRow()).toBe(999_999))
      // One step of the wheel moves the rows by its pixels, not by thousands of rows.
      element.scrollTop = 0
      await until(() => expect(handleAt(1)).toBe('@creator_0'))
      element.dispatchEvent(new WheelEvent('wheel', { deltaY: 320, bubbles: true, cancelable: true }))
      await until(() => {
        const tenth = row(11)?.getBoundingClientRect()
        expect(Math.abs((tenth?.top ?? 0) - element.getBoundingClientRect().top - 28)).toBeLessThan(2)
      })
    } finally {
      await session.send('Emulation.setDeviceMetricsOverride', {
        width: innerWidth,
        height: innerHeight,
        deviceScaleFactor: 1,
        mobile: false,
      })
    }
  })
})

function pointer(type: string, over?: Element | null): PointerEvent {
  const box = over?.getBoundingClientRect()
  return new PointerEvent(type, {
    bubbles: true,
    button: 0,
    pointerId: 1,
    clientX: (box?.left ?? 0) + 4,
    clientY: (box?.top ?? 0) + 4,
  })
}
