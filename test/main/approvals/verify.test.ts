import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blobPath } from '../../../src/main/db/blobs'
import type { Db } from '../../../src/main/db/open'
import { type EventRow, eventHash, hashedFields, textDigest } from '../../../src/main/db/read/approvalEvents'
import { verifyApprovals } from '../../../src/main/db/verifyApprovals'
import { canonicalJson } from '../../../src/shared/domain/approvals/canonicalJson'
import { chainWorld, copyOf, forgedFolder, goLive, openUnguarded, verified } from './chainSupport'

function findings(db: Db, folder?: string): string[] {
  // The database is open without its guards.
  const checks = verifyApprovals(db, folder).filter(({ name }) => name !== 'approval guards')
  return checks.flatMap(({ name, run }) => {
    const found: string[] = []
    run((sentence) => found.push(`${name}: ${sentence}`))
    return found
  })
}

/** Another letter in its place; a digit stays a digit, so that JSON stays JSON. */
function flipped(text: string, at: number): string {
  const code = text.charCodeAt(at)
  const other = code >= 48 && code <= 57 ? 48 + ((code - 47) % 10) : code ^ 1
  return text.slice(0, at) + String.fromCharCode(other) + text.slice(at + 1)
}

describe('verification of approvals', () => {
  it('finds nothing in what the program wrote', async () => {
    const world = await chainWorld()
    await goLive(world)
    const { ok, problems, checks } = await world.engine.do('workspace.verify', {})
    expect(problems).toEqual([])
    expect(ok).toBe(true)
    const counted = Object.fromEntries(checks.map(({ check, checked }) => [check, checked]))
    expect(counted).toMatchObject({ 'approval rules': 2, 'content versions': 3 })
    expect(counted['approval chains']).toBeGreaterThan(12)
    expect(counted['approval files']).toBe(3)
  })

  it('finds any byte of any column of an event that was changed, and names the event', async () => {
    const world = await chainWorld()
    await goLive(world)
    const db = openUnguarded(copyOf(world))
    expect(findings(db)).toEqual([])
    const rows = db.prepare<[], EventRow>('SELECT * FROM approval_event ORDER BY device_seq').all()
    const missed: string[] = []
    let tried = 0
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const put = db.prepare(`UPDATE approval_event SET "${column}" = ? WHERE id = ?`)
        const text = value === null ? null : String(value)
        const places = text === null ? [0] : spread(text.length, column === 'body' ? 12 : 4)
        for (const at of places) {
          const other = text === null ? 'approved' : typeof value === 'number' ? value + 1000 : flipped(text, at)
          const id = column === 'id' ? String(other) : row.id
          put.run(other, row.id)
          tried += 1
          const found: string[] = []
          verifyApprovals(db)[0]?.run((sentence) => found.push(sentence))
          const isNamed = found.some((line) => line.includes('event ') && line.includes('device '))
          if (!isNamed) missed.push(`${column} of event ${row.device_seq} at ${at}`)
          put.run(value, id)
        }
      }
    }
    expect(missed).toEqual([])
    expect(findings(db)).toEqual([])
    expect(tried).toBeGreaterThan(700)
    db.close()
  })

  it('finds every text that was changed, emptied, added or taken away', async () => {
    const world = await chainWorld()
    const db = openUnguarded(copyOf(world))
    const texts = db
      .prepare<[], { id: string; field: string; salt: string; text: string }>('SELECT * FROM approval_text')
      .all()
    expect(new Set(texts.map(({ field }) => field))).toEqual(
      new Set(['actor', 'comment', 'corrections.0', 'onBehalf.personName']),
    )
    const changes: [what: string, sql: (id: string) => void][] = [
      ['text', (id) => db.prepare(`UPDATE approval_text SET text = text || ' ' WHERE id = ?`).run(id)],
      [
        'first letter',
        (id) => db.prepare(`UPDATE approval_text SET text = 'x' || substr(text, 2) WHERE id = ?`).run(id),
      ],
      ['erased', (id) => db.prepare('UPDATE approval_text SET text = NULL WHERE id = ?').run(id)],
      [
        'salt',
        (id) => db.prepare(`UPDATE approval_text SET salt = '0' || substr(salt, 2) || 'x' WHERE id = ?`).run(id),
      ],
      ['field', (id) => db.prepare(`UPDATE approval_text SET field = field || 's' WHERE id = ?`).run(id)],
      ['event', (id) => db.prepare(`UPDATE approval_text SET event_id = 'x' || event_id WHERE id = ?`).run(id)],
      ['gone', (id) => db.prepare('DELETE FROM approval_text WHERE id = ?').run(id)],
    ]
    for (const { id, field } of texts) {
      for (const [what, change] of changes) {
        db.exec('BEGIN')
        change(id)
        const found = findings(db).filter((line) => line.startsWith('approval texts'))
        expect(found.length, `${what} of ${field}`).toBeGreaterThan(0)
        expect(found.join(), `${what} of ${field}`).toMatch(/event /)
        db.exec('ROLLBACK')
      }
    }
    db.close()
  })

  it('finds a version, a state, a package or a decision that was written past the program', async () => {
    const world = await chainWorld()
    const db = openUnguarded(copyOf(world))
    const changes: [sql: string, says: RegExp][] = [
      [
        `UPDATE content_version SET caption = caption || '!'`,
        /content versions: Version 1 .*not those that were written/,
      ],
      [`UPDATE content_version SET hashtags = '["other"]'`, /content versions: Version 1/],
      [`UPDATE content_version SET links = '[]'`, /content versions: Version 1/],
      [`UPDATE content_version SET caption_sha256 = '${'f'.repeat(64)}'`, /is not what event \d+ of device/],
      [
        `UPDATE content_version SET sha256 = '${'f'.repeat(64)}' WHERE sha256 IS NOT NULL`,
        /is not what event \d+ of device/,
      ],
      [`UPDATE content_version SET number = number + 7`, /is not what event \d+ of device/],
      [`UPDATE content_version SET caption = '', erased_at = '2026-01-01'`, /emptied, though nobody was erased/],
      ['DELETE FROM content_version WHERE number = 2', /names is not there/],
      [`UPDATE deliverable_state SET state = 'closed'`, /approval rules: Where .* is not what its events give: state/],
      [`UPDATE deliverable_state SET rounds_used = 0`, /give: rounds_used/],
      [
        `UPDATE deliverable_state SET planned_on = '2026-12-01', live_url = 'https://x.example'`,
        /planned_on, live_url/,
      ],
      ['DELETE FROM deliverable_state', /is not what its events give: all/],
      [
        'DELETE FROM approval_event WHERE device_seq = 3',
        /chains: The chain breaks at event 4 .* number 3 .* is missing/,
      ],
    ]
    for (const [sql, says] of changes) {
      db.exec(`BEGIN; ${sql}`)
      expect(findings(db).join('\n'), sql).toMatch(says)
      db.exec('ROLLBACK')
    }
    expect(findings(db)).toEqual([])
    db.close()
  })

  it('finds an event that the rules refuse, though its chain was written anew to fit', async () => {
    const world = await chainWorld()
    const folder = forgedFolder(world, (db) =>
      rewriteChain(db, (row) =>
        // The client's decision becomes one that a client viewer made alone.
        row.kind === 'decide' && row.from_state === 'client_review' ? { ...row, role: 'client_viewer' } : row,
      ),
    )
    const db = openUnguarded(join(folder, 'workspace.db'))
    const found = findings(db)
    db.close()
    expect(found.filter((line) => line.startsWith('approval chains'))).toEqual([])
    expect(found[0]).toMatch(/^approval rules: The rules refuse event \d+ of device .*: Only /)
  })

  it('finds a file that is missing or has another byte, whoever names it', async () => {
    const world = await chainWorld()
    await goLive(world)
    const folder = forgedFolder(world, () => {})
    expect(verified(folder).problems).toEqual([])
    const db = openUnguarded(join(folder, 'workspace.db'))
    const named = db
      .prepare<[], { sha256: string; what: string }>(
        `SELECT sha256, 'the file of version' AS what FROM content_version WHERE sha256 IS NOT NULL
         UNION SELECT sha256, 'the evidence' FROM approval_evidence UNION SELECT sha256, 'the signed terms' FROM signed_terms`,
      )
      .all()
    expect(named).toHaveLength(3)
    for (const { sha256, what } of named) {
      const place = blobPath(folder, sha256)
      const bytes = readFileSync(place)
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        const other = Buffer.from(bytes)
        other[at] = (other[at] ?? 0) ^ 1
        writeFileSync(place, other)
        expect(findings(db, folder).join('\n')).toMatch(
          new RegExp(`approval files: The kept copy of ${what}.* is not what was put in`),
        )
      }
      rmSync(place)
      expect(findings(db, folder).join('\n')).toMatch(
        new RegExp(`The kept copy of ${what}.* is not in the workspace folder`),
      )
      writeFileSync(place, bytes)
    }
    expect(existsSync(folder) && findings(db, folder)).toEqual([])
    // A row that is taken away leaves the event that names its file.
    db.exec('DELETE FROM approval_evidence')
    rmSync(blobPath(folder, named.find(({ what }) => what === 'the evidence')?.sha256 ?? ''))
    expect(findings(db, folder).join('\n')).toMatch(/the evidence of event \d+ of device/)
    db.close()
  })

  it('finds a changed row of the other tables by the change log', async () => {
    const world = await chainWorld()
    const { campaignId, first, engine } = world
    await engine.do('approvals.makePackage', { campaignId, deliverableIds: [world.second], name: 'Fizz' })
    await engine.do('approvals.comment', {
      versionId: (await engine.do('approvals.versions', { deliverableId: first }))[0]?.id ?? '',
      thread: 'internal',
      text: 'Nice',
    })
    for (const [table, column] of [
      ['review_package', 'secret'],
      ['review_comment', 'text'],
      ['approval_evidence', 'name'],
      ['signed_terms', 'signed_on'],
      ['deliverable_state', 'stage_due_on'],
      ['approval_event', 'at'],
    ] as const) {
      const folder = forgedFolder(world, (db) => db.exec(`UPDATE ${table} SET ${column} = 'x' || ${column}`))
      expect(
        verified(folder).problems.map(({ check }) => check),
        table,
      ).toContain(`rows of ${table}`)
    }
  })
})

function spread(length: number, count: number): number[] {
  return [...new Set(Array.from({ length: count }, (_, i) => Math.min(length - 1, Math.floor((i * length) / count))))]
}

/** Rewrites a chain from its first event so that it fits itself: what somebody can do who owns the machine. */
function rewriteChain(db: Db, change: (row: EventRow) => EventRow): void {
  const hashes = new Map<string, string>()
  let previous = '0'.repeat(64)
  for (const before of db.prepare<[], EventRow>('SELECT * FROM approval_event ORDER BY device_seq').all()) {
    const seen = (JSON.parse(before.seen) as string[]).map((hash) => hashes.get(hash) ?? hash).sort()
    const row = { ...change(before), previous_hash: previous, seen: JSON.stringify(seen) }
    const hash = eventHash(hashedFields(row))
    hashes.set(before.hash, hash)
    previous = hash
    db.prepare('UPDATE approval_event SET role = ?, body = ?, seen = ?, previous_hash = ?, hash = ? WHERE id = ?').run(
      row.role,
      row.body,
      row.seen,
      row.previous_hash,
      hash,
      row.id,
    )
  }
}

describe('anchors', () => {
  /** The comment of the client becomes another one, and everything behind it is made to fit. */
  function rewritten(db: Db): void {
    rewriteChain(db, (row) => {
      const text = db
        .prepare<[string], { id: string; salt: string }>(
          `SELECT id, salt FROM approval_text WHERE event_id = ? AND field = 'comment'`,
        )
        .get(row.id)
      if (!text) return row
      db.prepare('UPDATE approval_text SET text = ? WHERE id = ?').run('We never agreed', text.id)
      return {
        ...row,
        body: canonicalJson({ ...JSON.parse(row.body), comment: textDigest(text.salt, 'We never agreed') }),
      }
    })
  }
  const cut = (db: Db) => {
    const last = 'SELECT id FROM approval_event ORDER BY device_seq DESC LIMIT 1'
    const { deliverable_id } = db
      .prepare(`SELECT deliverable_id FROM approval_event WHERE id = (${last})`)
      .get() as EventRow
    db.exec(`DELETE FROM approval_text WHERE event_id = (${last}); DELETE FROM approval_event WHERE id = (${last})`)
    const before = db
      .prepare<[string], EventRow>(
        'SELECT * FROM approval_event WHERE deliverable_id = ? ORDER BY device_seq DESC LIMIT 1',
      )
      .get(deliverable_id)
    db.prepare(
      'UPDATE deliverable_state SET state = ?, state_since = ?, last_event_id = ?, approvals_needed = 1, rounds_used = 1 WHERE id = ?',
    ).run(before?.to_state, before?.at, before?.id, deliverable_id)
  }

  it.each(['rewritten', 'cut'] as const)('a chain that was %s fits itself, and none of the anchors', async (how) => {
    const world = await chainWorld()
    const { engine, campaignId, first, second } = world
    const certificate = await engine.do('approvals.certificate', { deliverableId: first, format: 'html' })
    const made = await engine.do('approvals.makePackage', { campaignId, deliverableIds: [second], name: 'Fizz' })
    const anchors = [
      ['certificate', engine.fileOf(certificate.fileToken).path],
      ['package', engine.fileOf(made.file.fileToken).path],
      ['backup', copyOf(world)],
    ] as const
    for (const [kind, path] of anchors) {
      const answer = await engine.do('approvals.checkAnchor', { fileToken: engine.holdFile(path).token })
      expect(answer).toMatchObject({ ok: true, kind, heads: 1, problems: [] })
    }
    const folder = forgedFolder(world, (db) => {
      db.exec('DELETE FROM review_package')
      ;(how === 'cut' ? cut : rewritten)(db)
    })
    const forged = openUnguarded(join(folder, 'workspace.db'))
    expect(findings(forged, folder)).toEqual([])
    forged.close()
    await engine.do('workspace.open', { folder })
    for (const [kind, path] of anchors) {
      const answer = await engine.do('approvals.checkAnchor', { fileToken: engine.holdFile(path).token })
      expect(answer.ok, kind).toBe(false)
      expect(answer.problems[0], kind).toMatch(
        how === 'cut' ? /was there then and is gone/ : /is another than it was then/,
      )
    }
  })

  it('a package that went out holds the chain even where nobody kept its file', async () => {
    const world = await chainWorld()
    await world.engine.do('approvals.makePackage', {
      campaignId: world.campaignId,
      deliverableIds: [world.second],
      name: 'Fizz',
    })
    const folder = forgedFolder(world, rewritten)
    const found = verified(folder).problems.filter(({ check }) => check === 'review packages')
    expect(found[0]?.sentence).toMatch(/Against the review package “Fizz”: event \d+ .* is another/)
  })

  it.each([
    ['an empty file', ''],
    ['a page without an anchor', '<!doctype html><title>x</title>'],
    ['an anchor that never ends', '<script type="application/json" id="callboard-anchor">{"format":'],
    ['an anchor that is no JSON', '<script type="application/json" id="callboard-anchor">{no}</script>'],
    [
      'an anchor of other fields',
      '<script type="application/json" id="callboard-anchor">{"format":"callboard-anchor-1"}</script>',
    ],
    ['an anchor of null', '<script type="application/json" id="callboard-anchor">null</script>'],
    [
      'a newer anchor',
      '<script type="application/json" id="callboard-anchor">{"format":"callboard-anchor-2"}</script>',
    ],
    ['a PDF without an anchor', '%PDF-1.7\nstartxref\n0\n%%EOF'],
    ['a PDF whose anchor is no base64', '%PDF-1.7\n%callboard-anchor-1 ###\nstartxref\n0\n%%EOF'],
    ['a ZIP of nothing', 'PK\u0003\u0004'],
    ['a database of another program', `SQLite format 3\0${'x'.repeat(4000)}`],
  ])('refuses %s with a sentence', async (_what, content) => {
    const world = await chainWorldOnce()
    const path = join(world.folder, 'anchor.bin')
    writeFileSync(path, content, 'latin1')
    const checking = world.engine.do('approvals.checkAnchor', { fileToken: world.engine.holdFile(path).token })
    await expect(checking).rejects.toMatchObject({
      code: 'anchor_unreadable',
      message: expect.stringMatching(/Nothing was changed/),
    })
  })
})

async function chainWorldOnce() {
  const { testWorkspace, tempFolder } = await import('../../support/engine')
  return { engine: await testWorkspace(), folder: tempFolder() }
}
