import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CompareView } from '../../../src/renderer/src/features/planner/scenarios/CompareView'
import { ScenarioTabs } from '../../../src/renderer/src/features/planner/scenarios/ScenarioTabs'
import { ScenarioView } from '../../../src/renderer/src/features/planner/scenarios/ScenarioView'
import { stripTabId } from '../../../src/renderer/src/features/planner/scenarios/TabStrip'
import { queryClient } from '../../../src/renderer/src/lib/api'
import { setTransport } from '../../../src/renderer/src/lib/transport'
import type { Envelope, Reply } from '../../../src/shared/contract/define'
import type { CampaignPlan } from '../../../src/shared/contract/planner'
import { expectAxeClean, mount, until } from '../mount'
import { campaign, changed, detail, id, impossible, plan, ready, scenario } from './scenarioData'

const asked: Envelope[] = []
let answers: Record<string, Reply | Promise<Reply>>
const ok = (value: unknown): Reply => ({ ok: true, value })
const sent = (method: string) => asked.filter((envelope) => envelope.method === method).map(({ input }) => input)
const points = [0, 1, 2, 3].map((n) => ({
  budgetMinor: n * 1_000_000,
  costMinor: n * 1_000_000,
  value: n * 300_000,
  upperBound: n * 300_000,
  creators: n,
}))

beforeEach(() => {
  asked.length = 0
  queryClient.clear()
  localStorage.clear()
  answers = {
    'planner.scenarios': ok([changed, scenario(12, 'Net reach, £25,000'), scenario(13, 'חורף')]),
    'planner.scenario': ok(detail),
    'planner.readyScenarios': ok(ready),
    'planner.plan': ok(plan('live', 775_400)),
    'planner.candidates': ok({ candidates: [], leftOut: [] }),
    'planner.setup': ok({ packages: [], segments: [] }),
    'planner.frontier': ok({
      isExact: true,
      isWeighted: false,
      objective: 'netReach',
      points,
      kneeIndex: 1,
      reasons: [],
      takenMs: 3,
    }),
    'planner.saveScenario': ok({ scenarioId: id(20) }),
    'planner.deleteScenarios': ok({ deleted: 1 }),
    'planner.apply': ok({ proposed: 3, shortlisted: 0 }),
    'workspace.current': ok(null),
    'history.next': ok({ undo: null, redo: null }),
  }
  setTransport({
    shell: 'browser',
    call: async (envelope): Promise<Reply> => {
      asked.push(envelope)
      return answers[envelope.method] ?? ok(null)
    },
    host: () => Promise.reject(new Error('not in this test')),
    mediaUrl: async () => '',
    onEvent: () => () => {},
  })
})

function Planner({ start, live = plan('live', 775_400) }: { start: string; live?: CampaignPlan | null }) {
  const [value, setValue] = useState(start)
  return (
    <QueryClientProvider client={queryClient}>
      <h1>Planner</h1>
      <ScenarioTabs
        campaignId={campaign.id}
        value={value}
        onChange={setValue}
        plan={live}
        suggestedName="Net reach, £25,000"
      />
      <div role="tabpanel" aria-labelledby={stripTabId(value)} style={{ overflow: 'auto', flex: 1 }}>
        {value === 'compare' ? (
          <CompareView campaign={campaign} budgetMinor={2_500_000} onOpen={setValue} />
        ) : value === 'plan' ? (
          'the live plan'
        ) : (
          <ScenarioView
            campaign={campaign}
            scenarioId={value}
            onUse={() => setValue('plan')}
            onDeleted={() => setValue('plan')}
          />
        )}
      </div>
    </QueryClientProvider>
  )
}

const rowText = (name: RegExp) => page.getByRole('row', { name }).element().textContent
const tab = (name: string) => page.getByRole('tab', { name, exact: true })

test('tabs are walked, renamed and deleted by the keyboard; a taken name is refused in place', async () => {
  mount(<Planner start="plan" />)
  await until(() => expect(tab('חורף').query()).not.toBeNull())
  ;(tab('Plan').element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(tab('Micro mix, changed since, in the report')).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}{F2}')
  const name = page.getByRole('textbox', { name: 'Name' })
  await userEvent.fill(name, 'MICRO mix')
  await expect.element(page.getByText(/Another kept plan has this name/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(sent('planner.renameScenario')).toEqual([])
  await expectAxeClean()
  await userEvent.fill(name, 'Bold')
  await userEvent.keyboard('{Enter}')
  await until(() => expect(sent('planner.renameScenario')).toEqual([{ scenarioId: id(12), name: 'Bold' }]))
  await until(() => expect(page.getByRole('dialog').query()).toBeNull())
  await expect.element(tab('Net reach, £25,000')).toHaveFocus()
  await userEvent.keyboard('{Delete}')
  await until(() => expect(sent('planner.deleteScenarios')).toEqual([{ scenarioIds: [id(12)] }]))
  await expect.element(tab('חורף')).toHaveAttribute('aria-selected', 'true')
  // The live plan and the comparison are nobody's to delete.
  await userEvent.keyboard('{Home}{Delete}{End}{F2}')
  await expect.element(tab('Compare')).toHaveFocus()
  expect(sent('planner.deleteScenarios')).toHaveLength(1)
})

test('a plan is kept under a free name; where there is none the button says why', async () => {
  mount(<Planner start="plan" />)
  await until(() => expect(tab('חורף').query()).not.toBeNull())
  await userEvent.click(page.getByRole('button', { name: 'Keep this plan' }))
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Net reach, £25,000 2')
  await userEvent.click(page.getByRole('button', { name: 'Keep plan' }))
  await until(() =>
    expect(sent('planner.saveScenario')).toEqual([
      { campaignId: campaign.id, planId: 'live', name: 'Net reach, £25,000 2', scenarioId: null },
    ]),
  )
})

test('no roster: nothing to keep', async () => {
  mount(<Planner start="plan" live={impossible} />)
  const keep = page.getByRole('button', { name: 'Keep this plan' })
  await expect.element(keep).toHaveAttribute('aria-disabled', 'true')
  await userEvent.hover(keep)
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('There is no roster to keep while the rules clash.')
})

test('a kept plan says what changed, shows then and today, and sends only who is still there', async () => {
  mount(<Planner start={changed.id} />)
  await expect.element(page.getByText('3 creators have changed since')).toBeVisible()
  await until(() => expect(rowText(/@ana\.bakes40/)).toContain('£800£950'))
  expect(rowText(/No longer on the roster/)).toContain('£800–40.2K–')
  await expect.element(page.getByText('First people reached, then lowest cost')).toBeVisible()
  await expectAxeClean()
  await userEvent.click(page.getByRole('button', { name: 'Send to the roster' }))
  await until(() => expect(sent('planner.apply')).toHaveLength(1))
  const [{ picks }] = sent('planner.apply') as [{ picks: { entryId: string; offerId: string }[] }]
  expect(picks.map(({ entryId }) => entryId)).toEqual([id(40), id(41), id(43)])
  expect(picks[1]).toEqual({ entryId: id(41), offerId: id(90) })
})

test('plans stand side by side; the making can be stopped and taken up again', async () => {
  let stop: (reply: Reply) => void = () => {}
  answers['planner.readyScenarios'] = new Promise((resolve) => {
    stop = resolve
  })
  mount(<Planner start="compare" />)
  await userEvent.click(page.getByRole('button', { name: 'Stop' }))
  await until(() => expect(sent('jobs.cancel')).toHaveLength(1))
  stop({ ok: false, error: { code: 'cancelled', message: 'Stopped.' } })
  await expect.element(page.getByText(/Stopped before the ready-made plans/)).toBeVisible()
  // What is there stands side by side meanwhile.
  await expect.element(page.getByRole('columnheader', { name: /^The live plan/ })).toBeVisible()
  answers['planner.readyScenarios'] = ok(ready)
  await userEvent.click(page.getByRole('button', { name: 'Make them' }))
  await expect.element(page.getByTestId('verdict')).toHaveTextContent(ready.verdict ?? '')
  await until(() => expect(rowText(/^Net reach, expected/)).toMatch(/highest775\.4K−9\.6%701K−29%549\.9K/))
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme
    await expectAxeClean()
  }

  await userEvent.click(page.getByRole('button', { name: /^Plans shown/ }))
  const mega = page.getByRole('checkbox', { name: 'Only mega' })
  await expect.element(mega).toBeDisabled()
  const choice = page.getByRole('dialog', { name: 'Plans to compare' })
  await userEvent.click(choice.getByText('Only micro'))
  await userEvent.click(choice.getByText('Only mega'))
  await expect.element(page.getByText(/The cheapest creator of the tier mega costs/)).toBeVisible()
  await expect.element(page.getByRole('checkbox', { name: 'Only micro' })).toBeDisabled()
  await expectAxeClean()
  await userEvent.keyboard('{Escape}')
  await userEvent.click(page.getByRole('button', { name: 'Actions of “Biggest first”' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Compare the others with this one' }))
  await until(() => expect(rowText(/^Net reach, expected/)).toMatch(/expected692\.1Khighest\+12%775\.4K/))
})
