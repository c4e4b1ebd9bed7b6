import { z } from 'zod'
import { fileToken } from './values'

/**
 * What only a shell can do: dialogs, folders, the browser of the user. The renderer asks by the same kind of
 * envelope; the shell validates and answers. A shell that lacks something says so in `host.capabilities`.
 */
export const hostContract = {
  'host.capabilities': {
    input: z.strictObject({}),
    output: z.strictObject({
      shell: z.enum(['desktop', 'browser']),
      platform: z.string(),
      version: z.string(),
      hasNativeDialogs: z.boolean(),
      hasNativeMenu: z.boolean(),
      canPrintPdf: z.boolean(),
    }),
  },
  /** Lets the person choose a file to import; the bytes stay where they are. */
  'host.openFile': {
    input: z.strictObject({ purpose: z.enum(['creators']) }),
    output: z.strictObject({ fileToken, name: z.string(), sizeBytes: z.int() }).nullable(),
  },
  'host.chooseFolder': {
    input: z.strictObject({ purpose: z.enum(['newWorkspace', 'openWorkspace']) }),
    output: z.strictObject({ folder: z.string() }).nullable(),
  },
  /** Saves a file that a job made: asks where (desktop), or gives an address to download it from once (browser). */
  'host.saveFile': {
    input: z.strictObject({ fileToken, suggestedName: z.string().min(1).max(250) }),
    output: z.union([
      z.strictObject({ kind: z.literal('saved'), name: z.string(), savedToken: z.string() }),
      z.strictObject({ kind: z.literal('download'), url: z.string() }),
      z.strictObject({ kind: z.literal('cancelled') }),
    ]),
  },
  'host.showSaved': { input: z.strictObject({ savedToken: z.string() }), output: z.strictObject({}) },
  'host.openExternal': {
    input: z.strictObject({ url: z.string().max(2000) }),
    output: z.strictObject({ opened: z.boolean() }),
  },
  'host.newWindow': { input: z.strictObject({}), output: z.strictObject({}) },
} as const

export type HostMethod = keyof typeof hostContract
export type HostInput<M extends HostMethod> = z.input<(typeof hostContract)[M]['input']>
export type HostOutput<M extends HostMethod> = z.output<(typeof hostContract)[M]['output']>

/** Sent by a native menu; the renderer's command registry runs it by id. */
export type HostEvent = { kind: 'command'; commandId: string }
