import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proposalCsv } from '../../../src/main/features/reports/proposalCsv'
import { proposalHtml } from '../../../src/main/features/reports/proposalHtml'
import type { Proposal } from '../../../src/main/features/reports/proposalModel'
import { proposalBook } from '../../../src/main/features/reports/proposalXlsx'
import { spreadsheet } from '../../../src/main/features/reports/spreadsheet'
import { findOnPath } from '../../../src/main/print/findBrowser'
import { printPdf } from '../../../src/main/print/printPdf'
import type { PlanFigures } from '../../../src/shared/contract/planner'
import type { PlanAnswer } from '../../../src/shared/domain/planInstance'
import { noCost } from '../../../src/shared/domain/planning/packages'
import { usualPlanSettings } from '../../../src/shared/domain/planning/settings'
import { missingTools, needsTools, textOf } from '../print/pdfReaders'
import { change, proposalsIn, sampleDatabase, unzipped } from './support'

/** One marker in every field that a client must not see; amounts are looked for in each way they could be written. */
const words = [
  'NOTE-MARKER',
  'CREATOR-NOTES-MARKER',
  'BIO-MARKER',
  'contact-marker@secret.example',
  '+44 7700 900999',
  'RATE-SOURCE-MARKER',
  'OTHER-CLIENT-MARKER',
  'OTHER-BRAND-MARKER',
  'OTHER-CAMPAIGN-MARKER',
  'BRIEF-MARKER',
  'DELIVERABLE-MARKER',
  'METRIC-SOURCE-MARKER',
  'SHARE-SOURCE-MARKER',
  'ACTOR-MARKER',
  tmpdir(),
]
/** Creator fee £763.19, margin £126.52. */
const amounts = ['763.19', '76319', '126.52', '12652']

/** Of one creator at the marked fee. */
const keptFigures: PlanFigures = {
  creators: 1,
  posts: 1,
  costMinor: 88_971,
  netReachPersons: 4000,
  grossReachPersons: 5000,
  frequency: 1.25,
  costPerThousandNetMinor: 22_242.75,
  engagements: null,
  engagementsUnknown: 1,
  conversions: null,
  revenueMinor: null,
  costParts: { creatorFee: 76_319, margin: 12_652 },
  tiers: [{ tier: 'micro', creators: 1, costMinor: 88_971, grossPersons: 5000 }],
  range: null,
}
const keptAnswer: PlanAnswer = {
  status: 'optimal',
  objective: 4000,
  upperBound: 4000,
  gap: 0,
  cost: 88_971,
  roster: [],
  firstMs: 1,
  provenMs: 1,
  totalMs: 1,
  nodes: 0,
  reasons: [],
}

async function markedProposals() {
  const { db, plannedId, close } = await sampleDatabase()
  try {
    const creators =
      '(SELECT creator_id FROM account WHERE id IN (SELECT account_id FROM roster_entry WHERE campaign_id = ?))'
    const accounts = '(SELECT account_id FROM roster_entry WHERE campaign_id = ?)'
    change(
      db,
      [
        `UPDATE roster_entry SET note = 'NOTE-MARKER', fee_minor = 76319, client_fee_minor = 88971 WHERE campaign_id = ?`,
        plannedId,
      ],
      [`UPDATE creator SET notes = 'CREATOR-NOTES-MARKER' WHERE id IN ${creators}`, plannedId],
      [`UPDATE account SET bio = 'BIO-MARKER' WHERE id IN ${accounts}`, plannedId],
      [`UPDATE contact_point SET value = 'contact-marker@secret.example' WHERE kind = 'email'`],
      [`UPDATE contact_point SET value = '+44 7700 900999' WHERE kind = 'phone'`],
      [`UPDATE rate SET price_minor = 76319, source = 'RATE-SOURCE-MARKER'`],
      [`UPDATE client SET name = 'OTHER-CLIENT-MARKER' WHERE name LIKE 'Puddleford%'`],
      [`UPDATE brand SET name = 'OTHER-BRAND-MARKER' WHERE name = 'Drizzleproof'`],
      [`UPDATE campaign SET brief = 'BRIEF-MARKER'`],
      [`UPDATE campaign SET name = 'OTHER-CAMPAIGN-MARKER' WHERE id <> ?`, plannedId],
      [`UPDATE deliverable SET title = 'DELIVERABLE-MARKER'`],
      [`UPDATE account_metric SET source = 'METRIC-SOURCE-MARKER'`],
      [`UPDATE audience_share SET source = 'SHARE-SOURCE-MARKER'`],
      [`UPDATE plan_package SET cost_parts = ?`, JSON.stringify({ ...noCost, creatorFee: 76_319, margin: 12_652 })],
      [
        `INSERT INTO plan_scenario (id, campaign_id, name, settings, instance, answer, figures, in_report, position, created_by, created_at, planned_at)
         VALUES ('s', ?, 'Kept plan', ?, '{}', ?, ?, 1, 0, 'ACTOR-MARKER', '2026-11-16', '2026-11-16T09:00:00.000Z')`,
        plannedId,
        JSON.stringify({ ...usualPlanSettings, planRules: { must: [], mustNot: [] }, budgetMinor: 2_500_000 }),
        JSON.stringify(keptAnswer),
        JSON.stringify(keptFigures),
      ],
    )
    return await proposalsIn(db, plannedId)
  } finally {
    close()
  }
}

function found(content: string): string[] {
  return [...words, ...amounts].filter((marker) => content.includes(marker))
}

async function contentsOf(proposal: Proposal): Promise<Record<string, string>> {
  const parts = unzipped(await spreadsheet.write(proposalBook(proposal)))
  return {
    html: proposalHtml(proposal).replace(/url\(data:font[^)]*\)/g, ''),
    csv: proposalCsv(proposal),
    xlsx: [...parts].map(([name, text]) => `${name}\n${text}`).join('\n'),
  }
}

describe('what a client must not see', () => {
  it('is in the internal edition, so that the search below can fail', async () => {
    const { internal } = await markedProposals()
    const contents = await contentsOf(internal)
    for (const format of ['html', 'csv', 'xlsx']) {
      expect([format, found(contents[format] ?? '')]).toEqual([
        format,
        expect.arrayContaining(['NOTE-MARKER', '763.19', '126.52']),
      ])
    }
  })

  it('is in no byte of the client’s HTML, CSV and unpacked XLSX', async () => {
    const { client } = await markedProposals()
    expect((client.headline.costMinor ?? 1) % 88_971).toBe(0)
    for (const [format, content] of Object.entries(await contentsOf(client))) {
      expect([format, content.includes('Kept plan')]).toEqual([format, true])
      expect([format, found(content)]).toEqual([format, []])
      expect([format, content.match(/mustNot|must have|creator fee|internal edition/i)]).toEqual([format, null])
    }
  })

  it('has no field in the client’s view model, however deep', async () => {
    const { client } = await markedProposals()
    const keys = new Set<string>()
    JSON.stringify(client, (key, value: unknown) => {
      keys.add(key)
      return value
    })
    expect(
      [...keys].filter((key) => /^fee|margin|note|planRule|contact|internal|entryId|accountId/i.test(key)),
    ).toEqual([])
    expect(found(JSON.stringify(client))).toEqual([])
  })

  it('charges the client’s fee and keeps the creator’s for the agency', async () => {
    const { client, internal } = await markedProposals()
    expect(client.creators.every((creator) => creator.chargedMinor === 88_971)).toBe(true)
    expect(internal.internal.creators.every((creator) => creator.feeMinor === 76_319)).toBe(true)
  })
})

describe.skipIf(missingTools !== null || findOnPath('qpdf') === null)(
  `the client’s PDF${needsTools || (findOnPath('qpdf') === null ? ' (skipped: qpdf is missing)' : '')}`,
  () => {
    it('holds none of it in text, structure or metadata, streams expanded', async () => {
      const { client } = await markedProposals()
      const pdf = await printPdf(proposalHtml(client))
      const folder = mkdtempSync(join(tmpdir(), 'callboard-leak-test-'))
      try {
        writeFileSync(join(folder, 'in.pdf'), pdf)
        const expanded = execFileSync('qpdf', ['--qdf', '--object-streams=disable', join(folder, 'in.pdf'), '-'], {
          maxBuffer: 1 << 28,
        }).toString('latin1')
        expect(textOf(pdf)).toContain('889.71')
        expect(words.filter((marker) => `${textOf(pdf)}${expanded}`.includes(marker))).toEqual([])
        expect(found(textOf(pdf))).toEqual([])
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  },
)
