import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findOnPath } from '../../../src/main/print/findBrowser'
import { printPdf } from '../../../src/main/print/printPdf'
import type { InputOf } from '../../../src/shared/contract/index'
import { presetWorkflows } from '../../../src/shared/domain/approvals/workflow'
import { testWorkspace } from '../../support/engine'
import { missingTools, needsTools, textOf } from '../print/pdfReaders'
import { campaignFor, seed, seedPeople } from './seed'

/** One marker in every field that creators must not see; amounts are looked for in each way they could be written. */
const hidden = [
  'CLIENT-MARKER',
  'SOURCE-MARKER',
  'NICHE-MARKER',
  'COMPETITOR-MARKER',
  'ROSTER-NOTE-MARKER',
  'RIGHT-NOTE-MARKER',
  'RIVAL-HANDLE-MARKER',
  'rivalcreator',
  'RIVAL-REQUIREMENT-MARKER',
  'CREATOR-NOTES-MARKER',
  'TERMS-MARKER',
  'EVENT-MARKER',
  'OTHER-CAMPAIGN-MARKER',
  'OTHER-RIGHT-MARKER',
]
const amounts = ['763.19', '76319', '763,19', '88,971', '88971', '889.71', '4,321,987', '4321987', '432198', '7654321']

async function marked() {
  const engine = await testWorkspace({ host: { printPdf } })
  const people = seedPeople(engine, [
    { handle: 'ana', price: { priceMinor: 76_319, currency: 'GBP' }, creator: { notes: 'CREATOR-NOTES-MARKER' } },
    { handle: 'rivalcreator', creator: { display_name: 'RIVAL-HANDLE-MARKER' } },
  ])
  const ana = people.ana?.accountId ?? ''
  const rival = people.rivalcreator?.accountId ?? ''
  const { campaignId } = await campaignFor(
    engine,
    { client: 'CLIENT-MARKER', name: 'Fizzlewick', competitors: ['COMPETITOR-MARKER'], niches: ['NICHE-MARKER'] },
    {
      name: 'Winter warmers',
      budgetMinor: 432_198_700,
      targetReachPersons: 7_654_321,
      universePersons: 4_321_987,
      universeSource: 'SOURCE-MARKER',
      niches: ['NICHE-MARKER'],
      audience: 'Students who cook',
      brief: 'Cold hands, warm mugs.\n\nNo filters.',
      flightStart: '2026-12-01',
      flightEnd: '2026-12-31',
      postFrom: '2026-12-05',
      postUntil: '2026-12-20',
      markets: ['GB', 'DE'],
      hashtags: ['WarmMugs', '#ad'],
      tone: 'soft',
      includedRounds: 2,
      exclusivityDays: 30,
      dos: ['Show the steam'],
      donts: ['No alcohol'],
      mandatory: ['The word advertisement'],
    },
  )
  await engine.do('campaigns.addToRoster', {
    campaignId,
    accountIds: [ana, rival],
    feeMinor: 76_319,
    note: 'ROSTER-NOTE-MARKER',
  })
  const roster = await engine.do('campaigns.roster', { campaignId })
  await engine.do('campaigns.updateRoster', {
    campaignId,
    entryIds: roster.map(({ id }) => id),
    clientFeeMinor: 88_971,
  })
  const items: InputOf<'campaigns.savePackage'>['items'] = [
    { kind: 'video', title: 'Recipe video', count: 2, dueOn: '2026-12-03', requirement: 'Under 40 seconds' },
  ]
  const { id: packageId } = await engine.do('campaigns.savePackage', { campaignId, name: 'Core', items })
  await engine.do('campaigns.addDeliverables', { campaignId, accountIds: [ana], packageId })
  const rivalItem = {
    kind: 'live' as const,
    title: 'Rival live',
    count: 1,
    dueOn: null,
    requirement: 'RIVAL-REQUIREMENT-MARKER',
  }
  const { deliverableIds } = await engine.do('campaigns.addDeliverables', {
    campaignId,
    accountIds: [rival],
    items: [rivalItem],
  })
  const other = await campaignFor(engine, { client: 'Zeta', name: 'OTHER-CAMPAIGN-MARKER' })
  seed(engine, (insert, db) => {
    const at = '2026-11-22T09:00:00.000Z'
    const right = {
      kind: 'paid',
      territory: 'United Kingdom',
      channels: '["TikTok"]',
      length_days: 90,
      fee_minor: 76_319,
      currency: 'GBP',
      note: 'RIGHT-NOTE-MARKER',
      created_at: at,
    }
    insert('usage_right', { campaign_id: campaignId, ...right })
    insert('usage_right', {
      campaign_id: campaignId,
      ...right,
      deliverable_id: deliverableIds[0] ?? '',
      territory: 'OTHER-RIGHT-MARKER',
    })
    insert('usage_right', { campaign_id: other.campaignId, ...right, territory: 'OTHER-RIGHT-MARKER' })
    insert('signed_terms', {
      campaign_id: campaignId,
      account_id: ana,
      signed_on: '2026-11-01',
      signed_by: 'TERMS-MARKER',
      name: 'TERMS-MARKER.pdf',
      mime: 'application/pdf',
      size_bytes: 1,
      sha256: 'a'.repeat(64),
      added_by: 'T',
      added_at: at,
    })
    insert('disclosure_wording', { market: 'DE', wording: 'Anzeige', source: 'EVENT-MARKER' })
    db.exec('UPDATE approval_workflow SET is_default = 0')
    insert('approval_workflow', {
      name: 'EVENT-MARKER',
      definition: JSON.stringify(presetWorkflows.regulated),
      is_default: 1,
      created_at: at,
    })
  })
  return { engine, campaignId, ana, rival }
}
type Marked = Awaited<ReturnType<typeof marked>>

async function brief({ engine, campaignId }: Marked, rest: Partial<InputOf<'campaigns.exportBrief'>> = {}) {
  const made = await engine.do('campaigns.exportBrief', { campaignId, format: 'html', ...rest })
  const { bytes } = await engine.do('files.read', { fileToken: made.fileToken, offset: 0, length: 4_000_000 })
  return { made, bytes, html: new TextDecoder().decode(bytes).replace(/url\(data:font[^)]*\)/g, '') }
}
const found = (content: string) => [...hidden, ...amounts].filter((marker) => content.includes(marker))
/** As a reader sees it: without the style and without markup. */
const plain = (html: string) =>
  html
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')

describe('the brief for creators', () => {
  it('says all that a creator must know', async () => {
    const { made, html } = await brief(await marked())
    expect(made).toMatchObject({ name: 'Fizzlewick - Winter warmers - Brief.html', mime: 'text/html; charset=utf-8' })
    const text = plain(html)
    for (const said of [
      'Winter warmers',
      'Students who cook',
      'Cold hands, warm mugs.',
      '01 Dec 2026 to 31 Dec 2026',
      '05 Dec 2026 to 20 Dec 2026',
      'United Kingdom, Germany',
      '#WarmMugs #ad',
      '2 × Recipe video',
      'Under 40 seconds',
      'Show the steam',
      'No alcohol',
      'The word advertisement',
      'Paid promotion of your post',
      '90 days, from the day it is live',
      'for 30 days after it',
      'United Kingdom. It must be obvious at once, to everybody who sees it. Wordings that do: “ad”, “#ad”.',
      'Wordings that do: “Anzeige”.',
      'Send a concept first and wait for its approval before you produce.',
      'the agency (1 business day), then the brand (3 business days), then the legal team (2 business days)',
      '2 rounds of review by the brand are included',
    ])
      expect(text).toContain(said)
  })

  it('holds nothing that creators must not see, for all and for one', async () => {
    const all = await marked()
    for (const asked of [{}, { accountId: all.ana }]) {
      const { html } = await brief(all, asked)
      expect(found(html)).toEqual([])
      expect(plain(html)).not.toMatch(/budget|margin|\bfee\b|target reach/i)
    }
  })

  it('for one creator names theirs only', async () => {
    const all = await marked()
    const own = plain((await brief(all, { accountId: all.ana })).html)
    expect(own).toContain('Brief for @ana')
    expect(own).toContain('Recipe video 1 of 2')
    expect(own).not.toContain('Rival live')
    const theirs = (await brief(all, { accountId: all.rival })).html
    // The search can fail: the other creator's own brief holds what is looked for.
    expect(found(theirs)).toEqual(['rivalcreator', 'RIVAL-REQUIREMENT-MARKER', 'OTHER-RIGHT-MARKER'])
    const { zoe } = seedPeople(all.engine, [{ handle: 'zoe' }])
    await expect(brief(all, { accountId: zoe?.accountId ?? '' })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is the same file for the same data, and harmless whatever people wrote', async () => {
    const all = await marked()
    const nasty = '<script>alert(1)</script>"\'><img src=x onerror=y> \u0000 مرحبا 👩🏽‍🚀 \u202Ecod'
    await all.engine.do('campaigns.update', {
      campaignId: all.campaignId,
      name: nasty.replace('\u0000', ''),
      brief: nasty,
      dos: [nasty],
      hashtags: ['</style>'],
    })
    const [first, second] = [await brief(all), await brief(all)]
    expect(first.html).toBe(second.html)
    expect(first.html).not.toMatch(/<script|<img/)
    expect(first.html).not.toContain('\u0000')
    expect(first.html.match(/<\/style>/g)).toHaveLength(1)
    expect(first.made.name).not.toMatch(/[<>"/\\\u202e]/)
  })

  it('can be empty', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await campaignFor(engine, { client: 'Acme', name: 'Bolt' })
    const made = await engine.do('campaigns.exportBrief', { campaignId, format: 'html' })
    const { bytes } = await engine.do('files.read', { fileToken: made.fileToken, offset: 0, length: 4_000_000 })
    const text = plain(new TextDecoder().decode(bytes))
    expect(text).toContain('Still to be agreed.')
    expect(text).not.toMatch(/undefined|null|NaN/)
    await expect(engine.do('campaigns.exportBrief', { campaignId, format: 'pdf' })).rejects.toMatchObject({
      code: 'browser_missing',
      message: expect.stringContaining('Choose HTML instead'),
    })
  })
})

describe.skipIf(missingTools !== null || findOnPath('qpdf') === null)(
  `the brief as PDF${needsTools || (findOnPath('qpdf') === null ? ' (skipped: qpdf is missing)' : '')}`,
  () => {
    it('says it too, and holds no marker in text, structure or metadata', async () => {
      const all = await marked()
      const { made, bytes } = await brief(all, { format: 'pdf', accountId: all.ana, paper: 'Letter' })
      expect(made.name).toBe('Fizzlewick - Winter warmers - Brief - ana.pdf')
      const pdf = new Uint8Array(bytes)
      const folder = mkdtempSync(join(tmpdir(), 'callboard-brief-test-'))
      try {
        writeFileSync(join(folder, 'in.pdf'), pdf)
        const expanded = execFileSync('qpdf', ['--qdf', '--object-streams=disable', join(folder, 'in.pdf'), '-'], {
          maxBuffer: 1 << 28,
        }).toString('latin1')
        expect(textOf(pdf)).toContain('Recipe video 1 of 2')
        expect(hidden.filter((marker) => `${textOf(pdf)}${expanded}`.includes(marker))).toEqual([])
        expect(found(textOf(pdf))).toEqual([])
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  },
)
