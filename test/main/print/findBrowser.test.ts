import { describe, expect, it } from 'vitest'
import { findBrowser, findOnPath, type Machine } from '../../../src/main/print/findBrowser'

function machine(platform: NodeJS.Platform, env: Machine['env'], files: string[]): Machine {
  return { platform, env, isExecutable: (path) => files.includes(path) }
}

describe('findBrowser', () => {
  it('takes CALLBOARD_BROWSER before everything else', () => {
    const files = ['/usr/bin/chromium', '/opt/my chrome']
    expect(findBrowser(machine('linux', { PATH: '/usr/bin', CALLBOARD_BROWSER: '/opt/my chrome' }, files))).toBe(
      '/opt/my chrome',
    )
  })

  it('looks a CALLBOARD_BROWSER without a slash up in PATH', () => {
    const files = ['/usr/bin/chromium', '/opt/bin/brave']
    expect(findBrowser(machine('linux', { PATH: '/usr/bin:/opt/bin', CALLBOARD_BROWSER: 'brave' }, files))).toBe(
      '/opt/bin/brave',
    )
  })

  it('finds nothing when CALLBOARD_BROWSER names nothing, whatever else is installed', () => {
    const files = ['/usr/bin/chromium']
    expect(findBrowser(machine('linux', { PATH: '/usr/bin', CALLBOARD_BROWSER: '/nope' }, files))).toBeNull()
    expect(findBrowser(machine('linux', { PATH: '/usr/bin', CALLBOARD_BROWSER: 'nope' }, files))).toBeNull()
  })

  it('prefers the order of names to the order of folders', () => {
    const files = ['/a/google-chrome', '/b/chromium']
    expect(findBrowser(machine('linux', { PATH: '/a:/b' }, files))).toBe('/b/chromium')
  })

  it.each([
    'chromium',
    'chromium-browser',
    'google-chrome',
    'msedge',
    'google-chrome-stable',
    'microsoft-edge',
    'chrome',
  ])('knows the command %s', (name) => {
    expect(findBrowser(machine('linux', { PATH: '/bin' }, [`/bin/${name}`]))).toBe(`/bin/${name}`)
  })

  it('looks into both Applications folders of macOS', () => {
    const chromium = '/Users/ana/Applications/Chromium.app/Contents/MacOS/Chromium'
    const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
    expect(findBrowser(machine('darwin', { PATH: '/bin', HOME: '/Users/ana' }, [edge]))).toBe(edge)
    expect(findBrowser(machine('darwin', { PATH: '/bin', HOME: '/Users/ana' }, [edge, chromium]))).toBe(chromium)
  })

  it('looks into the three program folders of Windows', () => {
    const env = {
      Path: 'C:\\Windows',
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local',
    }
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const chrome = 'C:\\Users\\ana\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'
    expect(findBrowser(machine('win32', env, [edge]))).toBe(edge)
    expect(findBrowser(machine('win32', env, [edge, chrome]))).toBe(chrome)
    expect(findBrowser(machine('win32', { Path: 'C:\\bin' }, ['C:\\bin\\chrome.exe']))).toBe('C:\\bin\\chrome.exe')
  })

  it('answers null where there is none', () => {
    expect(findBrowser(machine('linux', { PATH: '/usr/bin' }, []))).toBeNull()
    expect(findBrowser(machine('linux', {}, []))).toBeNull()
  })
})

describe('findOnPath', () => {
  it('ignores relative entries of PATH', () => {
    expect(findOnPath('chrome', machine('linux', { PATH: '.::bin' }, ['./chrome', 'chrome', 'bin/chrome']))).toBeNull()
  })
})
