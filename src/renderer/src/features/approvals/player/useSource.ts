import { useCallback, useEffect, useState } from 'react'
import { freshMediaUrl, mediaUrl } from '../../../lib/media'

/** missing: the workspace folder lacks it; damaged: it would be shown, were it whole; undecodable: another program must */
export type Trouble = 'missing' | 'damaged' | 'undecodable'

export type Source =
  | { kind: 'loading' }
  | { kind: 'ready'; url: string }
  | { kind: 'trouble'; trouble: Trouble }
  | { kind: 'refused'; error: unknown }

/** Kinds that this program shows when they are whole. */
const SHOWN = /^(image\/(png|jpeg|webp|gif|avif)|video\/webm)$/

async function isThere(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers: { range: 'bytes=0-0' } })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

/**
 * The address of a version's file, and why it is not shown where it is not.
 *
 * @returns `onFailed` is what an element calls that could not show the file
 */
export function useSource(
  sha256: string,
  mime: string | null,
  isShowable: boolean,
): { source: Source; onFailed: () => void; retry: () => void } {
  const [source, setSource] = useState<Source>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    let isCurrent = true
    const tell = (next: Source) => {
      if (isCurrent) setSource(next)
    }
    mediaUrl(sha256).then(
      async (url) => {
        if (isShowable) return tell({ kind: 'ready', url })
        tell({ kind: 'trouble', trouble: (await isThere(url)) ? 'undecodable' : 'missing' })
      },
      (error) => tell({ kind: 'refused', error }),
    )
    return () => {
      isCurrent = false
    }
  }, [sha256, isShowable, attempt])
  const onFailed = useCallback(async () => {
    if (source.kind !== 'ready') return
    if (await isThere(source.url)) {
      const trouble = mime !== null && SHOWN.test(mime) ? 'damaged' : 'undecodable'
      return setSource({ kind: 'trouble', trouble })
    }
    // An address grows old; another one goes on where it stopped.
    const fresh = await freshMediaUrl(sha256).catch(() => null)
    setSource(
      fresh !== null && (await isThere(fresh))
        ? { kind: 'ready', url: fresh }
        : { kind: 'trouble', trouble: 'missing' },
    )
  }, [source, sha256, mime])
  return { source, onFailed: () => void onFailed(), retry: () => setAttempt((old) => old + 1) }
}
