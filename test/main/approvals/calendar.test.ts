import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { writeCalendar } from '../../../src/main/features/approvals/rights/ics'
import type { CalendarEntry } from '../../../src/shared/contract/approvalRights'
import { add, bookElsewhere, noon, readMade, rightsWorld } from './rightsSupport'

const year = { from: '2027-01-01', until: '2027-12-31' }

it('says which code dies before the flight ends, and who is shared with whom', async () => {
  const { engine, campaignId, deliverableId, ana } = await rightsWorld(
    { post_from: '2027-03-10', post_until: '2027-03-20', exclusivity_days: 30 },
    { due_on: '2027-02-20' },
  )
  add(engine, 'roster_entry', {
    campaign_id: campaignId,
    account_id: ana.accountId,
    status: 'booked',
    created_at: noon.toISOString(),
  })
  const other = await bookElsewhere(engine, ana.accountId, {
    flightStart: '2027-03-20',
    flightEnd: '2027-03-25',
    exclusivityDays: 5,
  })
  await engine.do('approvals.saveSparkCode', {
    deliverableId,
    code: 'secret-code-1',
    periodDays: 30,
    issuedOn: '2027-02-17',
  })
  const { entries, today } = await engine.do('approvals.calendar', { campaignId, ...year })
  expect(today).toBe('2027-03-01')
  expect(
    entries.map(({ key, title, from, until, alarm }) => [key, title, from, until, alarm?.sentence ?? null]),
  ).toEqual([
    [
      `due:${deliverableId}`,
      'Due: First video, @ana',
      '2027-02-20',
      '2027-02-20',
      'The creator owes it since 20 Feb 2027.',
    ],
    [`window:${campaignId}`, 'Posting window: Bolt spring', '2027-03-10', '2027-03-20', null],
    [
      `flight:${campaignId}`,
      'Flight: Bolt spring',
      '2027-03-10',
      '2027-03-31',
      'Two clients of one category share @ana (Pip (Globex)) on these days.',
    ],
    [`exclusivity:${campaignId}`, 'Exclusivity: Bolt spring', '2027-03-10', '2027-04-30', null],
    [
      `spark:${deliverableId}`,
      'Spark code expires: First video, @ana',
      '2027-03-19',
      '2027-03-19',
      'The code dies 12 days before the flight ends.',
    ],
    [
      `exclusivity:${campaignId}:${ana.creatorId}:${other.campaignId}`,
      'Exclusivity: @ana is exclusive to Pip (Globex)',
      '2027-03-20',
      '2027-03-30',
      'This exclusivity meets the posting window.',
    ],
  ])
  const all = (await engine.do('approvals.calendar', year)).entries
  expect(all.map(({ key }) => key)).toEqual(
    expect.arrayContaining([`flight:${campaignId}`, `flight:${other.campaignId}`]),
  )
  const march = await engine.do('approvals.calendar', { campaignId, from: '2027-03-25', until: '2027-03-29' })
  expect(march.entries.map(({ kind }) => kind)).toEqual(['flight', 'exclusivity', 'exclusivity'])
})

const alarm = { severity: 'conflict' as const, sentence: 'The code dies; soon, they say.' }
const entry = (title: string, more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  key: `flight:${title.length}`,
  kind: 'flight',
  title,
  from: '2027-03-30',
  until: '2027-03-31',
  campaignId: null,
  deliverableId: null,
  alarm: null,
  ...more,
})
const eventsOf = (ics: string) => {
  const calendar = new ICAL.Component(ICAL.parse(ics) as ConstructorParameters<typeof ICAL.Component>[0])
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

it('is written so that a calendar program reads hostile titles as they are', () => {
  const titles = [
    'Flight; of, many\\signs: "here"',
    'First\r\nBEGIN:VEVENT\nSUMMARY:forged',
    `${'👨‍👩‍👧‍👦 '.repeat(30)}ends`,
    'קמפיין אביב \u202Egpj.exe',
    '\u0000\u0007bell \uD800 half',
    'x'.repeat(4000),
  ]
  const ics = writeCalendar(
    'Bolt; spring',
    titles.map((title, at) => entry(title, { key: `flight:${at}`, alarm })),
    noon,
  )
  const events = eventsOf(ics)
  expect(events.map(({ summary }) => summary)).toEqual([
    titles[0],
    'First BEGIN:VEVENT SUMMARY:forged',
    titles[2],
    titles[3],
    'bell \uFFFD half',
    titles[5],
  ])
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
  const [first] = events
  expect(first?.uid).toBe('flight:0@callboard')
  expect(first?.startDate.isDate).toBe(true)
  expect([first?.startDate.toString(), first?.endDate.toString()]).toEqual(['2027-03-30', '2027-04-01'])
  expect(first?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2027-03-01T12:00:00Z')
  const reminder = first?.component.getFirstSubcomponent('valarm')
  expect(reminder?.getFirstPropertyValue('description')).toBe(alarm.sentence)
  expect(reminder?.getFirstPropertyValue('trigger')?.toString()).toBe('-PT15H')
})

it('is exported with stable ids, reminders for alarms only and no secret', async () => {
  const { engine, campaignId, deliverableId } = await rightsWorld({ name: 'A/B; test' })
  const saveCode = (periodDays: 30 | 60) =>
    engine.do('approvals.saveSparkCode', { deliverableId, code: 'secret-code-1', periodDays, issuedOn: '2027-02-17' })
  const exported = async () => readMade(engine, await engine.do('approvals.exportCalendar', { campaignId, ...year }))
  await saveCode(30)
  const before = await exported()
  expect(before.name).toBe('Calendar of A-B; test.ics')
  await saveCode(60)
  const after = await exported()
  expect(before.text + after.text).not.toContain('secret')
  const uids = (text: string) =>
    eventsOf(text)
      .map(({ uid }) => uid)
      .sort()
  expect(uids(after.text)).toEqual(uids(before.text))
  const reminders = (text: string) =>
    eventsOf(text).map(({ component }) => component.getAllSubcomponents('valarm').length)
  expect([reminders(before.text), reminders(after.text)]).toEqual([
    [0, 1],
    [0, 0],
  ])
  expect(eventsOf(writeCalendar('', [], noon))).toEqual([])
})
