import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, isAbsolute, join } from 'node:path'
import { CallboardError } from '../../shared/contract/define'
import type { filesContract } from '../../shared/contract/files'
import type { jobsContract } from '../../shared/contract/jobs'
import type { WorkspaceInfo, workspaceContract } from '../../shared/contract/workspace'
import { warmCreators } from '../db/read/creatorIndex/questions'
import { runStep } from '../db/steps'
import { sampleApprovalsTask } from '../features/approvals/sample/task'
import type { HandlersFor, JobContext } from '../features/context'
import { verifyTask } from '../features/history/tasks'
import { samplePlansTask } from '../features/planner/scenarios/sampleTask'
import { readWorkspaceInfo, seedWorkspace, updateWorkspace } from '../features/workspace/queries'
import { sampleTask } from '../features/workspace/sample/task'
import { copyTierScheme, removeTierScheme, saveTierScheme } from '../features/workspace/tierSchemes'
import type { EngineParts } from './handlers'

/** Methods that act on the engine itself: which workspace is open, files of the session, running jobs. */
export function engineHandlers({
  files,
  jobs,
  holder,
  machine,
  tell,
}: EngineParts): HandlersFor<typeof workspaceContract & typeof filesContract & typeof jobsContract> {
  function opened(actor: string): WorkspaceInfo {
    const open = holder.required()
    const info = readWorkspaceInfo(open.db, open.folder, actor)
    machine.remember({
      folder: open.folder,
      name: info.name,
      openedAt: new Date().toISOString(),
      isSample: info.isSample,
    })
    tell({ kind: 'workspace', folder: open.folder })
    return info
  }

  async function create(
    input: { folder: string; name?: string | undefined; sample: boolean; currency?: string | undefined },
    context: JobContext,
  ): Promise<WorkspaceInfo> {
    requireAbsolute(input.folder)
    context.label(input.sample ? 'Making the sample workspace' : 'Making the workspace')
    const open = holder.create(input.folder)
    const name = input.name ?? (input.sample ? 'Lantern & Kite (sample)' : basename(input.folder))
    runStep(open.db, context.origin, (step) => {
      step.kind = 'base'
      step.label = 'New workspace'
      seedWorkspace(open.db, {
        name,
        isSample: input.sample,
        currency: input.currency ?? 'GBP',
        actor: context.caller.actor,
        now: context.now,
      })
      return null
    })
    if (input.sample) {
      const origin = { ...context.origin, commandId: randomUUID() }
      await context.exclusively(() =>
        context.runTask(sampleTask, { folder: open.folder, origin }, { onProgress: context.progress }),
      )
      await context.exclusively(() =>
        context.runTask(sampleApprovalsTask, {
          folder: open.folder,
          origin: { ...origin, commandId: randomUUID() },
        }),
      )
      await context.exclusively(() =>
        context.runTask(samplePlansTask, { folder: open.folder, origin: { ...origin, commandId: randomUUID() } }),
      )
    }
    return opened(context.caller.actor)
  }

  return {
    'workspace.current': (_input, { caller }) => {
      const open = holder.current()
      return open ? readWorkspaceInfo(open.db, open.folder, caller.actor) : null
    },
    'workspace.recent': () => machine.recent().filter((r) => existsSync(join(r.folder, 'workspace.db'))),
    'workspace.suggestFolder': ({ sample }) => {
      const base = join(homedir(), 'Callboard', sample ? 'Sample workspace' : 'My workspace')
      let folder = base
      for (let n = 2; existsSync(folder); n += 1) folder = `${base} ${n}`
      return { folder }
    },
    'workspace.appearance': () => machine.appearance(),
    'workspace.setAppearance': ({ theme, density }) =>
      machine.setAppearance({ ...(theme ? { theme } : {}), ...(density ? { density } : {}) }),
    'workspace.create': create,
    'workspace.open': (input, context) => {
      requireAbsolute(input.folder)
      context.label('Opening the workspace')
      warmCreators(holder.open(input.folder).db)
      return opened(context.caller.actor)
    },
    'workspace.update': (input, { db, caller, step }) => {
      step.label = 'Change workspace settings'
      updateWorkspace(db, input)
      return readWorkspaceInfo(db, holder.required().folder, caller.actor)
    },
    'workspace.saveTierScheme': saveTierScheme,
    'workspace.copyTierScheme': copyTierScheme,
    'workspace.removeTierScheme': removeTierScheme,
    'workspace.verify': (_input, context) => {
      context.label('Verifying the workspace')
      return context.runTask(
        verifyTask,
        { folder: context.folder },
        { signal: context.signal, onProgress: context.progress },
      )
    },
    'files.begin': ({ name, sizeBytes }) => files.begin(name, sizeBytes),
    'files.append': ({ fileToken, bytes }) => files.append(fileToken, bytes),
    'files.drop': ({ fileToken }) => {
      files.drop(fileToken)
      return {}
    },
    'files.read': ({ fileToken, offset, length }) => {
      const file = files.get(fileToken)
      const bytes = new Uint8Array(Math.max(0, Math.min(length, file.sizeBytes - offset)))
      const handle = openSync(file.path, 'r')
      try {
        const read = readSync(handle, bytes, 0, bytes.byteLength, offset)
        return { bytes: bytes.subarray(0, read), isLast: offset + read >= file.sizeBytes }
      } finally {
        closeSync(handle)
      }
    },
    'jobs.list': () => jobs.list(),
    'jobs.cancel': ({ jobId }) => jobs.cancel(jobId),
  }
}

function requireAbsolute(folder: string): void {
  if (!isAbsolute(folder))
    throw new CallboardError('folder_refused', `${folder} is not a full path. Type the whole path of the folder.`)
}
