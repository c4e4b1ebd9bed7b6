import { CallboardError } from '../../shared/contract/define'
import type { RunTask } from '../features/context'
import type { createMachineStore } from './recent'
import { createWorkspaceFolder, type OpenWorkspace, openWorkspaceFolder } from './workspaceFolder'

/** The one workspace that is open, or none. */
export function createWorkspaceHolder(machine: ReturnType<typeof createMachineStore>, runTask: RunTask) {
  let open: OpenWorkspace | null = null
  function close(): void {
    open?.close()
    open = null
  }
  return {
    runTask,
    device: machine.device,
    current: () => open,
    required(): OpenWorkspace {
      if (!open) throw new CallboardError('workspace_none', 'No workspace is open. Open one, or make a new one.')
      return open
    },
    /** The one open before is closed only once the new one stands. */
    create(folder: string): OpenWorkspace {
      const next = createWorkspaceFolder(folder)
      close()
      open = next
      return next
    },
    open(folder: string): OpenWorkspace {
      if (open?.folder === folder) return open
      const next = openWorkspaceFolder(folder)
      close()
      open = next
      return next
    },
    close,
  }
}
export type WorkspaceHolder = ReturnType<typeof createWorkspaceHolder>
