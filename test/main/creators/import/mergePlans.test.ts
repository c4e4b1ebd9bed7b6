import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Db, openDatabase } from '../../../../src/main/db/open'
import { runStep } from '../../../../src/main/db/steps'
import type { CreatorDraft } from '../../../../src/main/features/creators/import/draft'
import { mergeStage } from '../../../../src/main/features/creators/import/merge'
import { planImport } from '../../../../src/main/features/creators/import/plan'
import { sourceOf } from '../../../../src/main/features/creators/import/source'
import { createStage } from '../../../../src/main/features/creators/import/stage'
import { memoryDatabase } from '../../../support/content'
import { newId } from '../../../support/engine'

let db: Db = openDatabase(':memory:')
beforeEach(() => {
  db = memoryDatabase()
  db.function('uuidv7', () => newId())
})
afterEach(() => db.close())

const stated: CreatorDraft = {
  platform: 'tiktok',
  handle: 'anna',
  handleKey: 'anna',
  displayName: 'Anna',
  followers: 1000,
  averageViews: 200,
  medianViews: null,
  averageLikes: null,
  averageComments: null,
  averageShares: null,
  averageSaves: null,
  engagementRate: 0.05,
  engagementBasis: 'views',
  country: 'GB',
  countryRaw: 'GB',
  language: null,
  niches: ['food'],
  bio: null,
  email: 'anna@mail.example',
  priceMinor: 1000,
  currency: 'GBP',
  profileUrl: null,
  platformUserId: '42',
  isVerified: null,
  measuredOn: null,
  otherAccounts: [{ platform: 'youtube', handle: 'Anna', handleKey: 'anna' }],
  details: {
    city: 'Leeds',
    furtherLanguages: ['de'],
    hashtags: ['food'],
    brandValues: ['kind'],
    tags: ['spring'],
    tone: 'soft',
    notes: 'Answers fast.',
    postsSampled: 12,
    phone: '+44 113 4960000',
    agentName: 'Talent & Co',
    agentEmail: 'desk@talent.example',
    rates: [{ format: 'story', minor: 500, currency: 'GBP' }],
    audience: [{ dimension: 'gender', key: 'f', share: 0.6 }],
    custom: [{ fieldId: 'f1', value: 'blue' }],
  },
}

const header =
  'handle,name,followers,avg views,posts sampled,engagement rate,country,city,other languages,niche,hashtags,values,tags,tone,notes,price,story price,female %,email,phone,agent,agent email,shoe'
const cells = 'a,b,1,1,1,1%,GB,Leeds,de,food,#x,kind,t,soft,n,£1,£1,60%,a@b.example,+44 113 4960000,T,t@b.example,blue'

/** Every statement of a merge, and how SQLite would run it. */
async function plansOf(drafts: readonly [CreatorDraft, string][]): Promise<{ sql: string; plan: string[] }[]> {
  const seen: string[] = []
  const customFields = [{ id: 'f1', name: 'shoe', kind: 'text', choices: [] }] as const
  const { mapping } = await planImport(sourceOf('tiktok.csv', `${header}\n${cells}`), {
    customFields: customFields.map((field) => ({ ...field, choices: [] })),
  })
  const stage = createStage(db, mapping)
  for (const [i, [draft, date]] of drafts.entries()) stage.add(i + 2, draft, date)
  const prepare = db.prepare.bind(db)
  const spying = new Proxy(db, {
    get(target, key) {
      if (key === 'prepare') {
        return (sql: string) => {
          seen.push(sql)
          return prepare(sql)
        }
      }
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const origin = { method: 'test', commandId: newId(), actor: 'A', device: 'd', now: new Date('2026-11-22T09:00:00Z') }
  const request = { rule: 'newest', fileName: 'f.csv', fileSha256: 'x', dateBasis: 'import', today: date } as const
  runStep(db, origin, () => mergeStage(spying, stage, request, () => {}))
  return (
    seen
      // `SELECT EXISTS (SELECT 1 FROM account)` stops at the first row.
      .filter((sql) => !/^\s*(DROP|CREATE|SELECT EXISTS \(SELECT 1 FROM \w+\)$)/.test(sql))
      .map((sql) => {
        const values = new Array((sql.match(/\?/g) ?? []).length).fill(null)
        const rows = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values)
        return { sql, plan: rows.map((row) => row.detail) }
      })
  )
}
const date = '2026-11-22'

/** A subquery that is run again for each row and each time reads a table through: the square of the rows. */
const isSquare = (plan: readonly string[]) =>
  plan.some(
    (detail, i) => detail.startsWith('CORRELATED') && /^SCAN (?!CONSTANT|.*VIRTUAL TABLE|\()/.test(plan[i + 1] ?? ''),
  )

// A table of people's work, or the log, read from end to end: `SCAN account`, by its name or by an alias of the merge.
const wholeTable = /^SCAN (creator|account|account_metric|contact_point|rate|change_log|a|b|m|r)( |$)/

it('never walks a table of the workspace whole, however much is in it', async () => {
  const lists: [CreatorDraft, string][][] = [
    [[stated, date]],
    [
      [stated, date],
      [{ ...stated, followers: 1100 }, '2026-11-01'],
      [{ ...stated, handle: 'berta', handleKey: 'berta', platformUserId: '43' }, date],
    ],
  ]
  for (const list of lists) {
    const plans = await plansOf(list)
    expect(plans.length).toBeGreaterThan(8)
    expect(plans.filter(({ plan }) => plan.some((detail) => wholeTable.test(detail)))).toEqual([])
    expect(plans.filter(({ plan }) => isSquare(plan))).toEqual([])
  }
})
