import { expect, it } from 'vitest'
import { testWorkspace } from '../../../support/engine'
import { importText, previewText, profileOf } from './known'

it('reads what an agency knows beyond figures, from the headers its lists have', async () => {
  const engine = await testWorkspace()
  const text = [
    'username,platform,Vorname,Last name,city,other languages,hashtags,brand values,labels,tone,notes,posts sampled,followers,phone number,manager,manager email,video price,story price,currency,female %,male %,18-24,25-34,55-64,65+,Audience % in Germany,followers from US',
    'zara,tiktok,Zara,King,Leeds,"German; fr","#Food #skinCare","kind, bold",spring;vip,soft sell,"Answers fast, by phone",24,1000,+44 113 496 0000,Talent & Co,Desk@talent.example,120,"1,050.50",GBP,60,40,30%,20,5,5,41.5,12',
  ].join('\n')
  expect(await importText(engine, 'richer.csv', text)).toMatchObject({ created: 1, rejected: 0, warnings: 0 })
  const profile = await profileOf(engine, 'zara')
  expect(profile.row).toMatchObject({
    displayName: 'Zara King',
    city: 'Leeds',
    furtherLanguages: ['de', 'fr'],
    hashtags: ['food', 'skincare'],
    brandValues: ['kind', 'bold'],
    tags: ['spring', 'vip'],
    tone: 'soft',
    postsSampled: 24,
  })
  expect(profile.notes).toBe('Answers fast, by phone')
  expect(profile.agents).toMatchObject([{ name: 'Talent & Co', email: 'desk@talent.example' }])
  expect(profile.contacts).toMatchObject([{ kind: 'phone', value: '+44 113 496 0000' }])
  const [account] = profile.accounts
  const rates = account?.rates.map(({ format, priceMinor, currency }) => `${format} ${priceMinor} ${currency}`)
  expect(rates?.toSorted()).toEqual(['story 105050 GBP', 'video 12000 GBP'])
  const shares = account?.audience.map(({ dimension, key, share }) => `${dimension} ${key} ${share}`).toSorted()
  expect(shares).toEqual([
    'age 18-24 0.3',
    'age 25-34 0.2',
    'age 55+ 0.1',
    'country DE 0.415',
    'country US 0.12',
    'gender f 0.6',
    'gender m 0.4',
  ])
  expect(await importText(engine, 'richer.csv', text)).toMatchObject({ unchanged: 1, batchId: null })
})

it('reads fields of the workspace’s own making by their name, each by its kind', async () => {
  const engine = await testWorkspace()
  const fields: Record<string, string> = {}
  for (const [name, kind, choices] of [
    ['Shoe size', 'number', []],
    ['Contract until', 'date', []],
    ['Fit', 'choice', ['High', 'Low']],
    ['Vegan', 'yesNo', []],
    ['Remark', 'text', []],
  ] as const) {
    const saved = await engine.do('creators.saveCustomField', { name, kind, choices: [...choices] })
    const field = saved.find((known) => known.name === name)
    if (field) fields[name] = field.id
  }
  const text =
    'handle,platform,shoe_size,contract until,fit,Vegan,Remark\nana,tiktok,38.5,2027-01-31,high,yes,likes red\nben,tiktok,big,soon,medium,maybe,\n'
  expect(await importText(engine, 'own.csv', text)).toMatchObject({ created: 2, warnings: 4 })
  const { row } = await profileOf(engine, 'ana')
  expect(Object.entries(row.custom).toSorted()).toEqual(
    Object.entries({
      [fields['Shoe size'] ?? '']: 38.5,
      [fields['Contract until'] ?? '']: '2027-01-31',
      [fields.Fit ?? '']: 'High',
      [fields.Vegan ?? '']: true,
      [fields.Remark ?? '']: 'likes red',
    }).toSorted(),
  )
  expect((await profileOf(engine, 'ben')).row.custom).toEqual({})
  // A second list adds to the fields that it states and leaves the others.
  await importText(engine, 'more.csv', 'handle,platform,shoe size\nana,tiktok,39\n', { mergeRule: 'overwrite' })
  expect((await profileOf(engine, 'ana')).row.custom).toMatchObject({
    [fields['Shoe size'] ?? '']: 39,
    [fields.Remark ?? '']: 'likes red',
  })
})

it('keeps several prices of one account, and tags of every list', async () => {
  const engine = await testWorkspace()
  await importText(engine, 'a-2026-01-01.csv', 'handle,platform,price (USD),tags\nana,tiktok,100,spring\n')
  await importText(engine, 'b-2026-02-01.csv', 'handle,platform,price (USD),tags\nana,tiktok,120,vip; spring\n')
  const profile = await profileOf(engine, 'ana')
  expect(profile.row.tags).toEqual(['spring', 'vip'])
  expect(profile.accounts[0]?.rates.map(({ priceMinor, quotedOn }) => [priceMinor, quotedOn])).toEqual([
    [12_000, '2026-02-01'],
    [10_000, '2026-01-01'],
  ])
})

it('takes the shares of one dimension as one statement', async () => {
  const engine = await testWorkspace()
  await importText(engine, 'a-2026-01-01.csv', 'handle,platform,audience US %,audience DE %\nana,tiktok,60,40\n')
  await importText(engine, 'b-2026-02-01.csv', 'handle,platform,audience US %,audience FR %\nana,tiktok,50,50\n')
  await importText(engine, 'old-2025-02-01.csv', 'handle,platform,audience GB %\nana,tiktok,100\n')
  const shares = (await profileOf(engine, 'ana')).accounts[0]?.audience.map(({ key, share }) => [key, share])
  expect(shares?.toSorted()).toEqual([
    ['FR', 0.5],
    ['US', 0.5],
  ])
})

it('leaves shares out that add up to more than all, and those that are none, and says so', async () => {
  const engine = await testWorkspace()
  const text = 'handle,platform,female %,male %,18-24 %\nana,tiktok,80,70,30\nben,tiktok,60,40,many\n'
  const { problems } = await importText(engine, 'shares.csv', text)
  expect(problems.map(({ recordNumber, code }) => [recordNumber, code])).toEqual([
    [2, 'shares_above_one'],
    [3, 'bad_share'],
  ])
  expect((await profileOf(engine, 'ana')).accounts[0]?.audience).toMatchObject([{ key: '18-24', share: 0.3 }])
})

it('one agent stated by name here and by e-mail there is one agent, whichever comes first', async () => {
  const lists = [
    ['name.csv', 'handle,platform,agent\nana,tiktok,Talent & Co\n'],
    ['mail.csv', 'handle,platform,agent,agent email\nben,tiktok,talent & co,desk@talent.example\n'],
  ] as const
  for (const order of [lists, lists.toReversed()]) {
    const engine = await testWorkspace()
    for (const [name, text] of order) await importText(engine, name, text)
    const agents = await engine.do('creators.agents', {})
    expect(agents).toMatchObject([{ email: 'desk@talent.example', creators: 2 }])
  }
})

it('a choice for a share or field that does not exist is refused in a sentence', async () => {
  const engine = await testWorkspace()
  const text = 'handle,platform,x\nana,tiktok,1\n'
  await expect(previewText(engine, 'a.csv', text, { map: { 'audience:age:18-34': 'x' } })).rejects.toThrow(
    /names no share of an audience/,
  )
  await expect(previewText(engine, 'a.csv', text, { map: { 'custom:Shoe': 'x' } })).rejects.toThrow(
    /no field of its own called "Shoe"/,
  )
})
