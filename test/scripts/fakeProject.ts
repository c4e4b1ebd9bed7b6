import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type Run = { code: number; stdout: string; stderr: string }

const BUILDER = `
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
console.log('noise of the builder')
appendFileSync('builds.log', 'built\\n')
if (existsSync('src/broken.ts')) process.exit(1)
for (const file of ['main/index.js', 'preload/index.cjs', 'renderer/index.html', 'main/cli.js', 'main/browser.js']) {
  mkdirSync(dirname('out/' + file), { recursive: true })
  writeFileSync('out/' + file, existsSync('src/' + file) ? readFileSync('src/' + file) : '')
}`
const CLI = `
const args = process.argv.slice(2)
if (args[0] === 'wait') {
  process.on('SIGTERM', () => process.exit(7))
  console.log('waiting')
  setInterval(() => {}, 1000)
} else {
  console.log(JSON.stringify(args))
  process.exitCode = Number(args[0] ?? 0)
}`
const BROWSER = `console.log('browser shell', process.argv.slice(2).join(' '))`

/** A project whose scripts are ours and whose builder and Electron are not: both do what a test wants. */
export function createFakeProject() {
  const root = mkdtempSync(join(tmpdir(), 'callboard-scripts-test-'))
  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  cpSync('scripts', join(root, 'scripts'), { recursive: true })
  cpSync('src/main/print/findBrowser.ts', join(root, 'src/main/print/findBrowser.ts'))
  write('package.json', '{ "type": "module" }')
  write('node_modules/electron-vite/package.json', '{ "type": "module", "bin": { "electron-vite": "bin.js" } }')
  write('node_modules/electron-vite/bin.js', BUILDER)
  write('src/main/cli.js', CLI)
  write('src/main/browser.js', BROWSER)

  /** Puts an Electron package there whose command and installer run the given code. */
  function writeElectron(cli: string, install: string): void {
    write('node_modules/electron/package.json', '{ "version": "45.0.0", "type": "commonjs" }')
    write('node_modules/electron/cli.js', cli)
    write('node_modules/electron/install.js', `const { mkdirSync, writeFileSync } = require('node:fs')\n${install}`)
  }

  function start(script: string, args: string[], env: NodeJS.ProcessEnv = {}) {
    return spawn(process.execPath, [join(root, 'scripts', script), ...args], {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  return {
    root,
    write,
    writeElectron,
    start,
    run(script: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Run> {
      return new Promise((done) => {
        const child = start(script, args, env)
        const said = { stdout: '', stderr: '' }
        child.stdout.on('data', (text) => (said.stdout += text))
        child.stderr.on('data', (text) => (said.stderr += text))
        child.on('close', (code) => done({ code: code ?? -1, ...said }))
      })
    },
    remove: (path: string) => rmSync(join(root, path), { recursive: true, force: true }),
    builds: () => readFileSync(join(root, 'builds.log'), 'utf8').split('\n').length - 1,
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}
