import type { Command } from './command'
import { callCommand } from './commands/call'
import { contractCommand } from './commands/contract'
import { demoCommand } from './commands/demo'
import { exportCommand } from './commands/export'
import { historyCommand } from './commands/history'
import { importCommand } from './commands/import'
import { newCommand } from './commands/new'
import { planCommand } from './commands/plan'
import { reachCommand } from './commands/reach'
import { redoCommand } from './commands/redo'
import { reportCommand } from './commands/report'
import { serveCommand } from './commands/serve'
import { undoCommand } from './commands/undo'
import { verifyCommand } from './commands/verify'

/** In the order in which the help names them. */
export const commands: readonly Command[] = [
  demoCommand,
  newCommand,
  importCommand,
  planCommand,
  reachCommand,
  reportCommand,
  exportCommand,
  undoCommand,
  redoCommand,
  historyCommand,
  verifyCommand,
  serveCommand,
  contractCommand,
  callCommand,
]
