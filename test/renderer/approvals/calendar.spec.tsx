import { QueryClientProvider } from '@tanstack/react-query'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Calendar } from '../../../src/renderer/src/features/approvals/calendar/Calendar'
import { CompliancePanel } from '../../../src/renderer/src/features/approvals/compliance/CompliancePanel'
import { queryClient } from '../../../src/renderer/src/lib/api'
import { startRoutes, useRoute } from '../../../src/renderer/src/lib/route'
import { setTransport } from '../../../src/renderer/src/lib/transport'
import type { CalendarEntry, Compliance } from '../../../src/shared/contract/approvalRights'
import type { Envelope, Reply } from '../../../src/shared/contract/define'
import { addDays } from '../../../src/shared/domain/businessDays'
import { expectAxeClean, mount, until } from '../mount'

const DELIVERABLE = '0193f3a0-0000-7000-8000-000000000001'
const CAMPAIGN = '0193f3a0-0000-7000-8000-000000000002'
const SECRET = 'spark-secret-1234'
const today = new Date().toISOString().slice(0, 10)
const asked: Envelope[] = []

const entry = (change: Partial<CalendarEntry>): CalendarEntry => ({
  key: 'flight:1',
  kind: 'flight',
  title: 'Flight: Bolt spring',
  from: addDays(today, -3),
  until: addDays(today, 20),
  campaignId: CAMPAIGN,
  deliverableId: null,
  alarm: null,
  ...change,
})
const code = entry({
  key: 'spark:1',
  kind: 'sparkExpires',
  title: 'Spark code expires: <b>First</b> video, @ana',
  from: addDays(today, 1),
  until: addDays(today, 1),
  deliverableId: DELIVERABLE,
  alarm: { severity: 'conflict', sentence: 'The code dies 12 days before the flight ends.' },
})
const compliance: Compliance = {
  deliverableId: DELIVERABLE,
  rights: [
    {
      id: '0193f3a0-0000-7000-8000-000000000003',
      campaignId: CAMPAIGN,
      deliverableId: null,
      kind: 'paid',
      territory: 'United Kingdom',
      channels: ['TikTok'],
      startsOn: null,
      lengthDays: 90,
      endsOn: null,
      feeMinor: 120_000,
      currency: 'GBP',
      editsAllowed: false,
      evidenceId: null,
      note: null,
    },
  ],
  spark: {
    id: '0193f3a0-0000-7000-8000-000000000004',
    deliverableId: DELIVERABLE,
    masked: '••••1234',
    periodDays: 30,
    issuedOn: today,
    expiresOn: addDays(today, 30),
    outlastsFlight: false,
    note: null,
  },
  disclosure: { relation: 'paid', hasToggle: true, wording: '#ad', spokenAtMs: 2600, shownAtMs: null, note: null },
  lint: [
    { market: 'GB', ok: false, problems: [{ code: 'no_wording', sentence: 'The caption needs “#ad”.' }] },
    { market: 'US', ok: true, problems: [{ code: 'both_modes', sentence: 'Both is safest.' }] },
  ],
  music: 'library',
  musicNote: null,
  postFrom: null,
  postUntil: null,
  campaignPostFrom: today,
  campaignPostUntil: addDays(today, 9),
  termsSignedOn: null,
  exclusivities: [{ who: 'Pip (Globex)', from: today, until: null }],
}

let entries: CalendarEntry[] = []
function answerTo({ method }: Envelope): unknown {
  if (method === 'approvals.calendar') return { entries, today }
  if (method === 'approvals.compliance') return compliance
  if (method === 'approvals.get') return { card: { campaignId: CAMPAIGN }, evidence: [] }
  if (method === 'campaigns.get') return { currency: 'GBP' }
  if (method === 'approvals.revealSparkCode') return { code: SECRET }
  if (method === 'approvals.saveDisclosure') return compliance
  return { undo: null, redo: null }
}

let stopRoutes = () => {}
beforeEach(() => {
  stopRoutes()
  localStorage.clear()
  asked.length = 0
  entries = [entry({}), code]
  queryClient.clear()
  setTransport({
    shell: 'browser',
    call: async (envelope): Promise<Reply> => {
      asked.push(envelope)
      return { ok: true, value: answerTo(envelope) }
    },
    host: () => Promise.reject(new Error('not in this test')),
    mediaUrl: () => Promise.reject(new Error('not in this test')),
    onEvent: () => () => {},
  })
  location.hash = '#/approvals'
  stopRoutes = startRoutes(['approvals', 'campaigns'])
})

const show = (tree: React.ReactNode) =>
  mount(
    <QueryClientProvider client={queryClient}>
      <h1>Approvals</h1>
      {tree}
    </QueryClientProvider>,
  )
const dayCell = () => document.querySelector<HTMLElement>('td[tabindex="0"]')

test('the calendar is walked with arrows, says what needs attention and opens it', async () => {
  show(<Calendar campaignId={null} />)
  const attention = page.getByRole('region', { name: 'Needs attention' })
  await expect.element(attention.getByText('The code dies 12 days before the flight ends.')).toBeVisible()
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme
    await expectAxeClean()
  }
  expect(dayCell()?.getAttribute('aria-current')).toBe('date')
  expect(dayCell()?.getAttribute('aria-label')).toMatch(/today, 1 entry$/)
  dayCell()?.focus()
  await userEvent.keyboard('{ArrowRight}')
  await until(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/2 entries, 1 needs attention$/))
  await userEvent.keyboard('{ArrowLeft}{PageDown}{PageUp}{ArrowRight}')
  await until(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/2 entries/))
  await userEvent.keyboard('{Enter}')
  await until(() => expect(document.activeElement?.closest('section')).not.toBeNull())
  expect(useRoute.getState().route.recordId).toBeNull()
  await page.getByRole('button', { name: 'Flight', exact: true }).click()
  await until(() => expect(document.body.textContent).not.toContain('Flight: Bolt spring'))
  dayCell()?.focus()
  await userEvent.keyboard('{Enter}')
  await until(() => expect(useRoute.getState().route).toMatchObject({ screen: 'approvals', recordId: DELIVERABLE }))
})

test('the calendar of a campaign without dates says what belongs there', async () => {
  entries = []
  show(<Calendar campaignId={CAMPAIGN} />)
  await expect.element(page.getByText(/rights, codes and exclusivities of this campaign/)).toBeVisible()
  expect(asked[0]?.input).toMatchObject({ campaignId: CAMPAIGN })
})

test('the compliance panel hides the code until it is asked for, and keeps it nowhere', async () => {
  show(
    <div style={{ width: 360, overflow: 'auto', height: '100%' }}>
      <h2>Compliance</h2>
      <CompliancePanel deliverableId={DELIVERABLE} />
    </div>,
  )
  await expect.element(page.getByText('••••1234')).toBeVisible()
  await expectAxeClean()
  expect(asked.some(({ method }) => method === 'approvals.revealSparkCode')).toBe(false)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.element(page.getByText(SECRET)).toBeVisible()
  expect(
    JSON.stringify(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data),
    ),
  ).not.toContain(SECRET)
  await page.getByRole('button', { name: 'Hide', exact: true }).click()
  await until(() => expect(document.body.textContent).not.toContain(SECRET))
})

test('a time that is none is told beside its field; a good one is kept with the rest of the plan', async () => {
  show(<CompliancePanel deliverableId={DELIVERABLE} />)
  const shown = page.getByRole('textbox', { name: 'Shown at' })
  await shown.fill('soon')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Write minutes and seconds, 0:03.5, or seconds, 3.5.')).toBeVisible()
  await shown.fill('0:04')
  await userEvent.keyboard('{Enter}')
  await until(() =>
    expect(asked.find(({ method }) => method === 'approvals.saveDisclosure')?.input).toEqual({
      deliverableId: DELIVERABLE,
      plan: { ...compliance.disclosure, shownAtMs: 4000 },
    }),
  )
})
