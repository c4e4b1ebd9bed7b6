import { type ReactNode, useState } from 'react'
import type { InputOf, OutputOf } from '../../../../../shared/contract'
import type { OutreachCard, OutreachStage } from '../../../../../shared/contract/outreach'
import { apiKey, call, queryClient } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { toast } from '../../../ui/Toast'
import { toastError, undoToast } from '../../../ui/undoToast'
import { ReasonDialog, type Refused } from '../shared/ReasonDialog'
import { sharedWords } from '../shared/words'
import { targetOf, type Warnings, withMoved } from './rules'
import { pipelineWords } from './words'

export interface PipelineActions {
  /** Asks for a reason first where one is needed. */
  move: (ids: readonly string[], to: OutreachStage) => void
  assign: (ids: readonly string[], owner: string, reason: string | null) => Promise<void>
  stop: (ids: readonly string[]) => void
  remove: (ids: readonly string[]) => void
  dialog: ReactNode
}

type Asking = { refused: readonly Refused[]; free: number; go: (reason: string | null) => void }

/** What is done with cards of the pipeline: shown at once, taken back where the engine refuses. */
export function usePipelineActions({
  cards,
  input,
  warnings,
  onMoved,
}: {
  cards: readonly OutreachCard[]
  /** the question whose answer is on the screen */
  input: InputOf<'outreach.list'>
  warnings: Warnings
  onMoved: (ids: readonly string[], to: OutreachStage) => void
}): PipelineActions {
  const w = useWords(pipelineWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const [asking, setAsking] = useState<Asking | null>(null)
  const named = (ids: readonly string[]) => {
    const first = cards.find(({ id }) => id === ids[0])
    return ids.length === 1 && first ? `@${first.handle}` : w.creators(ids.length, format.count(ids.length))
  }

  /** @returns what puts the shown pipeline back */
  function show(ids: readonly string[], to: OutreachStage): () => void {
    const key = apiKey('outreach.list', input)
    const before = queryClient.getQueryData<OutputOf<'outreach.list'>>(key)
    if (!before) return () => {}
    queryClient.setQueryData(key, withMoved(before, new Set(ids), to, new Date().toISOString()))
    onMoved(ids, to)
    return () => queryClient.setQueryData(key, before)
  }

  async function run(ids: readonly string[], to: OutreachStage, reason: string | null): Promise<void> {
    const takeBack = show(ids, to)
    try {
      const { moved, refused } = await call('outreach.move', {
        ids: [...ids],
        to,
        ...(reason ? { overrideReason: reason } : {}),
      })
      if (refused.length > 0) {
        const left = new Set(refused.map(({ id }) => id))
        takeBack()
        const went = ids.filter((id) => !left.has(id))
        if (went.length > 0) show(went, to)
        if (reason === null) {
          setAsking({
            refused,
            free: 0,
            go: (given) => given !== null && void run([...left], to, given),
          })
        }
      }
      if (moved > 0) void undoToast(w.moved(named(ids.length === moved ? ids : []), moved, shared.stage(to)))
    } catch (error) {
      takeBack()
      toastError(error)
    }
  }

  function move(ids: readonly string[], to: OutreachStage): void {
    const wanted = new Set(ids)
    const moving = cards.filter((card) => wanted.has(card.id) && card.stage !== to)
    if (moving.length === 0) return
    const all = moving.map(({ id }) => id)
    const { refused } = targetOf(moving, to, warnings)
    if (refused.length === 0) {
      void run(all, to, null)
      return
    }
    const grave = new Set(refused.map(({ id }) => id))
    setAsking({
      refused,
      free: all.length - grave.size,
      go: (reason) => void run(reason === null ? all.filter((id) => !grave.has(id)) : all, to, reason),
    })
  }

  async function assign(ids: readonly string[], owner: string, reason: string | null): Promise<void> {
    const { assigned, refused } = await call('outreach.assign', {
      ids: [...ids],
      owner,
      ...(reason ? { overrideReason: reason } : {}),
    })
    if (assigned > 0) void undoToast(w.assigned(w.creators(assigned, format.count(assigned)), owner))
    if (refused.length > 0) {
      const left = refused.map(({ id }) => id)
      setAsking({
        refused,
        free: 0,
        go: (given) => given !== null && void assign(left, owner, given).catch(toastError),
      })
    }
  }

  async function act(work: () => Promise<string | null>): Promise<void> {
    try {
      const said = await work()
      if (said) void undoToast(said)
    } catch (error) {
      toastError(error)
    }
  }

  return {
    move,
    assign,
    stop: (ids) =>
      void act(async () => {
        const { stopped } = await call('outreach.stop', { ids: [...ids] })
        if (stopped === 0) toast({ text: w.nothingToStop })
        return stopped === 0 ? null : w.stopped(stopped, format.count(stopped))
      }),
    remove: (ids) => {
      const said = w.removed(named(ids))
      void act(async () => {
        await call('outreach.remove', { ids: [...ids] })
        return said
      })
    },
    dialog: asking && (
      <ReasonDialog
        refused={asking.refused}
        free={asking.free}
        onClose={() => setAsking(null)}
        onGo={(reason) => {
          setAsking(null)
          asking.go(reason)
        }}
      />
    ),
  }
}
