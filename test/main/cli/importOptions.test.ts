import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createCli, scratch } from './cli'

const at = scratch()
const { json, run, failure } = createCli(at)

async function workspace(name: string): Promise<string> {
  await json(['new', at(name)])
  return at(name)
}

describe('import', () => {
  it('reads a file by encoding, delimiter, header row and dates as told, and prices and shares by their targets', async () => {
    const folder = await workspace('told')
    writeFileSync(
      at('odd.csv'),
      Buffer.from('Liste;2026;;;\nwho;Zo\xeb says;on;reel;girls\nana;hi;3/4/2026;120;55,5\n', 'latin1'),
    )
    const args = ['--workspace', folder, '--platform', 'tiktok', '--currency', 'EUR', '--dates', 'mdy']
    const map = ['handle=who', 'bio=Zoë says', 'measuredOn=on', 'rate:reel=reel', 'audience:gender:f=girls']
    const { value } = await json([
      'import',
      at('odd.csv'),
      ...args,
      ...['--encoding', 'windows-1252', '--delimiter', ';', '--header-row', '2'],
      ...map.flatMap((pair) => ['--map', pair]),
    ])
    expect(value).toMatchObject({ rows: 1, created: 1, warnings: 0, renamed: 0, changes: [] })
    const list = await json(['call', 'creators.list', '{}', '--workspace', folder])
    const input = JSON.stringify({ ids: list.value.ids })
    const rows = await json(['call', 'creators.rows', '-', '--workspace', folder], { input })
    const { accountId } = rows.value[0]
    const profile = await json(['call', 'creators.get', JSON.stringify({ accountId }), '--workspace', folder])
    expect(profile.value).toMatchObject({
      bio: 'hi',
      accounts: [
        {
          rates: [{ format: 'reel', priceMinor: 12_000, currency: 'EUR', quotedOn: '2026-03-04' }],
          audience: [{ dimension: 'gender', key: 'f', share: 0.555 }],
        },
      ],
    })
  })

  it('remembers what was chosen for the same columns until told to start afresh, and tells what a dry run would change', async () => {
    const folder = await workspace('remembering')
    writeFileSync(at('nov.csv'), 'who,plays,land\nana,4000,DE\n')
    writeFileSync(at('dec.csv'), 'who,plays,land\nana,5000,AT\n')
    const place = ['--workspace', folder]
    await json([
      'import',
      at('nov.csv'),
      ...place,
      '--platform',
      'tiktok',
      '--map',
      'handle=who',
      '--merge',
      'overwrite',
    ])
    const dry = await run(['import', at('dec.csv'), ...place, '--dry-run'])
    expect(dry.stdout).toContain('Of creators that are known:')
    expect(dry.stdout).toContain('@ana, country: DE → AT')
    expect(await failure(['import', at('dec.csv'), ...place, '--afresh'])).toMatchObject({ code: 'import_no_handle' })
    expect((await json(['import', at('dec.csv'), ...place])).value).toMatchObject({ updated: 1 })
  })

  it.each([
    ['--header-row', 'first'],
    ['--delimiter', '~'],
    ['--encoding', 'klingon'],
    ['--dates', 'ymd'],
    ['--map', 'audience:shoe:38=x'],
  ])('%s %s is a wrong use', async (option, value) => {
    await failure(['import', at('nov.csv'), '--workspace', at('none'), option, value], { code: 2 })
  })
})
