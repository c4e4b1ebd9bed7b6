import { realpathSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { CallboardError } from '../../shared/contract/define'
import { words } from './words'

/**
 * Where a new workspace may go: not into the project's build folder, which every build empties.
 *
 * @returns absolute path
 * @throws CallboardError `folder_refused`
 */
export function newFolder(folder: string, entryDir: string): string {
  const path = resolve(folder)
  const built = realpathSync(join(entryDir, '..'))
  const real = realOf(path)
  if (real === built || real.startsWith(built + sep)) {
    throw new CallboardError('folder_refused', words.inBuildFolder(path), { folder: path })
  }
  return path
}

/** The path with the links of its existing part followed. */
function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realOf(parent), path.slice(parent.length))
  }
}
