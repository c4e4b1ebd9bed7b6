/** The planner on the sample's campaign: what it answers, how budget, aim, rules and segments move it, what it needs. */
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

async function startPlanner(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Planner' }).click()
  await expect(page.getByTestId('figures').getByText('Optimal')).toBeVisible()
}

const figures = (page: Page) => page.getByTestId('figures')

/** Middle of the simulated campaigns as it stands, such as `666.2K`. */
async function netReach(page: Page): Promise<number> {
  return Number.parseFloat((await figures(page).locator('[data-headline=net]').textContent()) ?? '')
}

/** Types an exact budget and waits until the plan for it is shown. */
async function planFor(page: Page, pounds: number): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Exact budget' })
  await field.fill(String(pounds))
  await field.press('Enter')
  await expect(figures(page)).toHaveAttribute('data-budget', String(pounds * 100))
}

async function addRule(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Add rule', exact: true }).click()
  await page.getByRole('menuitem', { name: kind }).click()
}

test.describe('on the sample', () => {
  test.use({ beginsIn: 'sample' })

  test('more money never reaches fewer people, typed or by the slider', async ({ page }) => {
    await startPlanner(page)
    await expect(figures(page)).toContainText(/P10–P90 .+–.+expected .+, P50 of 10,000 simulated campaigns/)
    await expect(figures(page)).toContainText(/chance to reach/)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await faults(page), colorScheme).toEqual([])
    }
    const at25 = await netReach(page)
    await planFor(page, 12_345.67)
    const at12 = await netReach(page)
    expect(at12).toBeLessThan(at25)
    await planFor(page, 20_000)
    expect(await netReach(page)).toBeGreaterThan(at12)

    const slider = page.getByRole('slider', { name: 'Budget' })
    await slider.press('ArrowRight')
    await expect(figures(page)).toHaveAttribute('data-budget', '2010000')
    await slider.press('Home')
    await expect(figures(page)).toHaveAttribute('data-budget', '0')
    await page.getByRole('button', { name: 'Back to it' }).click()
    await expect(figures(page)).toHaveAttribute('data-budget', '2500000')
    await expect.poll(() => netReach(page)).toBe(at25)
  })

  test('a rule costs people, rules that clash are named, and one press lifts the one in the way', async ({ page }) => {
    await startPlanner(page)
    const rules = page.getByRole('region', { name: 'Rules' })
    await addRule(page, 'Number of creators')
    const dialog = page.getByRole('dialog', { name: 'Add rule: Number of creators' })
    await dialog.getByRole('button', { name: 'Add rule' }).click()
    await expect(dialog).toContainText('Fill in at least one of the two.')
    await dialog.getByRole('textbox', { name: 'At most' }).fill('3')
    expect(await faults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Add rule' }).click()
    await expect(rules).toContainText('At most 3 creators')
    await expect(rules).toContainText(/costs [\d,]+ people/)
    await expect(page.getByRole('table', { name: 'Roster' }).getByRole('row')).toHaveCount(4)

    await addRule(page, 'Number of creators')
    await dialog.getByRole('textbox', { name: 'At least' }).fill('5')
    await dialog.getByRole('button', { name: 'Add rule' }).click()
    await expect(figures(page).getByText('Impossible')).toBeVisible()
    const clash = page.getByRole('alert').filter({ hasText: 'Why it is impossible' })
    await expect(clash).toContainText(/at least 5 creators.+cannot both hold/i)
    await expect(page.getByRole('button', { name: 'Propose this roster' })).toHaveAttribute('aria-disabled', 'true')
    expect(await faults(page)).toEqual([])
    await clash.getByRole('button', { name: 'Switch off “At most 3 creators”' }).click()
    await expect(clash).toBeHidden()
    await expect(figures(page).getByText('Impossible')).toBeHidden()
    await page.keyboard.press('Control+z')
    await expect(clash).toBeVisible()
    await rules.getByRole('button', { name: 'Remove “At least 5 creators”' }).click()
    await expect(clash).toBeHidden()

    await page.getByRole('radio', { name: /^All candidates/ }).click()
    await page.getByRole('button', { name: '@sorrel.tumbledale must be in the plan', exact: true }).click()
    await clash.getByRole('button', { name: 'Leave @sorrel.tumbledale to the planner' }).click()
    await expect(clash).toBeHidden()
  })

  test('an aim that needs an assumption says so; the cheapest roster needs no budget', async ({ page }) => {
    await startPlanner(page)
    const aim = page.getByRole('button', { name: /^Aim:/ })
    await aim.click()
    await expect(page.getByRole('menuitem', { name: 'Most conversions' })).toHaveAttribute('aria-disabled', 'true')
    await page.getByRole('menuitem', { name: 'Cheapest for a goal' }).click()
    await expect(page.getByRole('slider', { name: 'Budget' })).toBeHidden()
    await expect(figures(page)).not.toHaveAttribute('data-budget')
    await page.getByRole('textbox', { name: 'Goal (people)' }).fill('300000')
    await page.keyboard.press('Enter')
    await expect(figures(page)).toContainText(/of 300K people|to reach 300K/)
    // In the field the key takes back what was typed.
    await aim.focus()
    await page.keyboard.press('Control+z')
    await expect(figures(page)).toContainText(/of 750K people|to reach 750K/)
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('slider', { name: 'Budget' })).toBeVisible()
  })

  test('the audience is split into segments and one again', async ({ page }) => {
    await startPlanner(page)
    const audience = page.getByRole('region', { name: 'Audience' })
    await audience.getByRole('button', { name: 'Segments…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Segments of the audience' })
    await dialog.getByText('Age', { exact: true }).click()
    await dialog.getByText('Gender', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Split the audience' }).click()
    await expect(dialog.getByRole('row')).toHaveCount(5)
    await dialog.getByRole('button', { name: 'Remove 25–34, Men' }).click()
    await expect(dialog).toContainText(/people, but the campaign’s audience has 9,800,000/)
    await dialog.getByRole('button', { name: 'Scale to the audience' }).click()
    await expect(dialog).toContainText('9,800,000 of the 9,800,000 people')
    expect(await faults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Use 3 segments' }).click()
    await expect(audience).toContainText('3 segments, 9.8M people.')
    await audience.getByRole('button', { name: 'Back to one audience' }).click()
    await expect(audience).toContainText('One audience of 9.8M people.')
  })

  test('a creator says why, and must not be in the plan when the rule says so', async ({ page }) => {
    await startPlanner(page)
    const first = page
      .getByRole('table', { name: 'Roster' })
      .getByRole('button', { name: /^Why @/ })
      .first()
    const handle = (await first.textContent())?.trim() ?? ''
    await first.click()
    const panel = page.getByRole('complementary', { name: handle })
    await expect(panel).toContainText('people nobody else in the plan reaches')
    await panel.getByRole('button', { name: `${handle} must not be in the plan` }).click()
    await expect(panel).toContainText('your rule keeps this creator out')
    await expect(page.getByRole('table', { name: 'Roster' }).getByText(handle, { exact: true })).toBeHidden()
    await first.focus()
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  })

  test('the roster is proposed as one step and taken back as one', async ({ page }) => {
    await startPlanner(page)
    const propose = page.getByRole('button', { name: /^Propose \d+ creators$/ })
    const count = /\d+/.exec((await propose.textContent()) ?? '')?.[0] ?? ''
    await propose.click()
    await expect(page.getByText(`${count} creators proposed.`)).toBeVisible()
    await page.getByRole('navigation').getByRole('button', { name: 'Campaigns' }).click()
    await page.getByRole('link', { name: /^Fizzlewick/ }).click()
    await page.getByRole('tab', { name: /^Roster/ }).click()
    await expect(page.getByText(`Proposed or booked: ${count} creators`)).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Proposed or booked: 0 creators')).toBeVisible()
  })
})

test('what is missing is said with the way to it: campaign, audience, roster', async ({ page }) => {
  await page.getByRole('button', { name: 'Start workspace' }).click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Planner' }).click()
  await expect(page.getByText('It needs a campaign.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'New campaign' }).click()
  const dialog = page.getByRole('dialog', { name: 'New campaign' })
  await dialog.getByRole('textbox', { name: 'Name of the client' }).fill('Tide & Co')
  await dialog.getByRole('textbox', { name: 'Name of the brand' }).fill('Kelp')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Summer')
  await dialog.getByRole('button', { name: 'Create campaign' }).click()
  await page.getByRole('button', { name: 'Plan the roster' }).click()
  await expect(page.getByText(/so reach cannot be counted/)).toBeVisible()
  await page.getByRole('button', { name: 'Open the brief' }).click()
  const universe = page.getByRole('textbox', { name: 'People in the audience' })
  await universe.fill('3500000')
  await universe.press('Enter')
  await page.getByRole('button', { name: 'Plan the roster' }).click()
  await expect(page.getByText('Nobody is on this campaign’s roster')).toBeVisible()
  expect(await faults(page)).toEqual([])
})
