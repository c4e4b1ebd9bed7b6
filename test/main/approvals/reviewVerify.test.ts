import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { blobPath } from '../../../src/main/db/blobs'
import { forgedFolder, verified } from './chainSupport'
import { decisionsOf, pageOf, reviewWorld, send } from './reviewSupport'

it('finds a decision file whose row or whose bytes were changed since it was applied', async () => {
  const world = await reviewWorld()
  const { engine } = world
  const { page } = await pageOf(engine, await world.make())
  const file = decisionsOf(page, [
    { decision: 'approve' },
    { decision: 'request_changes', comment: 'Lighter' },
    { decision: 'approve' },
  ])
  await engine.do('approvals.applyDecisionFile', { fileToken: await send(engine, file) })
  // The seeded terms have no file of their own; nothing else is wrong to begin with.
  const before = verified(forgedFolder(world, () => {})).problems.map(({ sentence }) => sentence)
  expect(before).toEqual([expect.stringContaining('terms.pdf')])

  for (const column of ['package_id', 'sha256', 'decider_id', 'outcome', 'applied_by', 'applied_at']) {
    const folder = forgedFolder(world, (db) =>
      db.exec(`UPDATE decision_file SET ${column} = substr(${column}, 1, length(${column}) - 1) || '~'`),
    )
    expect(
      verified(folder).problems.map(({ check }) => check),
      column,
    ).toContain('rows of decision_file')
  }
  let sha256 = ''
  const folder = forgedFolder(world, (db) => {
    sha256 = String(db.prepare('SELECT sha256 FROM decision_file').pluck().get())
  })
  const bytes = readFileSync(blobPath(folder, sha256))
  bytes[10] = (bytes[10] ?? 0) ^ 1
  writeFileSync(blobPath(folder, sha256), bytes)
  const found = verified(folder).problems.map(({ sentence }) => sentence)
  expect(found.filter((sentence) => !before.includes(sentence)).join('\n')).toContain(sha256)
})
