/**
 * Times of a video as people read and type them. Seconds are real seconds; frames count within their second, so a
 * timecode agrees with the clock at every frame rate (29.97 too).
 */

/** Rounding of a division must not move a frame. */
const EPSILON = 1e-6

/** The frame that is shown at a time. */
export function frameAt(timeMs: number, framesPerSecond: number): number {
  return Math.max(0, Math.floor((timeMs * framesPerSecond) / 1000 + EPSILON))
}

/** The first whole millisecond of a frame. */
export function frameStartMs(frame: number, framesPerSecond: number): number {
  return Math.ceil((frame * 1000) / framesPerSecond - EPSILON)
}

/** The middle of a frame: where to seek to, because a player that is sent to the edge may show its neighbour. */
export function frameMiddleMs(frame: number, framesPerSecond: number): number {
  return ((frame + 0.5) * 1000) / framesPerSecond
}

/** Where one frame more or less leads, inside the video. */
export function stepFrame(timeMs: number, frames: number, framesPerSecond: number, durationMs: number): number {
  const last = Math.max(0, Math.ceil((durationMs * framesPerSecond) / 1000 - EPSILON) - 1)
  const frame = Math.min(last, Math.max(0, frameAt(timeMs, framesPerSecond) + frames))
  return frameMiddleMs(frame, framesPerSecond)
}

const two = (part: number) => String(part).padStart(2, '0')

/** `00:01:05:12` where the frame rate is known, else `1:05.480`. */
export function timecode(timeMs: number, framesPerSecond: number | null): string {
  if (framesPerSecond === null) return clock(timeMs)
  const frame = frameAt(timeMs, framesPerSecond)
  const seconds = Math.floor(frame / framesPerSecond + EPSILON)
  const within = frame - Math.ceil(seconds * framesPerSecond - EPSILON)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}:${two(within)}`
}

/** `1:05.480` */
export function clock(timeMs: number): string {
  const ms = Math.max(0, Math.round(timeMs))
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const tail = `${two(seconds % 60)}.${String(ms % 1000).padStart(3, '0')}`
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${tail}` : `${minutes}:${tail}`
}

/**
 * Reads what a person types: `5`, `5.5`, `1:05`, `1:05.480`, `1:00:05`, and with a frame rate `00:01:05:12`.
 *
 * @returns whole milliseconds; null where it is no time
 */
export function parseTime(text: string, framesPerSecond: number | null): number | null {
  const trimmed = text.trim()
  const frames = /^(\d{1,2}):(\d{1,2}):(\d{1,2}):(\d{1,3})$/.exec(trimmed)
  if (frames) {
    if (framesPerSecond === null) return null
    const [hours = 0, minutes = 0, seconds = 0, within = 0] = frames.slice(1).map(Number)
    if (minutes > 59 || seconds > 59 || within >= Math.ceil(framesPerSecond)) return null
    const whole = hours * 3600 + minutes * 60 + seconds
    return frameStartMs(Math.ceil(whole * framesPerSecond - EPSILON) + within, framesPerSecond)
  }
  const parts = /^(?:(?:(\d{1,2}):)?(\d{1,4}):)?(\d{1,5}(?:[.,]\d{1,3})?)$/.exec(trimmed)
  if (!parts) return null
  const [hours, minutes, seconds] = [parts[1], parts[2], parts[3]?.replace(',', '.')].map((part) => Number(part ?? 0))
  if (hours === undefined || minutes === undefined || seconds === undefined) return null
  if ((parts[2] !== undefined && seconds >= 60) || (parts[1] !== undefined && minutes > 59)) return null
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000)
}
