import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { createShellServer, type ShellServer } from '../../src/main/browser/server'
import { openDatabase } from '../../src/main/db/open'
import { runStep } from '../../src/main/db/steps'
import { decodeWire, encodeWire } from '../../src/shared/wire'
import { videoOf } from '../main/approvals/contentMedia'
import { putCreators } from '../support/contactableCreators'
import { type BenchEngine, benchEngine, median, percentile, round, timed } from './engine'
import type { BenchTable } from './table'

const FILE_BYTES = 2 * 2 ** 30
const PART_BYTES = 64 * 1024
const SEEKS = 200
const megabytes = (bytes: number) => round(bytes / 2 ** 20)

/** A video of 2 GiB added as a version, and places near its end shown. */
export async function run(): Promise<BenchTable[]> {
  const engine = await benchEngine()
  try {
    const deliverableId = await deliverable(engine)
    const path = join(engine.folder, 'film.mp4')
    // The rest of the file is a box that holds nothing: the copy reads and writes it all the same.
    writeFileSync(path, Buffer.concat([await videoOf('mp4'), Buffer.from('00000000', 'hex'), Buffer.from('free')]))
    truncateSync(path, FILE_BYTES)
    await engine.do('approvals.addVersion', { deliverableId, caption: 'warm' })
    const fileToken = engine.holdFile(path)
    const idle = process.memoryUsage.rss()
    let peak = idle
    const sampling = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss())
    }, 20)
    const added = await timed(() => engine.do('approvals.addVersion', { deliverableId, fileToken }))
    clearInterval(sampling)
    const { sha256, durationMs } = added.value
    if (sha256 === null || durationMs !== 2000) throw new Error('the video was not recognised')
    rmSync(path)
    const seeks = await seekTimes(engine, sha256)
    return [
      {
        title: 'A video of 2 GiB as a version: copied, hashed, synced, its facts read',
        columns: ['MiB', 'wall ms', 'CPU ms', 'MiB/s', 'idle MiB', 'peak over idle MiB'],
        rows: [
          [
            megabytes(FILE_BYTES),
            round(added.wallMs),
            round(added.cpuMs),
            round(FILE_BYTES / 2 ** 20 / (added.wallMs / 1000)),
            megabytes(idle),
            megabytes(peak - idle),
          ],
        ],
      },
      {
        title: `${PART_BYTES / 1024} KiB of it, near the end, over the loopback server`,
        columns: ['requests', 'median ms', 'p95 ms'],
        rows: [[SEEKS, round(median(seeks), 2), round(percentile(seeks, 0.95), 2)]],
      },
    ]
  } finally {
    await engine.close()
  }
}

async function deliverable(engine: BenchEngine): Promise<string> {
  const folder = join(engine.folder, 'workspace')
  putCreators(folder, 1, new Date())
  const { id: clientId } = await engine.do('campaigns.createClient', { name: 'Wobblecombe' })
  const { id: brandId } = await engine.do('campaigns.createBrand', { clientId, name: 'Fizz', category: null })
  const { id: campaignId } = await engine.do('campaigns.create', { brandId, name: 'Spring', currency: 'GBP' })
  const db = openDatabase(join(folder, 'workspace.db'))
  const id = uuidv7()
  runStep(db, { method: 'bench', commandId: uuidv7(), actor: 'Bench', device: 'd', now: new Date() }, () => {
    db.prepare(
      `INSERT INTO deliverable (id, campaign_id, account_id, title, kind) SELECT ?, ?, id, 'Film', 'video' FROM account LIMIT 1`,
    ).run(id, campaignId)
    return null
  })
  db.close()
  return id
}

async function seekTimes(engine: BenchEngine, sha256: string): Promise<number[]> {
  const server: ShellServer = await createShellServer({
    rendererDir: engine.folder,
    engine: { call: async () => ({ ok: true, value: null }), subscribe: () => () => {} },
    methods: {},
    host: async () => ({ ok: true, value: null }),
    readMadeFile: async () => null,
    findMedia: engine.mediaOf,
    onFault: (error) => console.error(error),
  })
  try {
    const { origin } = server
    const post = (path: string, headers: Record<string, string>, body: Uint8Array<ArrayBuffer> | string) =>
      fetch(origin + path, { method: 'POST', headers: { origin, ...headers }, body })
    const ticket = new URL(server.newAddress()).hash.replace('#ticket=', '')
    const token = await (await post('/api/token', {}, ticket)).text()
    const reply = await post('/api/media', { authorization: `Bearer ${token}` }, encodeWire({ sha256 }))
    const { value } = decodeWire(new Uint8Array(await reply.arrayBuffer())) as { value: { url: string } }
    const times: number[] = []
    for (let seek = 0; seek < SEEKS; seek += 1) {
      const first = FILE_BYTES - PART_BYTES * (seek + 1)
      const { wallMs, value: bytes } = await timed(() => part(origin + value.url, first))
      if (bytes !== PART_BYTES) throw new Error(`${bytes} bytes came`)
      times.push(wallMs)
    }
    return times
  } finally {
    await server.close()
  }
}

function part(url: string, first: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { range: `bytes=${first}-${first + PART_BYTES - 1}` }
    request(url, { headers }, (response) => {
      let bytes = 0
      response.on('data', (piece: Buffer) => {
        bytes += piece.byteLength
      })
      response.on('end', () => (response.statusCode === 206 ? resolve(bytes) : reject(new Error('no part'))))
    })
      .on('error', reject)
      .end()
  })
}
