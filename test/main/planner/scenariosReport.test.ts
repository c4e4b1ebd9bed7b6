import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../src/shared/contract/index'
import { formatMoney } from '../../../src/shared/domain/format'
import { unzipped } from '../reports/support'
import { type PlanWorld, people, planWorld } from './scenarioSupport'

const title = 'Ways to spend the budget'
type Edition = 'client' | 'internal'

const preview = async ({ engine, campaignId }: PlanWorld, edition: Edition = 'client'): Promise<string> =>
  (await engine.do('reports.preview', { kind: 'proposal', campaignId, edition })).html.replace(
    /url\(data:font[^)]*\)/g,
    '',
  )

async function file({ engine, campaignId }: PlanWorld, format: 'csv' | 'xlsx', edition: Edition): Promise<string> {
  const { fileToken } = await engine.do('reports.render', { kind: 'proposal', campaignId, edition, format })
  const bytes = readFileSync(engine.fileOf(fileToken).path)
  return format === 'csv' ? bytes.toString('utf8') : [...unzipped(bytes)].map(([, text]) => text).join('\n')
}

/** The section alone, as text. */
function sectionOf(html: string): string {
  const from = html.indexOf(`<h2>${title}</h2>`)
  return from < 0
    ? ''
    : html
        .slice(from, html.indexOf('</section>', from))
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
}

const apply = ({ engine, campaignId }: PlanWorld, plan: OutputOf<'planner.plan'>) =>
  engine.do('planner.apply', {
    campaignId,
    picks: plan.picks.map(({ entryId, offerId }) => ({ entryId, offerId })),
  })

describe('kept plans in the proposal', () => {
  it('are a section of their own only when one was put there, with the scenario’s own figures', async () => {
    const world = await planWorld()
    const { engine } = world
    const whole = await world.keep('Whole budget')
    const half = await world.keep('Half of it', 1_250_000)
    for (const format of ['csv', 'xlsx'] as const)
      expect(await file(world, format, 'client')).not.toContain('Whole budget')
    expect(await preview(world)).not.toContain(title)
    for (const { scenarioId } of [whole, half]) await engine.do('planner.setInReport', { scenarioId, inReport: true })
    await apply(world, whole.plan)
    const html = await preview(world)
    const section = sectionOf(html)
    const figures = whole.plan.figures
    if (!figures?.range) throw new Error('no figures')
    const persons = (count: number) => (Math.round(count / 100) * 100).toLocaleString('en-GB')
    expect(section).toContain(
      `Whole budget (this proposal) figures of 20 Nov 2026 ${figures.creators} ${figures.tiers.map(({ tier, creators }) => `${creators} ${tier}`).join(', ')} ` +
        `${formatMoney(figures.costMinor, 'GBP', 'en-GB', 'short')} of £25,000 ${persons(figures.netReachPersons)} ` +
        `${persons(figures.range.p10Persons)} to ${persons(figures.range.p90Persons)} ${persons(figures.grossReachPersons)} ` +
        `${figures.frequency?.toFixed(2)} ${formatMoney(figures.costPerThousandNetMinor, 'GBP', 'en-GB', 'exact')}`,
    )
    expect(section).toContain('Half of it figures of 20 Nov 2026')
    expect(section).not.toContain('Data has changed')
    // the proposal's own figures are the plan's, its range too
    expect(html).toContain(
      `eight in ten simulated campaigns: ${persons(figures.range.p10Persons)} to ${persons(figures.range.p90Persons)}`,
    )
    await engine.do('planner.setInReport', { scenarioId: whole.scenarioId, inReport: false })
    expect(sectionOf(await preview(world))).not.toContain('Whole budget')
  })

  it('say so where the data of this proposal’s roster has moved since', async () => {
    const world = await planWorld()
    const { scenarioId, plan } = await world.keep('Then')
    await world.engine.do('planner.setInReport', { scenarioId, inReport: true })
    await apply(world, plan)
    const entryIds = [world.entryOf('micro6')]
    await world.engine.do('campaigns.updateRoster', { campaignId: world.campaignId, entryIds, feeMinor: 200_000 })
    const cost = (plan.figures?.costMinor ?? 0) - 216_000 + 200_000
    expect(sectionOf(await preview(world))).toMatch(
      new RegExp(
        `“Then” is this proposal.s roster as planned on 20 Nov 2026\\. Data has changed since: today it reaches [\\d,]+ people for ${formatMoney(cost, 'GBP', 'en-GB', 'short')}`,
      ),
    )
  })

  it('show the client what a plan costs and never what a creator is paid, in any format', async () => {
    const world = await planWorld()
    const { engine, campaignId } = world
    const entryIds = people.map(({ handle }) => world.entryOf(handle))
    await engine.do('campaigns.updateRoster', { campaignId, entryIds, feeMinor: 76_319, clientFeeMinor: 88_971 })
    const { scenarioId, plan } = await world.keep('=HYPERLINK("http://evil.example")<script>alert(1)</script>')
    await engine.do('planner.setInReport', { scenarioId, inReport: true })
    await apply(world, plan)
    const creators = plan.picks.length
    const fees = (creators * 76_319) / 100
    const margin = (creators * (88_971 - 76_319)) / 100
    const secrets = [fees, margin].flatMap((amount) => [String(amount), amount.toLocaleString('en-GB')])
    const readers = [
      preview,
      (w: PlanWorld, e: Edition) => file(w, 'csv', e),
      (w: PlanWorld, e: Edition) => file(w, 'xlsx', e),
    ]
    for (const [index, read] of readers.entries()) {
      const client = await read(world, 'client')
      const internal = await read(world, 'internal')
      for (const content of [client, internal]) {
        if (index !== 1) expect(content.includes('<script>alert')).toBe(false)
        expect(content.includes('evil.example')).toBe(true)
        expect(content.match(/<f>[^<]*HYPERLINK/)).toBeNull()
      }
      expect(secrets.filter((secret) => client.includes(secret))).toEqual([])
      expect(client.match(/creator fee|>margin|^margin| margin \(/i)).toBeNull()
      expect([index, secrets.some((secret) => internal.includes(secret))]).toEqual([index, true])
    }
    expect(await file(world, 'csv', 'client')).toMatch(/\r\n"'=HYPERLINK/)
  })
})
