import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { migrate } from '../../../src/main/db/migrate'
import { type Db, openDatabase } from '../../../src/main/db/open'
import { runStep } from '../../../src/main/db/steps'
import {
  type ClientProposal,
  clientProposal,
  type InternalProposal,
  internalProposal,
} from '../../../src/main/features/reports/proposalModel'
import { proposalFigures } from '../../../src/main/features/reports/proposalPlan'
import { type ProposalInputs, readProposalInputs } from '../../../src/main/features/reports/queries'
import { seedWorkspace } from '../../../src/main/features/workspace/queries'
import { sampleTask } from '../../../src/main/features/workspace/sample/task'
import { runTaskInline } from '../../support/inlineTasks'

export const now = new Date('2026-11-16T09:00:00Z')
let steps = 0
const origin = () => {
  steps += 1
  return { method: 'test', commandId: `step-${steps}`, actor: 'ACTOR-MARKER', device: 'd1', now }
}

/** The sample workspace as a database of its own. */
export async function sampleDatabase(): Promise<{ db: Db; plannedId: string; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-report-test-'))
  const db = openDatabase(join(folder, 'workspace.db'))
  migrate(db, () => undefined)
  runStep(db, origin(), () =>
    seedWorkspace(db, { name: 'Lantern & Kite', isSample: true, currency: 'GBP', actor: 'ACTOR-MARKER', now }),
  )
  await sampleTask.run({ folder, origin: origin() }, { isCancelled: () => false, progress: () => undefined })
  const plannedId = String(db.prepare("SELECT id FROM campaign WHERE name LIKE 'Fizzlewick%'").pluck().get())
  return {
    db,
    plannedId,
    close() {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Writes as a step, since nothing may be written outside one. */
export function change(db: Db, ...statements: [sql: string, ...values: unknown[]][]): void {
  runStep(db, origin(), () => {
    for (const [sql, ...values] of statements) db.prepare(sql).run(...values)
    return null
  })
}

export type Made = { inputs: ProposalInputs; client: ClientProposal; internal: InternalProposal }

export async function proposalsOf(inputs: ProposalInputs): Promise<Made> {
  const figures = await proposalFigures(inputs, runTaskInline, new AbortController().signal)
  const options = { now, paper: 'A4' as const }
  return {
    inputs,
    client: clientProposal(inputs, figures, options),
    internal: internalProposal(inputs, figures, options),
  }
}

export function proposalsIn(db: Db, campaignId: string): Promise<Made> {
  return proposalsOf(readProposalInputs(db, campaignId))
}

/** Every part of a zip as text, by its central directory. */
export function unzipped(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const parts = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const header = zip.readUInt32LE(at + 42)
    const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
    const content = zip.subarray(from, from + packed)
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    parts.set(name, (method === 0 ? content : inflateRawSync(content)).toString('utf8'))
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0)
  }
  return parts
}
