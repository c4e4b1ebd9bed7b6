import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Folder of the real and third-party test data, which is never part of the project. */
const root = resolve(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data'))

/** Path of a data set such as `kaggle-top1000-2022`, or null where the data is not there. */
export function sharedData(name: string): string | null {
  const path = join(root, name)
  return existsSync(path) ? path : null
}

/** A suite on shared data; where it is absent one line says what was skipped and why, and the suite counts as skipped. */
export function describeWithData(name: string, title: string, suite: (folder: string) => void): void {
  const folder = sharedData(name)
  if (folder !== null) {
    describe(title, () => suite(folder))
    return
  }
  const reason = `Skipped "${title}": no data set "${name}" in ${root} (set SHARED_DATA to its folder).`
  console.warn(reason)
  describe.skip(title, () => {
    test(reason, () => expect.unreachable(reason))
  })
}
