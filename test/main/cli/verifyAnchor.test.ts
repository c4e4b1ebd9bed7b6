import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { chainWorld, copyOf, forgedFolder, openUnguarded } from '../approvals/chainSupport'
import { createCli, scratch } from './cli'

const at = scratch()
const { json, run, failure } = createCli(at)

it('holds a workspace against files that were made before, and says which is contradicted', async () => {
  const world = await chainWorld()
  const { engine, first, campaignId, second } = world
  const certificate = await engine.do('approvals.certificate', { deliverableId: first, format: 'html' })
  const made = await engine.do('approvals.makePackage', { campaignId, deliverableIds: [second], name: 'Fizz' })
  const files = [at('certificate.html'), at('package.html'), at('backup.db')] as const
  copyFileSync(engine.fileOf(certificate.fileToken).path, files[0])
  copyFileSync(engine.fileOf(made.file.fileToken).path, files[1])
  copyFileSync(copyOf(world), files[2])
  // As a careful forger does: what a package left behind goes first, then the last event, and the log forgets both.
  const cut = forgedFolder(world, (db) => db.exec('DELETE FROM review_package'))
  const db = openUnguarded(join(cut, 'workspace.db'))
  db.exec('DELETE FROM approval_text WHERE event_id = (SELECT id FROM approval_event ORDER BY device_seq DESC LIMIT 1)')
  db.exec('DELETE FROM approval_event WHERE id = (SELECT id FROM approval_event ORDER BY device_seq DESC LIMIT 1)')
  db.close()
  await engine.close()

  const anchors = files.flatMap((file) => ['--anchor', file])
  const { value } = await json(['verify', '--workspace', engine.folder, ...anchors])
  expect(value.anchors.map(({ kind, ok }: { kind: string; ok: boolean }) => [kind, ok])).toEqual([
    ['certificate', true],
    ['package', true],
    ['backup', true],
  ])
  const told = await run(['verify', '--workspace', cut, ...anchors])
  expect(told.code).toBe(1)
  for (const kind of ['certificate', 'review package', 'backup'])
    expect(told.stdout).toMatch(new RegExp(`${kind} of .*CONTRADICTED`))
  expect(told.stdout).toContain('was there then and is gone')
  writeFileSync(at('holiday.jpg'), 'no anchor')
  expect(await failure(['verify', '--workspace', engine.folder, '--anchor', at('holiday.jpg')])).toMatchObject({
    code: 'anchor_unreadable',
  })
  expect(await failure(['verify', '--workspace', engine.folder, '--anchor', at('absent')])).toMatchObject({
    code: 'file_unreadable',
  })
})
