import { writeFileSync } from 'node:fs'
import { CallboardError } from '../../../../shared/contract/define'
import type { privacyContract } from '../../../../shared/contract/privacy'
import { csvLine } from '../../../../shared/domain/csv'
import { safeFileName } from '../../../../shared/domain/fileName'
import { findPerson } from '../../../db/erase'
import { type Db, statement } from '../../../db/open'
import { runStep } from '../../../db/steps'
import type { HandlersFor } from '../../context'
import { backupsHolding } from './backups'
import { addEntry, readEntries, removeEntry } from './doNotContact'
import { keepPeople, noteNotice, readNotices, readRetention, setBasis, setMinor, setTermDays } from './duties'
import { eraseTask } from './eraseTask'
import { readSubject, writeSubject } from './exportSubject'
import { readPerson } from './person'
import { addRecord, readRecord } from './record'
import { privacyWords } from './words'

const say = privacyWords('en')
const actOf = (context: { caller: { actor: string }; now: Date }) => ({
  actor: context.caller.actor,
  now: context.now,
})

export const privacyHandlers: HandlersFor<typeof privacyContract> = {
  'privacy.doNotContact': ({ text }, { db }) => readEntries(db, text),
  'privacy.addDoNotContact': (input, context) => {
    const { name, ...outcome } = addEntry(context.db, input, actOf(context))
    context.step.label = say.add(name)
    return outcome
  },
  'privacy.removeDoNotContact': ({ id, reason }, context) => {
    context.step.label = say.remove
    removeEntry(context.db, id, reason, actOf(context))
    return {}
  },
  'privacy.notices': ({ limit }, { db, now }) => readNotices(db, limit, now),
  'privacy.noteNotice': (input, context) => {
    const noted = noteNotice(context.db, input, actOf(context))
    context.step.label = say.notice(noted)
    return { noted }
  },
  'privacy.setBasis': (input, context) => {
    const changed = setBasis(context.db, input, actOf(context))
    context.step.label = say.basis(changed)
    return { changed }
  },
  'privacy.retention': ({ limit }, { db, now }) => readRetention(db, limit, now),
  'privacy.setRetention': ({ termDays }, context) => {
    context.step.label = say.retention
    setTermDays(context.db, termDays, actOf(context))
    return {}
  },
  'privacy.keep': (input, context) => {
    const kept = keepPeople(context.db, input, actOf(context))
    context.step.label = say.keep(kept)
    return { kept }
  },
  'privacy.setMinor': ({ creatorId, isMinor }, context) => {
    context.step.label = say.minor(setMinor(context.db, creatorId, isMinor, actOf(context)))
    return {}
  },
  'privacy.person': ({ creatorId }, { db }) => readPerson(db, creatorId),
  'privacy.export': async ({ creatorId }, context) => {
    context.label(say.exporting)
    const subject = readSubject(context.db, creatorId, context.now)
    const name = nameOf(context.db, creatorId).handle
    const file = context.files.make(safeFileName(`Held about @${name}.zip`), 'application/zip')
    await writeSubject(context.folder, subject, `@${name}`, file.path)
    runStep(context.db, context.origin, () => addRecord(context.db, actOf(context), 'export', {}, creatorId))
    return file.done()
  },
  'privacy.previewErasure': ({ creatorId }, { db, folder }) => {
    const { handle, displayName } = nameOf(db, creatorId)
    const erasure = findPerson(db, creatorId)
    const told = (counts: Map<string, number>) =>
      [...counts].map(([table, count]) => ({ what: say.table(table), count }))
    return {
      handle,
      displayName,
      erased: told(erasure.removed),
      anonymised: told(erasure.stripped),
      historyEntries: erasure.logLines,
      files: erasure.blobs.length,
      backups: backupsHolding(folder, creatorId),
      lostUndos: Number(
        statement<number>(
          db,
          `SELECT count(DISTINCT l.step_seq) FROM change_log l JOIN change_step s ON s.seq = l.step_seq
           WHERE s.kind <> 'base' AND l.row_id IN (SELECT id FROM temp.erase_row)`,
        )
          .pluck()
          .get(),
      ),
    }
  },
  'privacy.erase': async (input, context) => {
    context.label(say.erasing)
    const backups = backupsHolding(context.folder, input.creatorId)
    const request = { folder: context.folder, origin: context.origin, ...input }
    const { erased } = await context.exclusively(() =>
      context.runTask(eraseTask, request, { onProgress: context.progress }),
    )
    return { erased, backups }
  },
  'privacy.record': ({ limit }, { db }) => readRecord(db, limit),
  'privacy.exportRecord': (_input, context) => {
    const file = context.files.make('Privacy record.csv', 'text/csv')
    const lines = readRecord(context.db, 1_000_000).map(({ at, by, kind, sentence }) => [at, by, kind, sentence])
    writeFileSync(file.path, `\ufeff${[['when', 'who', 'what', 'details'], ...lines].map(csvLine).join('')}`)
    return file.done()
  },
}

/** @throws CallboardError `not_found` */
function nameOf(db: Db, creatorId: string): { handle: string; displayName: string | null } {
  const row = statement<{ handle: string; displayName: string | null }>(
    db,
    `SELECT a.handle, c.display_name AS displayName FROM creator c JOIN account a ON a.creator_id = c.id
     WHERE c.id = ? ORDER BY a.id = c.main_account_id DESC, a.followers DESC, a.id LIMIT 1`,
  ).get(creatorId)
  if (!row) throw new CallboardError('not_found', say.unknownCreator)
  return row
}
