import { useCallback, useRef, useState } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { call } from '../../../lib/api'
import { useApiJob } from '../../../lib/jobs'
import { makePoster } from '../../../lib/poster'
import { dropFile, upload } from '../../../lib/upload'

export interface VersionTexts {
  caption: string
  hashtags: string[]
  links: string[]
}

export type Sending =
  | { kind: 'idle' }
  | { kind: 'sending'; fraction: number }
  | { kind: 'keeping' }
  | { kind: 'poster' }

/** Hands a new version to the engine: the file in pieces, then its texts, then a still picture that this window made. */
export function useSendVersion(deliverableId: string) {
  const job = useApiJob('approvals.addVersion')
  const [sending, setSending] = useState<Sending>({ kind: 'idle' })
  const [failure, setFailure] = useState<unknown>(null)
  const stopper = useRef<AbortController | null>(null)
  const { run, cancel: cancelJob } = job

  /** @returns null where it was stopped or refused; the refusal is in `error` */
  async function send(file: File | null, texts: VersionTexts): Promise<ContentVersion | null> {
    const stop = new AbortController()
    stopper.current = stop
    setFailure(null)
    let token: string | null = null
    try {
      if (file) {
        setSending({ kind: 'sending', fraction: 0 })
        const onSent = (bytes: number) =>
          setSending({ kind: 'sending', fraction: file.size === 0 ? 1 : bytes / file.size })
        token = (await upload(file, onSent, stop.signal)).fileToken
      }
      setSending({ kind: 'keeping' })
      const version = await run({ deliverableId, ...texts, ...(token ? { fileToken: token } : {}) })
      if (version && file) {
        setSending({ kind: 'poster' })
        await keepPoster(version.id, file)
      }
      return version
    } catch (error) {
      if (!stop.signal.aborted) setFailure(error)
      return null
    } finally {
      if (token) dropFile(token)
      setSending({ kind: 'idle' })
    }
  }

  return {
    send,
    sending,
    progress: job.progress,
    error: failure ?? job.error,
    cancel: useCallback(() => {
      stopper.current?.abort()
      cancelJob()
    }, [cancelJob]),
  }
}

/** A version without a still picture is a version all the same: what fails here is not told. */
async function keepPoster(versionId: string, file: File): Promise<void> {
  try {
    const poster = await makePoster(file)
    if (!poster) return
    const picture = new File([poster], 'poster', { type: poster.type })
    const held = await upload(picture, () => {}, new AbortController().signal)
    await call('approvals.setPoster', { versionId, fileToken: held.fileToken })
    dropFile(held.fileToken)
  } catch {
    // The engine refuses a picture of a kind that it does not know; the strip then shows the kind's name.
  }
}
