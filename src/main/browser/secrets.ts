import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const TICKET_MS = 5 * 60_000
const MEDIA_KEY_MS = 15 * 60_000
const DOWNLOAD_MS = 5 * 60_000
/** Beyond this the oldest go: nobody waits for that many. */
const MAX_OUTSTANDING = 64

/** Compares in a time that depends on neither text; hashing first makes the lengths equal. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** 256 bits. */
function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** Values that are good once and for a while. */
function oneTimeStore<T>(lifeMs: number, now: () => number) {
  const held = new Map<string, { value: T; endsMs: number }>()
  return {
    issue(value: T): string {
      for (const [key, { endsMs }] of held) if (endsMs <= now() || held.size >= MAX_OUTSTANDING) held.delete(key)
      const key = secret()
      held.set(key, { value, endsMs: now() + lifeMs })
      return key
    },
    /** The value, when `fits` says yes to it; it is gone afterwards. */
    redeem(key: string, fits: (value: T) => boolean): T | null {
      for (const [known, { value, endsMs }] of held) {
        if (!isSame(known, key)) continue
        if (endsMs <= now()) held.delete(known)
        else if (fits(value)) {
          held.delete(known)
          return value
        }
      }
      return null
    },
  }
}

/** A file that a job made, under the name that it is to be saved as. */
export type Download = { fileToken: string; name: string }

/**
 * Everything secret of one start. The ticket travels in a launch address, where `ps` can show it, so it is good once and
 * for five minutes; the token that it buys is good until the end and travels in a header only.
 */
export function createSecrets(now: () => number) {
  const token = secret()
  const mediaSecret = randomBytes(32)
  const tickets = oneTimeStore<true>(TICKET_MS, now)
  const downloads = oneTimeStore<Download>(DOWNLOAD_MS, now)

  function mediaMark(sha256: string, endsMs: number): string {
    return createHmac('sha256', mediaSecret).update(`${sha256}\n${endsMs}`).digest('base64url')
  }

  return {
    issueTicket: () => tickets.issue(true),
    /** The token for a ticket, or null. */
    redeemTicket: (ticket: string) => (tickets.redeem(ticket, () => true) === null ? null : token),
    isToken: (authorization: string | undefined) => isSame(authorization ?? '', `Bearer ${token}`),
    issueDownload: (download: Download) => downloads.issue(download),
    redeemDownload: (fileToken: string, key: string) =>
      downloads.redeem(key, (download) => download.fileToken === fileToken),
    /** A key for one medium only: it needs no memory, since the time stands in it and is signed. */
    mediaKey(sha256: string): string {
      const endsMs = now() + MEDIA_KEY_MS
      return `${endsMs}.${mediaMark(sha256, endsMs)}`
    },
    isMediaKey(sha256: string, key: string): boolean {
      const [ends = '', mark = ''] = key.split('.')
      const endsMs = Number(ends)
      return endsMs > now() && isSame(mark, mediaMark(sha256, endsMs))
    },
  }
}
