import { describe, expect, it } from 'vitest'
import { createBrowserHost } from '../../../src/main/browser/host'

function createHost() {
  const opened: string[] = []
  const host = createBrowserHost({
    version: '1.2.3',
    canPrintPdf: () => false,
    newDownload: ({ fileToken, name }) => `/files/${fileToken}?key=${name}`,
    openWindow: async () => void opened.push('window'),
    openAddress: async (url) => opened.push(url) > 0,
  })
  return { host, opened }
}

describe('the host behind a page', () => {
  it('tells what it lacks', async () => {
    expect(await createHost().host({ method: 'host.capabilities', input: {} })).toEqual({
      ok: true,
      value: {
        shell: 'browser',
        platform: process.platform,
        version: '1.2.3',
        hasNativeDialogs: false,
        hasNativeMenu: false,
        canPrintPdf: false,
      },
    })
  })

  it('gives a made file an address', async () => {
    const fileToken = '0123456789abcdef0123456789abcdef'
    const { host } = createHost()
    expect(await host({ method: 'host.saveFile', input: { fileToken, suggestedName: 'a.pdf' } })).toEqual({
      ok: true,
      value: { kind: 'download', url: `/files/${fileToken}?key=a.pdf` },
    })
    expect(await host({ method: 'host.saveFile', input: { fileToken: '../x', suggestedName: 'a.pdf' } })).toMatchObject(
      {
        ok: false,
        error: { code: 'invalid_input' },
      },
    )
  })

  it('opens web addresses and nothing else', async () => {
    const { host, opened } = createHost()
    const open = (url: string) => host({ method: 'host.openExternal', input: { url } })
    expect(await open('https://example.com/a b?c=d&e')).toEqual({ ok: true, value: { opened: true } })
    for (const url of ['http://example.com', 'file:///etc/passwd', 'javascript:alert(1)', 'calc.exe', '--help', '']) {
      expect(await open(url)).toEqual({ ok: true, value: { opened: false } })
    }
    expect(opened).toEqual(['https://example.com/a%20b?c=d&e'])
  })

  it('opens another window', async () => {
    const { host, opened } = createHost()
    expect(await host({ method: 'host.newWindow', input: {} })).toEqual({ ok: true, value: {} })
    expect(opened).toEqual(['window'])
  })

  it.each(['host.openFile', 'host.chooseFolder', 'host.showSaved'])('says what to do instead of %s', async (method) => {
    expect(await createHost().host({ method, input: {} })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  it.each(['constructor', 'host.nothing', 'workspace.open'])('knows no %s', async (method) => {
    expect(await createHost().host({ method, input: {} })).toMatchObject({
      ok: false,
      error: { code: 'unknown_method' },
    })
  })
})
