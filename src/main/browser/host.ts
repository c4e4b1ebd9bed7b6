import type { z } from 'zod'
import { CallboardError, type Reply } from '../../shared/contract/define'
import { type HostMethod, hostContract } from '../../shared/contract/host'
import type { Download } from './secrets'
import { words } from './words'

/** What the shell behind a page can do. */
export type HostParts = {
  version: string
  canPrintPdf: () => boolean
  /** a path that downloads the file once */
  newDownload: (download: Download) => string
  /** opens another window on this workspace */
  openWindow: () => Promise<void>
  /** @returns whether a browser took the address */
  openAddress: (url: string) => Promise<boolean>
}

type Answer = (input: unknown) => Promise<Reply>

function answering<I extends z.ZodType, O extends z.ZodType>(
  method: { input: I; output: O },
  run: (input: z.output<I>) => z.output<O> | Promise<z.output<O>>,
): Answer {
  return async (input) => {
    const parsed = method.input.safeParse(input)
    if (!parsed.success) return { ok: false, error: { code: 'invalid_input', message: words.malformed } }
    return { ok: true, value: await run(parsed.data) }
  }
}

function unavailable(sentence: string): Answer {
  return async () => ({ ok: false, error: new CallboardError('forbidden', sentence).toShape() })
}

/** Answers the host's part of the contract for a page in an ordinary browser. */
export function createBrowserHost(parts: HostParts) {
  const answers: Record<HostMethod, Answer> = {
    'host.capabilities': answering(hostContract['host.capabilities'], () => ({
      shell: 'browser' as const,
      platform: process.platform,
      version: parts.version,
      hasNativeDialogs: false,
      hasNativeMenu: false,
      canPrintPdf: parts.canPrintPdf(),
    })),
    'host.openFile': unavailable(words.noOpenDialog),
    'host.chooseFolder': unavailable(words.noFolderDialog),
    'host.saveFile': answering(hostContract['host.saveFile'], ({ fileToken, suggestedName }) => ({
      kind: 'download' as const,
      url: parts.newDownload({ fileToken, name: suggestedName }),
    })),
    'host.showSaved': unavailable(words.noShowSaved),
    'host.openExternal': answering(hostContract['host.openExternal'], async ({ url }) => {
      const isWeb = URL.canParse(url) && new URL(url).protocol === 'https:'
      return { opened: isWeb && (await parts.openAddress(new URL(url).href)) }
    }),
    'host.newWindow': answering(hostContract['host.newWindow'], async () => {
      await parts.openWindow()
      return {}
    }),
  }
  return async ({ method, input }: { method: string; input: unknown }): Promise<Reply> =>
    isHostMethod(method)
      ? answers[method](input)
      : { ok: false, error: { code: 'unknown_method', message: words.unknownMethod } }
}

function isHostMethod(method: string): method is HostMethod {
  return Object.hasOwn(hostContract, method)
}
