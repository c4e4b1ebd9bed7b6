/** Longest time that is taken: a day. */
const MOST_MS = 86_400_000

/** `0:03.5`, `3.5`, `1:02:03` in milliseconds; null where it is no time. A comma counts as a point. */
export function parseTimeCode(text: string): number | null {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!match) return null
  const [, hours = '0', minutes, seconds = '0', part = ''] = match
  if (minutes !== undefined && Number(seconds) > 59) return null
  const ms = (Number(hours) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds)) * 1000 + Number(part.padEnd(3, '0'))
  return ms < MOST_MS ? ms : null
}

/** 3500 is `0:03.5`. Reads back as the same time. */
export function formatTimeCode(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  const seconds = String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')
  const part = String(ms % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${minutes}:${seconds}${part === '' ? '' : `.${part}`}`
}
