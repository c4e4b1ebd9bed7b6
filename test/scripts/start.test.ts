import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeProject } from './fakeProject'

const DESKTOP = `console.log('desktop', process.argv.slice(3).join(' '))`
const ABSENT = `process.exit(0)`
const FETCH = `
mkdirSync(__dirname + '/dist')
writeFileSync(__dirname + '/dist/version', '45.0.0')
writeFileSync(__dirname + '/dist/electron', '')
writeFileSync(__dirname + '/path.txt', 'electron')`
const display = { DISPLAY: ':0' }

let project = createFakeProject()
beforeEach(() => {
  project = createFakeProject()
})
afterEach(() => project.close())

function start(env: NodeJS.ProcessEnv, args: string[] = []) {
  return project.run('start.mjs', args, env)
}

describe('npm start', () => {
  it('fetches Electron once, starts the desktop and passes arguments on', async () => {
    project.writeElectron(DESKTOP, FETCH)
    const first = await start(display, ['--workspace', 'my folder'])
    expect(first.code).toBe(0)
    expect(first.stdout).toContain('Fetching Electron 45.0.0 (once, at most 120 s)')
    expect(first.stdout).toContain('desktop --workspace my folder')
    expect((await start(display)).stdout).toBe('desktop \n')
  })

  it('opens in the browser when Electron does not come, and says why', async () => {
    const stories: [install: string, reason: string][] = [
      [`console.error('TypeError: fetch failed\\n at x'); process.exit(1)`, 'fetch failed'],
      [`console.error('Error: Response code 403 (Forbidden)'); process.exit(1)`, 'Response code 403'],
      [`console.error('Error: getaddrinfo ENOTFOUND github'); process.exit(1)`, 'ENOTFOUND'],
      [`console.error('Error: ENOSPC: no space left'); process.exit(1)`, 'ENOSPC'],
      [`console.error('Error: Checksum mismatch'); process.exit(1)`, 'Checksum mismatch'],
      ['process.exit(9)', 'exit 9'],
      ['process.exit(0)', 'exit 0'],
    ]
    for (const [install, reason] of stories) {
      project.writeElectron(DESKTOP, install)
      const run = await start(display, ['--no-open'])
      expect(run.stdout).toContain(
        `Electron cannot start: its download failed (${reason}). Callboard opens in your browser instead.\n`,
      )
      expect(run.stdout).toMatch(/browser shell --no-open\n$/)
      expect(run.code).toBe(0)
    }
  })

  it('gives up a download that takes too long', async () => {
    project.writeElectron(DESKTOP, 'setInterval(() => {}, 1000)')
    const run = await start({ ...display, CALLBOARD_DOWNLOAD_SECONDS: '0.2' })
    expect(run.stdout).toContain('Electron cannot start: its download did not finish within 0.2 s.')
  })

  it('downloads nothing when it may not', async () => {
    project.writeElectron(DESKTOP, FETCH)
    const run = await start({ ...display, CALLBOARD_DOWNLOAD_SECONDS: '0' })
    expect(run.stdout).toContain('CALLBOARD_DOWNLOAD_SECONDS allows no download')
    expect(run.stdout).toContain('browser shell')
  })

  it.runIf(process.platform === 'linux')('looks for a display before it downloads anything', async () => {
    project.writeElectron(DESKTOP, FETCH)
    const run = await start({})
    expect(run.stdout).toBe(
      'noise of the builder\nElectron cannot start: no display was found. Callboard opens in your browser instead.\nbrowser shell \n',
    )
    expect((await start({ WAYLAND_DISPLAY: 'wayland-0' })).stdout).toContain('desktop')
  })

  it('counts an Electron that ends before its first window as absent', async () => {
    project.writeElectron('process.exit(5)', FETCH)
    const run = await start(display)
    expect(run.stdout).toContain('Electron cannot start: it ended before its first window (exit 5). Callboard opens')
    expect(run.stdout).toContain('browser shell')
    expect(run.code).toBe(0)
  })

  it('does not open a browser for an Electron that was told to stop', async () => {
    project.writeElectron(
      `process.on('SIGTERM', () => process.exit(1)); console.log('desktop'); setInterval(() => {}, 1000)`,
      FETCH,
    )
    const child = project.start('start.mjs', [], display)
    let said = ''
    child.stdout.on('data', (text) => {
      said += text
      if (said.includes('desktop')) child.kill('SIGTERM')
    })
    expect(await new Promise((done) => child.on('close', done))).toBe(1)
    expect(said).not.toContain('browser')
  })

  it('does as CALLBOARD_SHELL says', async () => {
    project.writeElectron(DESKTOP, ABSENT)
    const browser = await start({ ...display, CALLBOARD_SHELL: 'browser' })
    expect(browser.stdout).toBe('noise of the builder\nbrowser shell \n')
    const desktop = await start({ ...display, CALLBOARD_SHELL: 'desktop' })
    expect(desktop).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Electron cannot start: its download failed'),
    })
    expect(desktop.stdout).not.toContain('browser')
    expect((await start({ CALLBOARD_SHELL: 'phone' })).code).toBe(2)
  })

  it('says so when the build fails', async () => {
    project.write('src/broken.ts', '')
    expect(await start(display)).toMatchObject({ code: 1, stderr: expect.stringContaining('could not be built') })
  })
})
