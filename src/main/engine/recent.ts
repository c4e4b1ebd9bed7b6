import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { type Appearance, appearance } from '../../shared/contract/workspace'

const machineSchema = z.object({
  device: z.uuid(),
  recent: z.array(z.object({ folder: z.string(), name: z.string(), openedAt: z.string(), isSample: z.boolean() })),
  appearance: appearance.default({ theme: 'system', density: 'normal' }),
})
export type Machine = z.infer<typeof machineSchema>
const maxRecent = 12

/** What this machine remembers outside any workspace: its device id and the folders opened last. */
export function createMachineStore(configDir: string | null) {
  const file = configDir ? join(configDir, 'machine.json') : null
  let machine: Machine = read() ?? machineSchema.parse({ device: uuidv7(), recent: [] })

  function read(): Machine | null {
    if (!file) return null
    try {
      return machineSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      // Absent or damaged: a list of folders is not worth a failed start.
      return null
    }
  }
  function write(): void {
    if (!configDir || !file) return
    try {
      mkdirSync(configDir, { recursive: true, mode: 0o700 })
      writeFileSync(`${file}.new`, JSON.stringify(machine, null, 2), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    } catch {
      // A read-only home must not keep a workspace from opening.
    }
  }
  return {
    device: () => machine.device,
    recent: () => machine.recent,
    appearance: () => machine.appearance,
    setAppearance(change: Partial<Appearance>): Appearance {
      machine = { ...machine, appearance: { ...machine.appearance, ...change } }
      write()
      return machine.appearance
    },
    remember(entry: Machine['recent'][number]) {
      machine = {
        ...machine,
        recent: [entry, ...machine.recent.filter((r) => r.folder !== entry.folder)].slice(0, maxRecent),
      }
      write()
    },
  }
}
