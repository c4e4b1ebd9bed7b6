import { describe, expect, test } from 'vitest'
import type { ReadRow } from '../../../../src/main/features/creators/import/draft'
import {
  assertImportable,
  type PlanOptions,
  planImport,
  readDrafts,
} from '../../../../src/main/features/creators/import/plan'
import { sourceOf } from '../../../../src/main/features/creators/import/source'
import { codes, drafts, fixture, noteOf, read } from './fixtureFiles'

describe('columns', () => {
  test('twins: the integer column is read, its text twin where that is an error; counts are no rates', async () => {
    const result = await read('twins.csv')
    const { mapping } = result.plan
    expect(mapping.clashes).toEqual([])
    expect(mapping.fields.followers).toMatchObject({ column: 4, twin: 3 })
    expect(mapping.fields.averageLikes).toMatchObject({ column: 8, twin: 7 })
    expect(mapping.fields.engagementRate).toBeUndefined()
    expect(noteOf(result, 'Engagement avg')).toMatch(/counts/)
    expect(drafts(result)).toMatchObject([
      {
        platform: 'instagram',
        handle: 'cris',
        displayName: 'Cristiano R',
        followers: 477_900_000,
        averageLikes: 6_200_000,
      },
      { followers: 368_100_000, averageLikes: null },
      { followers: 1200, averageLikes: 125, engagementRate: null },
    ])
    expect(codes(result)).toEqual([[], [], []])
  })

  test.each(['instagram-names-1.csv', 'instagram-names-2.csv'])(
    '%s: one header means the handle here and the name there; the values decide',
    async (name) => {
      expect(drafts(await read(name))).toMatchObject([
        { handle: 'ana.one', displayName: 'Ana Uno' },
        { handle: 'bea_2', displayName: 'Bea 🤍' },
        { handle: 'cai3', displayName: null },
      ])
    },
  )

  test('YouTube: where a channel has no handle its name is the handle', async () => {
    expect(drafts(await read('youtube-names.csv'))).toMatchObject([
      { platform: 'youtube', handle: 'tseries', displayName: 'T-Series', followers: 229_500_000 },
      { handle: '✿ Kids Show', handleKey: '✿ kids show' },
      { handle: 'PewDee', handleKey: 'pewdee' },
      { handle: 'checkgate', displayName: 'Nursery Rhymes' },
    ])
  })

  test('handles that are numbers, guarded, wide, in another case, missing or impossible', async () => {
    const result = await read('instagram-odd-handles.csv')
    expect(result.rows.map(({ draft }) => draft && [draft.handle, draft.handleKey, draft.displayName])).toEqual([
      ['3444.3444', '3444.3444', 'Number'],
      ['433', '433', 'Team'],
      ['Mixed.Case', 'mixed.case', '@mcsilsi'],
      ['guarded', 'guarded', '=1+1'],
      ['wide', 'wide', '-ʟᴇɴᴀ-'],
      null,
      null,
      null,
    ])
    expect(codes(result).slice(5)).toEqual([['bad_handle'], ['no_handle'], ['bad_handle']])
    expect(result.rows[5]?.problems[0]).toMatchObject({ column: 'Username', value: 'Two Words', severity: 'reject' })
  })

  test('handles and platforms out of profile links; totals are not averages', async () => {
    const result = await read('profile-links.csv')
    expect(result.plan.mapping.platformFrom).toBe('link')
    expect(result.rows.map(({ draft }) => draft && [draft.platform, draft.handle, draft.profileUrl])).toEqual([
      ['tiktok', 'ana.one', 'https://www.tiktok.com/@ana.one'],
      ['tiktok', 'Bea', 'https://www.tiktok.com/@Bea'],
      ['instagram', 'cai_3', 'https://www.instagram.com/cai_3/'],
      ['youtube', 'UCX6OQ3DkcsbYNE6H8uQQuVA', 'https://www.youtube.com/channel/UCX6OQ3DkcsbYNE6H8uQQuVA'],
      null,
    ])
    expect(drafts(result)[3]?.platformUserId).toBe('UCX6OQ3DkcsbYNE6H8uQQuVA')
    expect(drafts(result).every((draft) => draft === null || draft.averageLikes === null)).toBe(true)
  })

  test('percent, fraction and unclear rates', async () => {
    const percent = await read('tiktok-percent.csv')
    expect(drafts(percent).map((draft) => draft?.engagementRate)).toEqual([0.2379, 0.0003, 29.8125, null])
    const fraction = await read('tiktok-fraction.csv')
    expect(fraction.plan.mapping.rateUnit).toBe('unclear')
    const settled = await read('tiktok-fraction.csv', { rateUnit: 'fraction' })
    expect(drafts(settled).map((draft) => draft?.engagementRate)).toEqual([0.0027, 0.045, 0.12, null, 23.79])
    const unclear = await read('tiktok-unclear-rate.csv', { map: { engagementRate: 'er' } })
    expect(unclear.plan.mapping).toMatchObject({ rateUnit: 'percent', rateReason: 'percent_signs' })
  })

  test('a rate that could be either is asked, left out until answered, and read as answered', async () => {
    const source = sourceOf('tiktok.csv', 'handle,er\nana,0.5\nbea,0.6\ncai,0.4\n')
    const plan = await planImport(source)
    expect(plan.questions).toMatchObject([{ about: 'rateUnit' }])
    const readWith = async (options: PlanOptions) => {
      const rates: (number | null | undefined)[] = []
      for await (const { rows } of readDrafts(source, await planImport(source, options))) {
        for (const row of rows) rates.push(row.draft?.engagementRate)
      }
      return rates
    }
    expect(await readWith({})).toEqual([null, null, null])
    expect(await readWith({ rateUnit: 'percent' })).toEqual([0.005, 0.006, 0.004])
    expect(await readWith({ rateUnit: 'fraction' })).toEqual([0.5, 0.6, 0.4])
  })

  test('a rate far above the sample of small fractions is left empty, not believed', async () => {
    const lines = [
      'handle,engagementRate',
      ...Array.from({ length: 6000 }, (_, row) => `user${row},0.0${(row % 8) + 1}`),
    ]
    const source = sourceOf('tiktok.csv', `${lines.join('\n')}\nlast,23.79\n`)
    const plan = await planImport(source)
    expect(plan.mapping.rateUnit).toBe('fraction')
    let last: ReadRow | undefined
    for await (const { rows } of readDrafts(source, plan)) last = rows.at(-1)
    expect(last).toMatchObject({
      draft: { handle: 'last', engagementRate: null },
      problems: [{ code: 'rate_above_one' }],
    })
  })

  test('language codes under "country"; escapes of JSON in bios; the date from its column', async () => {
    const result = await read('languages-in-country.csv')
    expect(noteOf(result, 'country')).toMatch(/language/)
    expect(drafts(result)).toMatchObject([
      { language: 'en', country: null, bio: 'Dm for promo\n👇 / link', measuredOn: '2025-09-06', niches: ['crypto'] },
      { language: 'es', bio: '22k/23k', engagementRate: 1.175 },
      { language: null, bio: 'plain', measuredOn: '2025-09-07' },
      { language: 'ar', bio: null, engagementRate: 0.0003 },
    ])
    expect(codes(result)).toEqual([[], [], ['unknown_language'], []])
  })

  test('a header that lies is flagged and not imported', async () => {
    const result = await read('tiktok-lying-header.csv')
    expect(noteOf(result, 'views')).toMatch(/values look like country/)
    expect(result.plan.mapping.fields.averageViews).toBeUndefined()
    expect(drafts(result).map((draft) => [draft?.averageViews, draft?.country])).toEqual([
      [null, 'ES'],
      [null, 'FR'],
      [null, 'BR'],
    ])
  })

  test('two differing columns for one field are refused, unless a person chooses', async () => {
    const { plan } = await read('tiktok-clash.csv')
    expect(plan.mapping.clashes).toEqual([{ field: 'followers', columns: [1, 2] }])
    expect(() => assertImportable(plan)).toThrow(expect.objectContaining({ code: 'import_columns_clash' }))
    const chosen = await read('tiktok-clash.csv', { map: { followers: 'FANS ' } })
    expect(chosen.plan.mapping.clashes).toEqual([])
    expect(drafts(chosen).map((draft) => draft?.followers)).toEqual([7, 9000])
  })

  test('rates of two bases: one is read, with its basis, the other named as left out', async () => {
    const result = await read('tiktok-two-rates.csv')
    expect(drafts(result)[0]).toMatchObject({ engagementRate: 0.045, engagementBasis: 'views' })
    expect(noteOf(result, 'ER by followers')).toMatch(/ignored/)
  })

  test('several accounts of one creator in a row', async () => {
    const result = await read('several-accounts.csv')
    expect(drafts(result)).toMatchObject([
      {
        platform: 'tiktok',
        handle: 'ana.tt',
        email: 'a@example.com',
        platformUserId: '17',
        country: 'US',
        otherAccounts: [
          { platform: 'instagram', handle: 'ana.ig', handleKey: 'ana.ig' },
          { platform: 'youtube', handle: 'ana', handleKey: 'ana' },
        ],
      },
      { handle: 'bea.tt', platformUserId: null, country: 'GB', otherAccounts: [] },
    ])
    expect(codes(result)).toEqual([[], ['bad_user_id']])
  })

  test('dates by day order, prices with currency in the header, yes and no, audience columns', async () => {
    const result = await read('tiktok-dates-prices.csv')
    expect(drafts(result)).toMatchObject([
      { priceMinor: 120_000, currency: 'USD', measuredOn: '2026-11-25', isVerified: true, country: null },
      { priceMinor: 9050, currency: 'EUR', measuredOn: '2026-04-03', isVerified: false },
      { priceMinor: null, currency: null, measuredOn: null, isVerified: null },
    ])
    expect(codes(result)).toEqual([[], [], ['bad_price', 'bad_verified', 'bad_date']])
    expect(noteOf(result, 'Audience country')).toMatch(/audience/)
  })

  test('a price without any currency is not guessed', async () => {
    const source = sourceOf('tiktok.csv', 'handle,price\nana,250\nbea,$300\n')
    const readWith = async (options: PlanOptions) => {
      const prices: unknown[] = []
      for await (const { rows } of readDrafts(source, await planImport(source, options))) {
        for (const { draft, problems } of rows) prices.push([draft?.priceMinor, draft?.currency, problems[0]?.code])
      }
      return prices
    }
    expect(await readWith({})).toEqual([
      [null, null, 'no_currency'],
      [null, null, 'no_currency'],
    ])
    expect(await readWith({ currency: 'CAD' })).toEqual([
      [25_000, 'CAD', undefined],
      [30_000, 'CAD', undefined],
    ])
  })

  test('a choice may name a header, a place or nothing; one that does not exist is refused with the list', async () => {
    const byPlace = await read('tiktok-clash.csv', { map: { followers: '1', handle: 'username' } })
    expect(drafts(byPlace).map((draft) => draft?.followers)).toEqual([1200, 3400])
    const none = await read('tiktok-clash.csv', { map: { followers: '' } })
    expect(drafts(none).map((draft) => draft?.followers)).toEqual([null, null])
    const wrong = planImport(fixture('tiktok-clash.csv'), { map: { followers: 'folowers' } })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining('"fans"') })
  })

  test('the platform is asked, chosen, or taken as a default that is told', async () => {
    const asked = await read('no-platform.csv')
    expect(asked.plan.questions).toMatchObject([{ about: 'platform' }])
    expect(codes(asked)).toEqual([['no_platform']])
    expect(() => assertImportable(asked.plan)).toThrow(expect.objectContaining({ code: 'import_unclear' }))
    const chosen = await read('no-platform.csv', { map: { platform: 'YouTube' } })
    expect(chosen.plan.mapping).toMatchObject({ platform: 'youtube', platformFrom: 'option' })
    const byDefault = await read('no-platform.csv', { defaultPlatform: 'tiktok' })
    expect(byDefault.plan.mapping.platformFrom).toBe('default')
    expect(byDefault.plan.questions).toMatchObject([{ about: 'platform' }])
    expect(drafts(byDefault)).toMatchObject([{ platform: 'tiktok', handle: 'ana' }])
  })
})
