import { rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeWire } from '../../../src/shared/wire'
import { ask, replyOf } from './rawHttp'
import {
  bearer,
  call,
  fake,
  faults,
  folder,
  get,
  pass,
  port,
  post,
  SHA,
  server,
  start,
  ticketOf,
  token,
} from './shellServer'

describe('1: where it listens', () => {
  it('listens on 127.0.0.1 only, on a port of its own', async () => {
    expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,5}$/)
    const others = Object.values(networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .filter((entry) => entry.family === 'IPv4' && entry.address !== '127.0.0.1')
      .map((entry) => entry.address)
    for (const host of [...others, '127.0.0.2', '::1']) {
      const code = await new Promise((done) => {
        const socket = connect({ host, port })
        socket.on('connect', () => done('connected'))
        socket.on('error', (error) => done('code' in error ? error.code : error))
      })
      expect(code, host).not.toBe('connected')
    }
  })
})

describe('2: Host', () => {
  it.each([
    'evil.example',
    'localhost:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1:PORT.evil.example',
    '[::1]:PORT',
    'evil.example@127.0.0.1:PORT',
  ])('answers 421 to %s', async (host) => {
    const headers = { host: host.replace('PORT', String(port)) }
    for (const path of ['/', '/api/events', `/media/${SHA}`]) {
      expect((await get(path, { ...headers, ...bearer() })).status).toBe(421)
    }
    expect((await call('fake.echo', {}, { ...headers, ...bearer() })).status).toBe(421)
    expect(fake.calls).toEqual([])
  })
})

describe('3: Origin', () => {
  it.each(['https://evil.example', 'null', 'http://localhost:PORT', 'http://127.0.0.1', 'https://127.0.0.1:PORT', ''])(
    'answers 403 to the origin "%s"',
    async (written) => {
      const origin = written.replace('PORT', String(port))
      expect((await call('fake.echo', {}, { ...bearer(), origin })).status).toBe(403)
      expect((await get('/', { origin })).status).toBe(403)
      expect((await post('/api/token', ticketOf(server.newAddress()), { origin })).status).toBe(403)
      expect(fake.calls).toEqual([])
    },
  )

  it('answers 403 to a POST without an origin', async () => {
    const body = encodeWire({ method: 'fake.echo', input: {} })
    expect((await ask(port, { method: 'POST', path: '/api/call', headers: bearer(), body })).status).toBe(403)
    expect(fake.calls).toEqual([])
  })

  it('never sends a CORS header, not even to a preflight', async () => {
    const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const answers = [
      await ask(port, { method: 'OPTIONS', path: '/api/call', headers: preflight }),
      await ask(port, { method: 'OPTIONS', path: '/api/call', headers: { ...preflight, origin: server.origin } }),
      await get('/'),
      await call('fake.echo'),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([403, 401, 200, 200])
    for (const { headers } of answers) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })
})

describe('4: Sec-Fetch-Site', () => {
  it.each([
    ['same-origin', 200],
    ['none', 200],
    ['same-site', 403],
    ['cross-site', 403],
    ['', 403],
  ])('answers a page of "%s" with %i', async (site, status) => {
    expect((await get('/', { 'sec-fetch-site': site })).status).toBe(status)
    expect((await call('fake.echo', {}, { ...bearer(), 'sec-fetch-site': site })).status).toBe(status)
  })
})

describe('5: the launch ticket', () => {
  it('stands in the fragment, which is never sent', () => {
    const url = new URL(server.newAddress())
    expect(url.pathname + url.search).toBe('/')
    expect(url.hash).toMatch(/^#ticket=[\w-]{43}$/)
  })

  it('buys the token once', async () => {
    const ticket = ticketOf(server.newAddress())
    const first = await post('/api/token', ticket, {})
    expect(first.body.toString()).toMatch(/^[\w-]{43}$/)
    expect(first.headers['cache-control']).toBe('no-store')
    const second = await post('/api/token', ticket, {})
    expect(second.status).toBe(401)
    expect(second.body.toString()).not.toContain(first.body.toString())
  })

  it('dies after five minutes', async () => {
    const early = ticketOf(server.newAddress())
    const late = ticketOf(server.newAddress())
    pass(5 * 60_000 - 1)
    expect((await post('/api/token', early, {})).status).toBe(200)
    pass(1)
    expect((await post('/api/token', late, {})).status).toBe(401)
  })

  it('is not guessed, and neither an empty nor an endless one is taken', async () => {
    server.newAddress()
    expect((await post('/api/token', '', {})).status).toBe(401)
    expect((await post('/api/token', 'A'.repeat(43), {})).status).toBe(401)
    expect((await post('/api/token', 'A'.repeat(2000), {})).status).toBe(413)
    expect((await ask(port, { path: `/api/token?${ticketOf(server.newAddress())}` })).status).toBe(401)
  })

  it('gives every tab the same token, and every start another', async () => {
    expect((await post('/api/token', ticketOf(server.newAddress()), {})).body.toString()).toBe(token)
    const before = token
    await start()
    expect(token).not.toBe(before)
    expect((await call('fake.echo', {}, bearer(before))).status).toBe(401)
  })
})

describe('6: the token', () => {
  it.each(['/api/call', '/api/host', '/api/media', '/api/nothing'])('is needed for %s', async (path) => {
    for (const headers of [{}, bearer(''), bearer('x'), bearer(`${token}x`), { authorization: token }]) {
      expect((await post(path, encodeWire({ method: 'fake.echo', input: {} }), headers)).status).toBe(401)
    }
    expect(fake.calls).toEqual([])
  })

  it('is needed for the announcements, and no cookie or query stands in for it', async () => {
    expect((await get('/api/events')).status).toBe(401)
    expect((await get(`/api/events?token=${token}`, { cookie: `token=${token}` })).status).toBe(401)
    expect((await call('fake.echo', {}, { cookie: `token=${token}` })).status).toBe(401)
  })

  it('never comes as a cookie', async () => {
    for (const answer of [await get('/'), await call('fake.echo')]) expect(answer.headers['set-cookie']).toBeUndefined()
  })
})

describe('7: media', () => {
  async function addressOf(sha256: string): Promise<string> {
    const reply = replyOf(await post('/api/media', encodeWire({ sha256 })))
    expect(reply).toMatchObject({ ok: true, value: { url: expect.stringMatching(/^\/media\/[0-9a-f]{64}\?key=/) } })
    return Reflect.get(Object(Reflect.get(Object(reply), 'value')), 'url')
  }

  it('sends a medium for its key, whole or in part', async () => {
    const path = await addressOf(SHA)
    const whole = await get(path)
    expect(whole.status).toBe(200)
    expect(whole.body.toString()).toBe('0123456789')
    expect(whole.headers).toMatchObject({ 'content-type': 'video/mp4', 'accept-ranges': 'bytes' })
    expect(whole.headers['content-security-policy']).toContain('sandbox')
    for (const [range, part, written] of [
      ['bytes=2-4', '234', 'bytes 2-4/10'],
      ['bytes=7-', '789', 'bytes 7-9/10'],
      ['bytes=-2', '89', 'bytes 8-9/10'],
      ['bytes=8-99', '89', 'bytes 8-9/10'],
    ]) {
      const answer = await get(path, { range: range ?? '' })
      expect([answer.status, answer.body.toString(), answer.headers['content-range']]).toEqual([206, part, written])
    }
    for (const range of ['bytes=10-', 'bytes=-0']) expect((await get(path, { range })).status).toBe(416)
    for (const range of ['bytes=4-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=-']) {
      expect((await get(path, { range })).status).toBe(200)
    }
  })

  it('takes the key for that hash only, for a while, by GET', async () => {
    const path = await addressOf(SHA)
    const other = await addressOf('cd'.repeat(32))
    const key = path.split('key=')[1] ?? ''
    expect((await get(`/media/${SHA}`)).status).toBe(401)
    expect((await get(`/media/${SHA}?key=${other.split('key=')[1]}`)).status).toBe(401)
    expect((await get(`/media/${SHA}?key=${key.replace(/^\d+/, '9999999999999')}`)).status).toBe(401)
    expect((await get(`/media/${SHA}?key=${token}`)).status).toBe(401)
    expect((await get(other)).status).toBe(404)
    expect((await ask(port, { method: 'POST', path, headers: { origin: server.origin } })).status).toBe(405)
    expect((await get('/media/..%2f..%2fsecret.html?key=x')).status).toBe(404)
    pass(15 * 60_000)
    expect((await get(path)).status).toBe(401)
  })

  it('names no type that a browser would run', async () => {
    await start({ findMedia: async () => ({ path: join(folder, 'medium'), mime: 'text/html' }) })
    expect((await get(await addressOf(SHA))).headers['content-type']).toBe('application/octet-stream')
  })

  it('answers 404 when the file is gone and 400 to what is no hash', async () => {
    const path = await addressOf(SHA)
    rmSync(join(folder, 'medium'))
    expect((await get(path)).status).toBe(404)
    for (const sha256 of ['../x', SHA.toUpperCase(), '', 7]) {
      expect((await post('/api/media', encodeWire({ sha256 }))).status).toBe(400)
    }
  })
})

describe('8: static files, calls', () => {
  it('sends the page and its files by GET', async () => {
    const page = await get('/')
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.body.toString()).toContain('Callboard')
    const script = await get('/assets/main.js')
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH']) {
      expect((await ask(port, { method, path: '/', headers: { origin: server.origin } })).status).toBe(405)
    }
  })

  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/assets/../../secret.html',
    '/assets/..%2f..%2fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '/../renderer-other/secret.html',
    '//secret.html',
    '/%00/secret.html',
    '/index.html%00.js',
    '/%',
    '/%ff',
    '/assets',
    '/assets/',
    '/nothing.html',
    '/%252e%252e%252fsecret.html',
    '/etc/passwd',
  ])('answers 404 to %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(answer.body.toString()).not.toMatch(/secret|root:|callboard-shell-test/)
  })

  it('answers a request that names a whole address as its own path or not at all', async () => {
    const answer = await get(`http://127.0.0.1:${port}/secret.html`)
    expect(answer.status).toBe(404)
  })

  it('passes calls on and brings typed arrays through both ways', async () => {
    const input = { ids: Uint32Array.of(1, 2, 3), share: 0.5 }
    const commandId = '0192f6c0-0000-7000-8000-000000000000'
    const answer = await post('/api/call', encodeWire({ method: 'fake.echo', input, commandId }))
    expect(answer.status).toBe(200)
    expect(replyOf(answer)).toStrictEqual({ ok: true, value: input })
    expect(fake.calls).toStrictEqual([{ method: 'fake.echo', input, commandId }])
    expect(replyOf(await call('fake.refuse'))).toEqual({ ok: false, error: { code: 'conflict', message: 'No.' } })
  })

  it.each(['constructor', '__proto__', 'toString', 'fake.missing', ''])(
    'answers 404 to the method "%s"',
    async (name) => {
      const answer = await call(name)
      expect(answer.status).toBe(404)
      expect(replyOf(answer)).toMatchObject({ ok: false, error: { code: 'unknown_method' } })
      expect(fake.calls).toEqual([])
    },
  )

  it('takes calls by POST only', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await ask(port, { method, path: '/api/call', headers: { origin: server.origin, ...bearer() } })
      expect(answer.status).toBe(405)
    }
    expect((await post('/api/events', '')).status).toBe(405)
    expect((await post('/api/constructor', '')).status).toBe(404)
  })

  it.each([
    ['/api/call', 8 << 20],
    ['/api/host', 64 << 10],
  ])('answers 413 to a body over the limit of %s', async (path, limit) => {
    const stated = await post(path, new Uint8Array(limit + 1))
    expect(stated.status).toBe(413)
    const unstated = await post(path, new Uint8Array(limit + 1), { ...bearer(), 'transfer-encoding': 'chunked' })
    expect(unstated.status).toBe(413)
    expect((await call('fake.echo')).status).toBe(200)
  })

  it('takes a piece of 4 MB', async () => {
    const reply = replyOf(await call('fake.echo', { bytes: new Uint8Array(4 << 20) }))
    expect(reply).toMatchObject({ ok: true, value: { bytes: { byteLength: 4 << 20 } } })
  })

  it('answers 408 to a body that does not come', async () => {
    await start({ bodyTimeoutMs: 20 })
    const status = await new Promise((done, fail) => {
      const headers = { origin: server.origin, 'content-length': '100', ...bearer() }
      const slow = httpRequest({ host: '127.0.0.1', port, method: 'POST', path: '/api/call', headers }, (response) => {
        response.resume()
        done(response.statusCode)
        slow.destroy()
      })
      slow.on('error', fail)
      slow.write('0000')
    })
    expect(status).toBe(408)
    expect((await call('fake.echo')).status).toBe(200)
  })

  it('survives a body that breaks off', async () => {
    const headers = { origin: server.origin, 'content-length': '100', ...bearer() }
    await new Promise((done) => {
      const broken = httpRequest({ host: '127.0.0.1', port, method: 'POST', path: '/api/call', headers })
      broken.on('error', () => {})
      broken.on('close', done)
      broken.write('0000', () => broken.destroy())
    })
    expect((await call('fake.echo')).status).toBe(200)
    expect(faults).toEqual([])
  })

  it.each([
    ['no message', new Uint8Array()],
    ['text', 'method=fake.echo'],
    ['JSON alone', '{"method":"fake.echo","input":{}}'],
    ['a message of something else', encodeWire([1, 2])],
    ['a method that is no text', encodeWire({ method: 7, input: {} })],
    ['an actor of its own', encodeWire({ method: 'fake.echo', input: {}, actor: 'boss' })],
    ['a command id that is none', encodeWire({ method: 'fake.echo', input: {}, commandId: 'x' })],
  ])('answers 400 to %s', async (_what, body) => {
    const answer = await post('/api/call', body)
    expect(answer.status).toBe(400)
    expect(replyOf(answer)).toMatchObject({ ok: false, error: { code: 'usage' } })
    expect(fake.calls).toEqual([])
  })

  it('is alive and well after 1,000 malformed messages', async () => {
    const good = encodeWire({ method: 'fake.echo', input: { ids: Uint32Array.of(1, 2) } })
    const statuses = new Set<number>()
    for (let start = 0; start < 1000; start += 50) {
      const batch = Array.from({ length: 50 }, (_, step) => {
        const seed = start + step
        // One byte changed in its length or its JSON's frame, or cut short: never a valid message again.
        const body = seed % 2 === 0 ? good.slice(0, seed % good.length) : good.slice()
        if (seed % 2 === 1) body[seed % 4] = 200 - (seed % 100)
        return post('/api/call', body)
      })
      for (const answer of await Promise.all(batch)) statuses.add(answer.status)
    }
    expect([...statuses]).toEqual([400])
    expect(fake.calls).toEqual([])
    expect(faults).toEqual([])
    expect((await call('fake.echo', { still: 'here' })).status).toBe(200)
  })
})
