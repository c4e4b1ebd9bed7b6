import { useEffect, useState } from 'react'
import { transport } from './transport'

/** The browser shell's addresses are good for fifteen minutes; one that is asked for again is made anew well before. */
const keptMs = 10 * 60_000
/** More than any screen shows; the oldest go. */
const maxKept = 500

const kept = new Map<string, { url: Promise<string>; untilMs: number }>()

/**
 * The address under which this window can show a picture, video or sound of the workspace.
 *
 * @throws ApiError what the shell refuses
 */
export function mediaUrl(sha256: string): Promise<string> {
  const known = kept.get(sha256)
  if (known && known.untilMs > performance.now()) return known.url
  const url = transport().mediaUrl(sha256)
  kept.delete(sha256)
  kept.set(sha256, { url, untilMs: performance.now() + keptMs })
  for (const oldest of kept.keys()) {
    if (kept.size <= maxKept) break
    kept.delete(oldest)
  }
  // A refusal is not kept: the engine may be back by the next time.
  url.catch(() => {
    if (kept.get(sha256)?.url === url) kept.delete(sha256)
  })
  return url
}

/** A new address for a medium that a player could not load any more: the one it had may be too old by now. */
export function freshMediaUrl(sha256: string): Promise<string> {
  kept.delete(sha256)
  return mediaUrl(sha256)
}

/**
 * The address of a medium for an element of a component; null while it is fetched, or where there is none. It stays the
 * same as long as the medium does, so that a player does not lose its place.
 */
export function useMediaUrl(sha256: string | null): string | null {
  const [found, setFound] = useState<{ sha256: string; url: string } | null>(null)
  useEffect(() => {
    if (sha256 === null) return
    let isCurrent = true
    mediaUrl(sha256).then(
      (url) => {
        if (isCurrent) setFound({ sha256, url })
      },
      () => {
        if (isCurrent) setFound(null)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [sha256])
  return found !== null && found.sha256 === sha256 ? found.url : null
}
