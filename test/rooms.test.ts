import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from './support/engine'

const root = resolve(import.meta.dirname, '..')

/** Files with one import each: those that a room may not make, and their neighbours that it may. */
const refused: [string, string][] = [
  ['src/shared/domain', 'node:fs'],
  ['src/shared/contract', '../../main/db/open'],
  ['src/main/engine', 'electron'],
  ['src/main/engine', '../../renderer/src/lib/api'],
  ['src/main/db', '../features/creators/queries'],
  ['src/main/db/read', '../../engine/engine'],
  ['src/main/paper', '../features/reports/queries'],
  ['src/main/paper', '../db/open'],
  ['src/main/features/creators', '../campaigns/queries'],
  ['src/main/features/creators/import', '../../campaigns/queries'],
  ['src/main/features/creators', '../../engine/engine'],
  ['src/main/features/creators', '../../desktop/host'],
  ['src/main/features/creators', 'electron'],
  ['src/preload', 'zod'],
  ['src/preload', '../main/engine/engine'],
  ['src/renderer/src/features/creators', '../planner/PlannerPage'],
  ['src/renderer/src/features/creators/import', '../../planner/PlannerPage'],
  ['src/renderer/src/features/creators', '../../app/screens'],
  ['src/renderer/src/ui', '../features/creators/filter'],
  ['src/renderer/src/lib', 'node:fs'],
  ['src/renderer/src/lib', '../../../main/db/open'],
]
const allowed: [string, string][] = [
  ['src/shared/domain', 'zod'],
  ['src/main/engine', '../features/creators/handlers'],
  ['src/main/desktop', 'electron'],
  ['src/main/features/creators', '../../db/open'],
  ['src/main/features/reports', '../../paper/document'],
  ['src/main/features/creators/import', '../queries'],
  ['src/preload', 'electron'],
  ['src/renderer/src/features/creators', '../../ui/Button'],
  ['src/renderer/src/app', '../features/creators/Screen'],
]

it('every room refuses what it may not import, and takes what it may', () => {
  const folder = tempFolder()
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }))
  const fileOf = (kind: string, index: number, room: string) => join(room, `${kind}${index}.ts`)
  const write = (kind: string) => (entry: [string, string], index: number) => {
    const file = join(folder, fileOf(kind, index, entry[0]))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `import { x } from '${entry[1]}'\nexport const y = x\n`)
  }
  refused.forEach(write('refused'))
  allowed.forEach(write('allowed'))
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=github', folder],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  const said = `${stdout}${stderr}`
  const isNamed = (file: string) => said.includes(file)
  expect(refused.filter(([room], i) => !isNamed(fileOf('refused', i, room)))).toEqual([])
  expect(allowed.filter(([room], i) => isNamed(fileOf('allowed', i, room)))).toEqual([])
})
