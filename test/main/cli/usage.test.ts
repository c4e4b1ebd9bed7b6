import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '../../../src/shared/contract/index'
import { createCli, scratch } from './cli'

const at = scratch()
const { run, json, failure } = createCli(at)
const builtFolder = resolve(import.meta.dirname, '../../../out')

describe('wrong usage', () => {
  it.each([
    ['an unknown command', ['frobnicate']],
    ['a command that is a key of every object', ['constructor']],
    ['an unknown option', ['new', 'x', '--sampel']],
    ['a missing operand', ['new']],
    ['an operand too many', ['demo', 'a', 'b']],
    ['a missing workspace', ['verify']],
    ['an option without its value', ['undo', '--workspace']],
    ['a word that is none of the choices', ['import', 'a.csv', '--workspace', 'x', '--rate', 'permille']],
    ['a field that does not exist', ['import', 'a.csv', '--workspace', 'x', '--map', 'shoeSize=Shoe']],
    ['a map without a header', ['import', 'a.csv', '--workspace', 'x', '--map', 'handle']],
    ['a budget that is no number', ['plan', '--workspace', 'x', '--campaign', 'y', '--budget', '12.50']],
    ['an instance beside a workspace', ['plan', '--instance', 'a.json', '--workspace', 'x']],
    ['a frontier of one point', ['plan', '--instance', 'a.json', '--frontier', '1']],
    ['an unknown report', ['report', 'poem', '--workspace', 'x', '--campaign', 'y', '--out', 'z.pdf']],
    ['an unknown format', ['report', 'proposal', '--workspace', 'x', '--campaign', 'y', '--out', 'z.doc']],
    ['an export of something else', ['export', 'clients', '--workspace', 'x', '--format', 'csv', '--out', 'z']],
    ['an export without a format', ['export', 'creators', '--workspace', 'x', '--out', 'z']],
    ['an input that is not JSON', ['call', 'creators.list', '{', '--workspace', 'x']],
    ['a currency of two letters', ['new', 'x', '--currency', 'GB']],
    ['an empty name', ['new', 'x', '--name', '   ']],
  ])('%s ends 2 with a sentence', async (_what, args) => {
    expect(await failure(args, { code: 2 })).toMatchObject({ code: 'usage', stderr: '' })
    expect(existsSync(at('x'))).toBe(false)
  })

  it('a person reads it on stderr, with the usage under it', async () => {
    const ran = await run(['undo'])
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toBe('--workspace is missing.\nUsage: callboard undo --workspace DIR [--step ID]\n(usage)\n')
    const nothing = await run([])
    expect(nothing).toMatchObject({ code: 2, stdout: '' })
    for (const name of ['demo', 'import', 'serve']) expect(nothing.stderr).toMatch(new RegExp(`^  ${name} `, 'm'))
  })

  it('a method that does not exist, or that only seems to, ends 2', async () => {
    expect(await failure(['call', 'constructor', '{}'], { code: 2 })).toMatchObject({ code: 'unknown_method' })
    expect(await failure(['call', 'creators.list2'], { code: 2 })).toMatchObject({ code: 'unknown_method' })
  })

  it('a folder inside the built program is refused', async () => {
    for (const command of ['new', 'demo']) {
      const folder = join(builtFolder, 'workspace')
      expect(await failure([command, folder])).toMatchObject({ code: 'folder_refused' })
      expect(existsSync(folder)).toBe(false)
    }
  })

  it('a folder that holds something is refused', async () => {
    writeFileSync(at('config', 'mine.txt'), 'mine')
    expect(await failure(['demo', at('config')])).toMatchObject({ code: 'folder_refused' })
    expect(await failure(['new', at('config', 'mine.txt')])).toMatchObject({ code: 'folder_refused' })
  })
})

describe('help', () => {
  it('names every command, also as JSON', async () => {
    const plain = await run(['help'])
    const { value } = await json(['--help'])
    expect(plain.code).toBe(0)
    expect(value.commands.length).toBeGreaterThanOrEqual(13)
    for (const { name, usage, about } of value.commands) {
      expect(usage.startsWith(`callboard ${name}`)).toBe(true)
      expect(plain.stdout).toContain(about)
      const own = await run([name, '--help'])
      expect(own).toMatchObject({ code: 0, stderr: '' })
      expect(own.stdout.startsWith(`${usage}\n`)).toBe(true)
    }
  })

  it('tells the version', async () => {
    expect((await json(['--version'])).value.version).toMatch(/^\d+\.\d+\.\d+$/)
  })
})

describe('contract', () => {
  it('gives kind, topics and schemas of every method', async () => {
    const { value } = await json(['contract'])
    expect(Object.keys(value.methods)).toEqual(Object.keys(contract))
    for (const [name, method] of Object.entries(contract)) {
      expect(value.methods[name]).toMatchObject({ kind: method.kind, about: method.about, writes: method.writes })
      expect(value.methods[name].input.type).toBe('object')
      expect(Object.keys(value.methods[name].output).length).toBeGreaterThan(0)
    }
  })

  it('writes typed arrays as arrays of whole numbers', async () => {
    const { value } = await json(['contract'])
    expect(value.methods['creators.rows'].input.properties.ids).toEqual({
      type: 'array',
      items: { type: 'integer', minimum: 0, maximum: 4_294_967_295 },
    })
    expect(value.methods['files.append'].input.properties.bytes.items.maximum).toBe(255)
  })
})
