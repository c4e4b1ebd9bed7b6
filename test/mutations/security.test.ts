import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ensureBuilt } from '../support/built'

const root = resolve(import.meta.dirname, '../..')
const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')

type Shell = 'desktop' | 'browser'
type Mutation = {
  /** the guard that is taken away */
  what: string
  /** the part of the built program in which it stands */
  part: 'main' | 'preload'
  change: (code: string) => string
  /** titles of the tests that must notice, and the shells in which they must */
  noticedBy: string
  shells: readonly Shell[]
}

const both = ['desktop', 'browser'] as const
const desktop = ['desktop'] as const
const mutations: Mutation[] = [
  {
    what: 'no policy is sent with the page',
    part: 'main',
    change: (code) => code.replace(/"content-security-policy": contentPolicy/, '"x-policy": contentPolicy'),
    noticedBy: 'the policy is sent, and runs no script that was slipped in',
    shells: both,
  },
  {
    what: 'the page may ask anybody',
    part: 'main',
    change: (code) =>
      code.replace(`"connect-src 'self'"`, `"connect-src *"`).replace(/"img-src 'self'[^"]*"/, '"img-src *"'),
    noticedBy: 'the page asks nobody else for anything',
    shells: both,
  },
  {
    what: 'a method that is not of the contract is looked up all the same',
    part: 'main',
    change: (code) =>
      code
        .replace('Object.hasOwn(contract, value)', 'value in contract')
        .replace('Object.hasOwn(options.methods, envelope.data.method)', '(envelope.data.method in options.methods)'),
    noticedBy: 'a method that is not of the contract is refused',
    shells: both,
  },
  {
    what: 'the page may be led away',
    part: 'main',
    change: (code) => code.replace(/if \(isOurs\(event\.url\)\) return;/, 'if (event.url) return;'),
    noticedBy: 'the page cannot be led away; the person is asked, and cancels',
    shells: desktop,
  },
  {
    what: 'an address opens outside although the person cancelled',
    part: 'main',
    change: (code) => code.replace(/if \(response !== 0\) return false;/, ''),
    noticedBy: 'the page cannot be led away; the person is asked, and cancels',
    shells: desktop,
  },
  {
    what: 'any kind of address may open outside',
    part: 'main',
    change: (code) =>
      code.replace(
        /return \[[^\]]*"mailto:"[^\]]*\]\.includes\(url\.protocol\) \? url\.href : null/,
        'return url.href',
      ),
    noticedBy: 'only web and mail addresses are ever offered',
    shells: desktop,
  },
  {
    what: 'any page with the bridge is answered',
    part: 'main',
    change: (code) => code.replaceAll(/!isTrustedSender\(event\.senderFrame\)/g, 'false'),
    noticedBy: 'a page of somebody else is not answered, though it has the bridge',
    shells: desktop,
  },
  {
    what: 'permissions are granted',
    part: 'main',
    change: (code) => code.replace('decide(false)', 'decide(true)'),
    noticedBy: 'no permission is granted',
    shells: desktop,
  },
  {
    what: 'the preload hands out the whole of ipcRenderer’s invoke',
    part: 'preload',
    change: (code) =>
      code.replace(/shell: "desktop",/, 'shell: "desktop", invoke: (...a) => electron.ipcRenderer.invoke(...a),'),
    noticedBy: 'the bridge has its three functions and nothing of Node',
    shells: desktop,
  },
  {
    what: 'the preload requires a module of Node',
    part: 'preload',
    change: (code) => `require('node:fs');\n${code}`,
    noticedBy: 'the bridge has its three functions and nothing of Node',
    shells: desktop,
  },
]

beforeAll(ensureBuilt)
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-mutant-'))
  cpSync(join(root, 'out'), join(folder, 'out'), { recursive: true })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Changes the copy. @returns how many of its files were changed */
function mutate({ part, change }: Mutation): number {
  let changed = 0
  for (const name of readdirSync(join(folder, 'out', part), { recursive: true, encoding: 'utf8' })) {
    if (!/\.c?js$/.test(name)) continue
    const file = join(folder, 'out', part, name)
    const code = readFileSync(file, 'utf8')
    const mutant = change(code)
    if (mutant === code) continue
    writeFileSync(file, mutant)
    changed += 1
  }
  return changed
}

const spec = z.object({
  title: z.string(),
  tests: z.array(z.object({ projectName: z.string(), status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']) })),
})
const report = z.object({ suites: z.array(z.object({ specs: z.array(spec) })), errors: z.array(z.unknown()) })

/** Runs the security specs on the copy. @returns `shell: title` by outcome */
function runSpecs(shells: readonly Shell[], title?: string): Promise<Record<string, string[]>> {
  const file = join(folder, 'report.json')
  const args = [
    playwright,
    'test',
    ...['test/e2e/security.spec.ts', 'test/e2e/hostSecurity.spec.ts'],
    ...shells.map((shell) => `--project=${shell}`),
    ...(title === undefined ? [] : ['--grep', title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')]),
    ...['--reporter=json', `--output=${join(folder, 'results')}`, '--workers=2', '--timeout=40000'],
  ]
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, CALLBOARD_TEST_APP: folder, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
      stdio: 'ignore',
    })
    child.on('error', reject)
    child.on('exit', () => {
      const outcome: Record<string, string[]> = {}
      for (const { specs } of report.parse(JSON.parse(readFileSync(file, 'utf8'))).suites) {
        for (const { title: name, tests } of specs) {
          for (const { projectName, status } of tests) {
            outcome[status] ??= []
            outcome[status].push(`${projectName}: ${name}`)
          }
        }
      }
      done(outcome)
    })
  })
}

/** A mutant's page may never come up, and its test then takes its whole time. */
const limitMs = 240_000
// The desktop specs run on Electron itself or, on Linux, on its stand-in.
const hasDesktop = process.platform === 'linux'

describe.skipIf(!hasDesktop)('the security specs notice when a guard is gone', () => {
  it('and all pass on an unchanged copy', { timeout: limitMs }, async () => {
    const outcome = await runSpecs(both)
    expect(Object.keys(outcome)).toEqual(['expected'])
    const titles = new Set(outcome.expected)
    for (const { noticedBy, shells } of mutations) {
      for (const shell of shells) expect(titles).toContain(`${shell}: ${noticedBy}`)
    }
  })

  it.each(mutations)('$what', { timeout: limitMs }, async (mutation) => {
    expect(mutate(mutation), 'the guard was not found in what was built').toBeGreaterThan(0)
    const outcome = await runSpecs(mutation.shells, mutation.noticedBy)
    expect(outcome).toEqual({ unexpected: expect.any(Array) })
    expect(outcome.unexpected?.sort()).toEqual(mutation.shells.map((shell) => `${shell}: ${mutation.noticedBy}`).sort())
  })
})
