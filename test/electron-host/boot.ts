/**
 * Entry of the stand-in: `electron [flags] [-r module] <folder or file> [arguments]` on Node 24 and Chromium.
 * The app's own built main, preload and renderer run unmodified; only the module `electron` is replaced.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

interface PackageJson {
  name?: string
  productName?: string
  version?: string
  main?: string
}

function readPackage(path: string): PackageJson {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

/** Electron takes the first argument that is no flag as the app; what `-r` names is loaded before it. */
function parse(args: readonly string[]): { preloads: string[]; app: string } {
  const preloads: string[] = []
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? ''
    if (argument === '-r' || argument === '--require') preloads.push(args[++at] ?? '')
    else if (!argument.startsWith('-')) return { preloads, app: resolve(argument) }
  }
  throw new Error('electron stand-in: no app given (a folder with package.json, or a script)')
}

const require = createRequire(import.meta.url)
const args = process.argv.slice(2)
const { preloads, app } = parse(args)
const isFolder = existsSync(app) && statSync(app).isDirectory()
const folder = isFolder ? app : dirname(app)
const packageJson = readPackage(join(folder, 'package.json'))
const entry = isFolder ? resolve(folder, packageJson.main ?? 'index.js') : app

// Exactly as received: Playwright's loader cuts its own flags out of argv by position.
process.argv = [join(import.meta.dirname, 'bin', 'electron'), ...args]
Object.defineProperty(process.versions, 'electron', {
  value: readPackage(require.resolve('electron/package.json')).version,
  enumerable: true,
})
// The true version is known when Chromium answers, just before `ready`.
Object.defineProperty(process.versions, 'chrome', { value: '0.0.0.0', enumerable: true, configurable: true })
Object.assign(process, {
  type: 'browser',
  defaultApp: true,
  resourcesPath: join(import.meta.dirname, 'bin', 'resources'),
})

const standIn = new URL('./electron/index.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common|renderer))?$/.test(specifier)
      ? { url: standIn, shortCircuit: true, format: 'module-typescript' }
      : next(specifier, context),
})

const { prepare, start } = await import('./electron/app.ts')
prepare({
  appPath: folder,
  name: packageJson.productName ?? packageJson.name ?? 'Electron',
  version: packageJson.version ?? '0.0.0',
  args,
})
for (const preload of preloads) require(preload)
try {
  await import(pathToFileURL(entry).href)
} catch (error) {
  console.error(error)
  process.exit(1)
}
// As in Electron, `ready` waits for the main module, its top-level awaits included.
await start()
