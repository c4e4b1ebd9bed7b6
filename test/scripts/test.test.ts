import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeProject } from './fakeProject'

let project = createFakeProject()
beforeEach(() => {
  project = createFakeProject()
  checks('', '')
  vitest({ numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] })
  playwright({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] })
})
afterEach(() => project.close())

function checks(lint: string, knip: string): void {
  const scripts = { lint: `node -e "${lint}"`, typecheck: 'node -e ""', knip: `node -e "${knip}"` }
  project.write('package.json', JSON.stringify({ type: 'module', scripts }))
}

function vitest(report: object | null, code = 0): void {
  project.write('node_modules/vitest/package.json', '{ "type": "module", "bin": "bin.js" }')
  const write = `const file = process.argv.find((arg) => arg.startsWith('--outputFile.json=')).split('=')[1]
    writeFileSync(file, ${JSON.stringify(JSON.stringify(report))})`
  project.write(
    'node_modules/vitest/bin.js',
    `import { writeFileSync } from 'node:fs'; console.log('vitest ran'); ${report ? write : ''}; process.exit(${code})`,
  )
}

function playwright(report: object | null, code = 0): void {
  project.write('node_modules/@playwright/test/package.json', '{ "type": "module", "bin": { "playwright": "bin.js" } }')
  const write = `writeFileSync(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME, ${JSON.stringify(JSON.stringify(report))})`
  project.write(
    'node_modules/@playwright/test/bin.js',
    `import { writeFileSync } from 'node:fs'; console.log('playwright ran', process.env.CALLBOARD_BROWSER)
    ${report ? write : ''}; process.exit(${code})`,
  )
}

/** Every executable passes for a browser here: nothing opens it. */
function run(...args: string[]) {
  return project.run('test.mjs', args, { CALLBOARD_BROWSER: process.execPath })
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

describe('npm test', () => {
  it('runs every check in sequence and adds up', async () => {
    const { code, stdout } = await run()
    const headers = stdout.match(/^── \w+/gm)
    expect(headers).toEqual(
      ['lint', 'typecheck', 'knip', 'build', 'vitest', 'components', 'playwright', 'result'].map((h) => `── ${h}`),
    )
    expect(stdout).toContain(`playwright ran ${process.execPath}`)
    expect(lastLine(stdout)).toBe('17 passed, 0 failed')
    expect(code).toBe(0)
  })

  it('goes on after a failure, names each at the end and counts what was skipped', async () => {
    checks('process.exit(1)', 'process.exit(1)')
    const broken = { status: 'failed', assertionResults: [] }
    vitest({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1, testResults: [broken] }, 1)
    playwright({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 }, errors: [{}] }, 1)
    const { code, stdout } = await run()
    expect(stdout).toContain('flaky: 1 passed at the second try only')
    expect(stdout).toContain(
      'failed: lint\nfailed: knip\nfailed: vitest: 3 failed\nfailed: components: 3 failed\nfailed: playwright: 2 failed\n',
    )
    expect(lastLine(stdout)).toBe('18 passed, 10 failed, 8 skipped')
    expect(code).toBe(1)
  })

  it('does not take a runner’s silence, or its bad end, for success', async () => {
    vitest(null, 1)
    playwright({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }, 1)
    expect(lastLine((await run()).stdout)).toBe('3 passed, 3 failed')
    vitest(null, 0)
    expect(await run('--unit')).toMatchObject({ code: 1, stdout: expect.stringMatching(/\n0 passed, 2 failed\n$/) })
  })

  it('runs only what was asked for', async () => {
    const unit = await run('--unit')
    expect(unit.stdout.match(/^── \w+/gm)).toEqual(['── build', '── vitest', '── components', '── result'])
    const e2e = await run('--e2e')
    expect(e2e.stdout.match(/^── \w+/gm)).toEqual(['── build', '── playwright', '── result'])
  })

  it('runs no end-to-end test on a build that failed', async () => {
    project.write('src/broken.ts', '')
    const { code, stdout } = await run()
    expect(stdout).not.toContain('playwright ran')
    expect(stdout).toContain('vitest ran')
    expect(lastLine(stdout)).toBe('14 passed, 1 failed')
    expect(code).toBe(1)
  })

  it('says so when there is no browser', async () => {
    const { stdout, stderr } = await project.run('test.mjs', ['--unit'], { CALLBOARD_BROWSER: '/nowhere/chrome' })
    expect(stderr).toContain('CALLBOARD_BROWSER names no program: /nowhere/chrome')
    expect(stdout).toContain('failed: no browser')
    expect(lastLine(stdout)).toBe('14 passed, 1 failed')
  })
})
