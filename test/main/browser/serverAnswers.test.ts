import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { encodeWire } from '../../../src/shared/wire'
import { replyOf } from './rawHttp'
import { bearer, call, fake, faults, get, MADE, pass, port, post, server, start } from './shellServer'

describe('9: headers and errors', () => {
  it('sends the same headers with every kind of answer', async () => {
    const answers = [
      await get('/'),
      await get('/assets/main.js'),
      await get('/nothing.html'),
      await get('/', { host: 'evil.example' }),
      await call('fake.echo'),
      await call('fake.throw'),
      await call('fake.echo', {}, {}),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 404, 421, 200, 500, 401])
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })

  it('says nothing of a fault but that there was one', async () => {
    for (const method of ['fake.throw', 'fake.date']) {
      const answer = await call(method)
      expect(answer.status).toBe(500)
      expect(replyOf(answer)).toEqual({ ok: false, error: { code: 'internal', message: expect.any(String) } })
      expect(answer.body.toString()).not.toMatch(/boom|\/home|workspace\.db|\bat |Error/)
    }
    expect(faults.map(String)).toEqual([expect.stringContaining('boom'), expect.stringContaining('plain objects')])
  })
})

describe('announcements', () => {
  function listen() {
    let text = ''
    let wake = () => {}
    const request = httpRequest({ host: '127.0.0.1', port, path: '/api/events', headers: bearer() }, (response) => {
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        wake()
      })
      response.on('error', () => wake())
      response.on('end', () => wake())
    })
    request.on('error', () => {})
    request.end()
    return {
      request,
      async until(pattern: RegExp): Promise<string> {
        while (!pattern.test(text)) await new Promise<void>((done) => (wake = done))
        return text
      },
    }
  }

  it('reach every tab, and a beat follows now and then', async () => {
    await start({ heartbeatMs: 10 })
    const tabs = [listen(), listen()]
    await Promise.all(tabs.map((tab) => tab.until(/^:\n\n/)))
    expect(server.activity().tabs).toBe(2)
    fake.announce({ kind: 'changed', topics: ['creators'] })
    for (const tab of tabs) await tab.until(/data: \{"kind":"changed","topics":\["creators"\]\}\n\n:\n\n/)
    for (const tab of tabs) tab.request.destroy()
  })

  it('forget a tab that has gone', async () => {
    await start({ heartbeatMs: 5 })
    const [gone, other] = [listen(), listen()]
    await Promise.all([gone.until(/:/), other.until(/:/)])
    gone.request.destroy()
    // Each beat of the tab that stays gives the server a turn to notice.
    for (let beats = 1; server.activity().tabs > 1; beats += 1) await other.until(new RegExp(`(:\n\n){${beats}}`))
    expect(server.activity().tabs).toBe(1)
    other.request.destroy()
  })

  it('end with the server, which lets go of the engine', async () => {
    const tab = listen()
    await tab.until(/:/)
    const ended = new Promise((done) => tab.request.on('close', done))
    await server.close()
    await ended
    expect(fake.listeners.size).toBe(0)
  })
})

describe('downloads', () => {
  it('send a made file once, under its name, as nothing that runs', async () => {
    const path = server.newDownload({ fileToken: MADE, name: 'Rösti "café"\r\n.html' })
    const answer = await get(path)
    expect(answer.body.toString()).toBe('first,last')
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="R_sti _caf____.html"; filename*=UTF-8''R%C3%B6sti%20%22caf%C3%A9%22%0D%0A.html`,
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers['content-security-policy']).toContain('sandbox')
    expect((await get(path)).status).toBe(401)
  })

  it('want the key of that very file, within five minutes', async () => {
    const key = server.newDownload({ fileToken: MADE, name: 'a.csv' }).split('key=')[1]
    expect((await get(`/files/${MADE}`)).status).toBe(401)
    expect((await get(`/files/${'0'.repeat(32)}?key=${key}`)).status).toBe(401)
    pass(5 * 60_000)
    expect((await get(`/files/${MADE}?key=${key}`)).status).toBe(401)
  })

  it('answer 404 when the file is gone, and break off when it ends too early', async () => {
    expect((await get(server.newDownload({ fileToken: '0'.repeat(32), name: 'a.csv' }))).status).toBe(404)
    await start({
      readMadeFile: async (_token, offset) => (offset === 0 ? { bytes: Buffer.from('half'), isLast: false } : null),
    })
    await expect(get(server.newDownload({ fileToken: MADE, name: 'a.csv' }))).rejects.toThrow(
      /aborted|hang up|ECONNRESET/,
    )
  })
})

describe('the host', () => {
  it('gets what the page asks of it', async () => {
    const answer = await post('/api/host', encodeWire({ method: 'host.capabilities', input: {} }))
    expect(replyOf(answer)).toEqual({ ok: true, value: { method: 'host.capabilities', input: {} } })
    expect((await post('/api/host', encodeWire({ input: {} }))).status).toBe(400)
  })
})
