import { randomUUID } from 'node:crypto'
import { copyFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { app, type BrowserWindow, dialog, shell } from 'electron'
import { CallboardError, type Reply } from '../../shared/contract/define'
import { type HostInput, type HostMethod, type HostOutput, hostContract } from '../../shared/contract/host'
import type { EngineClient } from '../engine/client'
import { openOutside, outsideAddress } from './windows'
import { words } from './words'

export type DesktopHost = {
  answer(window: BrowserWindow | null, envelope: unknown): Promise<Reply>
  openExternal(window: BrowserWindow | null, address: string): Promise<boolean>
}

/** What only the desktop can do, for the page that asks. Dialogs are called at the moment of use, so tests can answer them. */
export function createDesktopHost(engine: EngineClient, openAnother: () => Promise<unknown>): DesktopHost {
  const saved = new Map<string, string>()
  let lastFolder: string | null = null

  const handlers: { [M in HostMethod]: (window: BrowserWindow | null, input: HostInput<M>) => Promise<HostOutput<M>> } =
    {
      'host.capabilities': async () => ({
        shell: 'desktop',
        platform: process.platform,
        version: app.getVersion(),
        hasNativeDialogs: true,
        hasNativeMenu: true,
        canPrintPdf: true,
      }),
      'host.openFile': async (window) => {
        const options: Electron.OpenDialogOptions = {
          title: words.chooseCreators,
          properties: ['openFile'],
          filters: [
            { name: words.lists, extensions: ['csv', 'tsv', 'tab', 'txt', 'xlsx', 'xlsm', 'json', 'jsonl', 'ndjson'] },
          ],
        }
        const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
        const path = answer.canceled ? undefined : answer.filePaths[0]
        if (!path) return null
        const file = await engine.holdFile(path)
        return { fileToken: file.token, name: file.name, sizeBytes: file.sizeBytes }
      },
      'host.chooseFolder': async (window, { purpose }) => {
        const isNew = purpose === 'newWorkspace'
        const options: Electron.OpenDialogOptions = {
          title: isNew ? words.chooseNewFolder : words.chooseWorkspace,
          properties: isNew ? ['openDirectory', 'createDirectory'] : ['openDirectory'],
        }
        const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
        const folder = answer.canceled ? undefined : answer.filePaths[0]
        return folder ? { folder } : null
      },
      'host.saveFile': async (window, { fileToken, suggestedName }) => {
        const file = await engine.fileOf(fileToken)
        const name = basename(suggestedName)
        const options: Electron.SaveDialogOptions = {
          title: words.saveAs,
          defaultPath: join(lastFolder ?? app.getPath('documents'), name),
          filters: [
            { name: extname(name).slice(1).toUpperCase() || 'File', extensions: [extname(name).slice(1) || '*'] },
          ],
        }
        const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
        if (answer.canceled || !answer.filePath) return { kind: 'cancelled' }
        await copyWhole(file.path, answer.filePath)
        lastFolder = dirname(answer.filePath)
        const savedToken = randomUUID()
        saved.set(savedToken, answer.filePath)
        return { kind: 'saved', name: basename(answer.filePath), savedToken }
      },
      'host.showSaved': async (_window, { savedToken }) => {
        const path = saved.get(savedToken)
        if (!path) throw new CallboardError('file_missing', 'That file was not saved in this session.')
        shell.showItemInFolder(path)
        return {}
      },
      'host.openExternal': async (window, { url }) => ({ opened: await openExternal(window, url) }),
      'host.newWindow': async () => {
        await openAnother()
        return {}
      },
    }

  async function openExternal(window: BrowserWindow | null, address: string): Promise<boolean> {
    const url = outsideAddress(address)
    if (!url) return false
    const options = {
      type: 'question' as const,
      message: words.openAddress(url),
      buttons: [words.open, words.cancel],
      defaultId: 0,
      cancelId: 1,
    }
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
    if (response !== 0) return false
    await openOutside(url)
    return true
  }

  async function run<M extends HostMethod>(method: M, window: BrowserWindow | null, input: unknown): Promise<Reply> {
    const parsed = hostContract[method].input.safeParse(input)
    if (!parsed.success) throw new CallboardError('invalid_input', words.malformed)
    // The schema of this very method has parsed it; the map over all methods cannot say so.
    return { ok: true, value: await handlers[method](window, parsed.data as HostInput<M>) }
  }
  return {
    openExternal,
    async answer(window, envelope) {
      try {
        if (typeof envelope !== 'object' || envelope === null || !('method' in envelope))
          throw new CallboardError('invalid_input', words.malformed)
        const { method } = envelope
        if (typeof method !== 'string' || !isHostMethod(method))
          throw new CallboardError('unknown_method', words.unknownMethod)
        return await run(method, window, 'input' in envelope ? envelope.input : {})
      } catch (error) {
        if (error instanceof CallboardError) return { ok: false, error: error.toShape() }
        throw error
      }
    },
  }
}

function isHostMethod(method: string): method is HostMethod {
  return Object.hasOwn(hostContract, method)
}

/** Copies beside the target and renames, so that a half-written report never has its name. */
async function copyWhole(from: string, to: string): Promise<void> {
  const part = `${to}.${randomUUID().slice(0, 8)}.part`
  try {
    await copyFile(from, part)
    await rename(part, to)
  } catch {
    await rm(part, { force: true })
    throw new CallboardError('disk_failed', words.notSaved(basename(to)))
  }
}
