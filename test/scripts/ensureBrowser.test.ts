import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeProject } from './fakeProject'

let project = createFakeProject()
beforeEach(() => {
  project = createFakeProject()
  // Playwright's own browser is there once its installer has run.
  project.write(
    'node_modules/@playwright/test/package.json',
    '{ "type": "module", "main": "index.js", "bin": { "playwright": "bin.js" } }',
  )
  project.write(
    'node_modules/@playwright/test/index.js',
    `export const chromium = { executablePath: () => ${JSON.stringify(join(project.root, 'own/chrome'))} }`,
  )
  project.write(
    'node_modules/@playwright/test/bin.js',
    `console.log('installer says', process.argv.slice(2).join(' '))`,
  )
})
afterEach(() => project.close())

function writeProgram(path: string, text: string): void {
  project.write(path, text)
  chmodSync(join(project.root, path), 0o755)
}

/** A machine with nothing in PATH but what the test put into `bin`. */
function ensure(env: NodeJS.ProcessEnv = {}) {
  return project.run('ensureBrowser.mjs', [], { PATH: join(project.root, 'bin'), ...env })
}

describe.runIf(process.platform === 'linux')('ensureBrowser', () => {
  it('prints the browser that is there, and nothing else', async () => {
    writeProgram('bin/chromium', '#!/bin/sh\n')
    expect(await ensure()).toEqual({ code: 0, stdout: `${project.root}/bin/chromium\n`, stderr: '' })
    writeProgram('bin/other', '#!/bin/sh\n')
    expect((await ensure({ CALLBOARD_BROWSER: 'other' })).stdout).toBe(`${project.root}/bin/other\n`)
  })

  it.runIf(process.getuid?.() === 0)('installs the Debian package as root, with its talk on stderr', async () => {
    const chromium = join(project.root, 'bin/chromium')
    writeProgram(
      'bin/apt-get',
      `#!/bin/sh\necho "apt $DEBIAN_FRONTEND $*"\ncase "$*" in *install*) echo > ${chromium}; /bin/chmod 755 ${chromium};; esac\n`,
    )
    const run = await ensure()
    expect(run).toMatchObject({ code: 0, stdout: `${chromium}\n` })
    expect(run.stderr).toContain('apt noninteractive -q -y update\n')
    expect(run.stderr).toContain('apt noninteractive -q -y install --no-install-recommends chromium\n')
  })

  it('fetches Playwright’s own where no package can be installed', async () => {
    writeProgram('bin/apt-get', '#!/bin/sh\nexit 100\n')
    project.write(
      'node_modules/@playwright/test/bin.js',
      `import { mkdirSync, writeFileSync } from 'node:fs'
      console.log('installer says', process.argv.slice(2).join(' '))
      mkdirSync(${JSON.stringify(join(project.root, 'own'))})
      writeFileSync(${JSON.stringify(join(project.root, 'own/chrome'))}, '')`,
    )
    const first = await ensure()
    expect(first).toMatchObject({ code: 0, stdout: `${project.root}/own/chrome\n` })
    expect(first.stderr).toContain('installer says install chromium')
    expect((await ensure()).stderr).toBe('')
  })

  it('fails with a sentence when nothing helps', async () => {
    const run = await ensure()
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toContain('Install Chrome, Chromium or Edge, or set CALLBOARD_BROWSER to its path.\n')
  })

  it('installs nothing when CALLBOARD_BROWSER is wrong', async () => {
    expect(await ensure({ CALLBOARD_BROWSER: '/nowhere' })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'CALLBOARD_BROWSER names no program: /nowhere. Correct it, or unset it to have one found.\n',
    })
  })
})
