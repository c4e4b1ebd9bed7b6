import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusalOfNode } from '../../scripts/nodeVersion.mjs'
import { createFakeProject } from './fakeProject'

let project = createFakeProject()
beforeEach(() => {
  project = createFakeProject()
})
afterEach(() => project.close())

describe('npm run callboard', () => {
  it('builds first, with nothing on stdout but what the command says, and passes arguments and exit code on', async () => {
    const run = await project.run('callboard.mjs', ['3', '--json', 'a b', ''])
    expect(run).toMatchObject({ code: 3, stdout: '["3","--json","a b",""]\n' })
    expect(run.stderr).toContain('Building Callboard')
    expect(run.stderr).toContain('noise of the builder')
  })

  it('does not build what is current', async () => {
    await project.run('callboard.mjs')
    expect(await project.run('callboard.mjs')).toEqual({ code: 0, stdout: '[]\n', stderr: '' })
    expect(project.builds()).toBe(1)
  })

  it('builds again after every kind of change, and only then', async () => {
    await project.run('callboard.mjs')
    const changes: Record<string, () => void> = {
      'a source changed': () => project.write('src/main/cli.js', 'console.log("another one")'),
      'a source was added': () => project.write('src/new.ts', ''),
      'a source was removed': () => project.remove('src/main/browser.js'),
      'a source came back older': () => utimesSync(join(project.root, 'src/main/cli.js'), 1, 1),
      'a resource was added': () => project.write('resources/icon.png', ''),
      'a dependency changed': () => project.write('package.json', '{ "type": "module", "version": "2.0.0" }'),
      'a compiler option changed': () => project.write('tsconfig.main.json', '{}'),
      'the build’s settings changed': () => project.write('electron.vite.config.ts', ''),
      'a product is missing': () => project.remove('out/preload/index.cjs'),
      'the stamp is missing': () => project.remove('out/.built-from'),
    }
    let expected = 1
    for (const [what, change] of Object.entries(changes)) {
      change()
      expect((await project.run('callboard.mjs')).code, what).toBe(0)
      expected += 1
      expect(project.builds(), what).toBe(expected)
    }
    await project.run('callboard.mjs')
    expect(project.builds()).toBe(expected)
  })

  it('builds once when two start at the same time', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => project.run('callboard.mjs')))
    expect(runs.map((run) => run.stdout)).toEqual(['[]\n', '[]\n', '[]\n'])
    expect(project.builds()).toBe(1)
  })

  it('takes over from a build that was killed', async () => {
    project.write('node_modules/.cache/callboard-build.lock', '999999999')
    expect((await project.run('callboard.mjs')).code).toBe(0)
  })

  it('does not run the command when the build fails, and says so in the form that was asked for', async () => {
    project.write('src/broken.ts', '')
    const plain = await project.run('callboard.mjs', ['demo'])
    expect(plain).toMatchObject({ code: 1, stdout: '' })
    expect(plain.stderr).toContain('could not be built')
    const json = await project.run('callboard.mjs', ['demo', '--json'])
    expect(json.code).toBe(1)
    expect(JSON.parse(json.stdout)).toMatchObject({ error: { code: 'internal', message: expect.any(String) } })
    expect(project.builds()).toBe(2)
  })

  it.skipIf(process.platform === 'win32')('passes a signal on and waits for the command to end', async () => {
    const child = project.start('callboard.mjs', ['wait'])
    const code = new Promise((done) => child.on('exit', done))
    await new Promise((done) => child.stdout.once('data', done))
    child.kill('SIGTERM')
    expect(await code).toBe(7)
  })
})

describe('the check of Node', () => {
  it.each(['22.18.0', '22.19.1', '24.0.0', '24.21.0', '100.0.0'])('takes %s', (version) => {
    expect(refusalOfNode(version)).toBeNull()
  })

  it.each(['20.20.2', '22.17.9', '18.0.0', '8.18.0'])('refuses %s', (version) => {
    expect(refusalOfNode(version)).toBe(
      `Callboard needs Node 22.18 or newer; this is Node ${version}. Start it with npm run …, or install a newer Node.`,
    )
  })

  it.each(['callboard.mjs', 'start.mjs', 'test.mjs', 'ensureBrowser.mjs'])('comes first in %s', async (script) => {
    const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })"
    const run = await project.run(script, [], {
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(old)}`,
    })
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^Callboard needs Node [^\n]*\n$/) })
  })
})
