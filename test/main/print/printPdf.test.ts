import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { printPdf } from '../../../src/main/print/printPdf'
import { CallboardError } from '../../../src/shared/contract/define'
import { fontsOf, infoOf, missingTools, needsTools, structureOf, textOf } from './pdfReaders'

const font = readFileSync('node_modules/@fontsource/inter/files/inter-latin-400-normal.woff2').toString('base64')
const report = `<!doctype html><html lang="en"><head><title>Roster – Ærø &amp; Co</title><style>
@font-face { font-family: Inter; src: url(data:font/woff2;base64,${font}) }
@page { size: A4 landscape; margin: 20mm; @bottom-right { content: counter(page) ' of ' counter(pages) } }
body { font-family: Inter } section { break-after: page }</style></head><body>
<section><h1>Spring roster</h1><p>Zoë García — 1,234 €</p><table><thead><tr><th>Creator</th></tr></thead>
<tbody><tr><td>@ana</td></tr></tbody></table></section><section><h2>Costs</h2><p>Second page</p></section></body></html>`
const plain = (body: string) => `<!doctype html><html lang="en"><title>Plain</title><body>${body}</body></html>`

let temporary = ''
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'callboard-print-test-'))
  vi.stubEnv('TMPDIR', temporary)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(temporary, { recursive: true, force: true })
})

describe.skipIf(missingTools !== null)(`printPdf in a real browser${needsTools}`, () => {
  it('makes a tagged PDF on the page size of the style, fonts embedded, and leaves no profile behind', async () => {
    const pdf = await printPdf(report)
    const info = infoOf(pdf)
    expect(info).toMatchObject({ Tagged: 'yes', Pages: '2', Title: 'Roster – Ærø & Co', JavaScript: 'no' })
    expect(info['Page size']).toMatch(/^841\.\d+ x 59[45]\.?\d* pts \(A4\)/)
    const text = textOf(pdf)
    expect(text).toContain('Zoë García — 1,234 €')
    expect(text).toMatch(/1 of 2[\s\S]*2 of 2/)
    const fonts = fontsOf(pdf)
    expect(fonts.map((used) => used.name)).toContainEqual(expect.stringContaining('Inter'))
    expect(fonts.filter((used) => !used.isEmbedded)).toEqual([])
    expect(structureOf(pdf)).toMatch(/H1[\s\S]*Table[\s\S]*H2/)
    expect(Buffer.from(pdf).includes('/Outlines')).toBe(true)
    expect(readdirSync(temporary)).toEqual([])
  })

  it('uses the asked paper and no tags where the style states no size and tagging is off', async () => {
    const pdf = await printPdf(plain('<h1>Draft</h1>'), { paper: 'Letter', isTagged: false, hasOutline: false })
    expect(infoOf(pdf)).toMatchObject({ Tagged: 'no', 'Page size': expect.stringMatching(/^612 x 792 pts/) })
  })

  it('runs no script, not even of an element’s handler', async () => {
    const pdf = await printPdf(
      plain(`<p id=a>untouched</p><script>document.getElementById('a').textContent = 'changed'</script>
      <img src=x onerror="document.getElementById('a').textContent = 'changed'"><noscript>no scripts here</noscript>`),
    )
    expect(textOf(pdf)).toContain('untouched')
    expect(textOf(pdf)).toContain('no scripts here')
    expect(textOf(pdf)).not.toContain('changed')
  })

  it('reaches no network and no file of this computer', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('reached')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const secret = join(temporary, 'secret.txt')
    writeFileSync(secret, 'secret words')
    try {
      const pdf = await printPdf(
        plain(`<p>kept</p><link rel=stylesheet href="${origin}/style.css"><img src="${origin}/pixel.png">
        <iframe src="${origin}/frame"></iframe><iframe src="file://${secret}"></iframe>
        <object data="file://${secret}"></object><meta http-equiv=refresh content="0;url=${origin}/away">`),
      )
      expect(textOf(pdf)).toContain('kept')
      expect(textOf(pdf)).not.toMatch(/secret words|reached/)
      expect(asked).toEqual([])
    } finally {
      server.close()
    }
  })

  it('prints two documents at the same time', async () => {
    const pdfs = await Promise.all([printPdf(plain('<p>first one</p>')), printPdf(plain('<p>second one</p>'))])
    expect(pdfs.map((pdf) => textOf(pdf).trim())).toEqual(['first one', 'second one'])
  })

  it('waits for images, also for a broken one', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text y="20">drawn text</text></svg>'
    const pdf = await printPdf(
      plain(`<img src="data:image/svg+xml,${encodeURIComponent(svg)}"><img alt="" src="data:image/png;base64,AAAA">`),
    )
    expect(textOf(pdf)).toContain('drawn text')
  })

  it('stops when told, with the reason it was given', async () => {
    const stop = new AbortController()
    const printing = printPdf(report, {}, stop.signal)
    stop.abort(new Error('the person changed their mind'))
    await expect(printing).rejects.toThrow('the person changed their mind')
    expect(readdirSync(temporary)).toEqual([])
  })

  it('does not start when it was stopped before', async () => {
    await expect(printPdf(report, {}, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
  })

  it('says so when the time is over', async () => {
    await expect(printPdf(report, { timeoutMs: 1 })).rejects.toMatchObject({
      name: 'CallboardError',
      code: 'print_timeout',
      message: expect.stringContaining('within 0 seconds'),
    })
    expect(readdirSync(temporary)).toEqual([])
  })
})

describe('printPdf without a usable browser', () => {
  it('says that there is none', async () => {
    vi.stubEnv('CALLBOARD_BROWSER', '/nowhere/chrome')
    await expect(printPdf(report)).rejects.toMatchObject({
      code: 'browser_missing',
      message: expect.stringContaining('CALLBOARD_BROWSER names none: /nowhere/chrome'),
    })
    vi.stubEnv('CALLBOARD_BROWSER', '')
    vi.stubEnv('PATH', '/nowhere')
    if (process.platform === 'linux') {
      await expect(printPdf(report)).rejects.toMatchObject({
        code: 'browser_missing',
        message: expect.stringContaining('none was found'),
      })
    }
  })

  it.skipIf(process.platform === 'win32').each([
    ['ends at once', '#!/bin/sh\necho no such library >&2\nexit 3\n', /exit 3/],
    ['talks nonsense', "#!/bin/sh\nprintf 'hello\\0' >&4\nsleep 20\n", /nobody understands/],
    ['does not listen', '#!/bin/sh\nexec 3<&- 4>&-\nsleep 20\n', /SIGKILL/],
    ['is no program', 'not a program', /exit 127|ENOEXEC/],
  ])('fails cleanly when the browser %s', async (_what, script, cause) => {
    const fake = join(temporary, 'browser')
    writeFileSync(fake, script, { mode: 0o755 })
    vi.stubEnv('CALLBOARD_BROWSER', fake)
    const error: unknown = await printPdf(report).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(CallboardError)
    if (!(error instanceof CallboardError)) return
    expect(error.code).toBe('print_failed')
    expect(String(error.cause)).toMatch(cause)
    expect(readdirSync(temporary)).toEqual(['browser'])
  })
})
