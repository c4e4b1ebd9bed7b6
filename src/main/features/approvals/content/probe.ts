import { type FileHandle, open } from 'node:fs/promises'
import {
  ADTS,
  CustomSource,
  FLAC,
  Input,
  type InputVideoTrack,
  Logging,
  LogLevel,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny'
import type { MediaFacts } from '../../../../shared/contract/approvalContent'
import type { TaskContext, TaskDef } from '../../context'
import { imageHeadBytes, imageSize } from './imageSize'

/** Formats that are one file. None that lists other files, which a hostile one would have us read. */
const formats = [MP4, QTFF, WEBM, MATROSKA, MP3, WAVE, OGG, FLAC, ADTS]
/** A table of contents of a film is a few megabytes; a file that claims more is not followed. */
const maxReadBytes = 32 << 20
const maxTotalBytes = 256 << 20
const cacheBytes = 8 << 20
/** Frames that tell the rate. */
const ratePackets = 120
const maxMs = 20_000

export const nothingKnown: MediaFacts = {
  width: null,
  height: null,
  durationMs: null,
  framesPerSecond: null,
  codec: null,
}

/** What can be read of a medium by its header. A broken or hostile file leaves facts unknown; it never fails. */
export const probeTask: TaskDef<{ path: string; mime: string }, MediaFacts> = {
  name: 'approvals.probe',
  lane: 'read',
  async run({ path, mime }, context) {
    const isImage = mime.startsWith('image/')
    if (!isImage && !/^(video|audio)\//.test(mime)) return nothingKnown
    const file = await open(path)
    try {
      return isImage ? await imageFacts(file, mime) : await streamFacts(file, context)
    } finally {
      await file.close()
    }
  },
}

async function imageFacts(file: FileHandle, mime: string): Promise<MediaFacts> {
  return { ...nothingKnown, ...imageSize(mime, await readPart(file, 0, imageHeadBytes)) }
}

async function readPart(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

async function streamFacts(file: FileHandle, context: TaskContext): Promise<MediaFacts> {
  const { size } = await file.stat()
  // What it says quotes the file, and has no business at a terminal.
  Logging.level = LogLevel.Silent
  let total = 0
  const source = new CustomSource({
    getSize: () => size,
    async read(from, until) {
      total += until - from
      if (context.isCancelled() || until - from > maxReadBytes || total > maxTotalBytes) throw new Error('enough')
      return readPart(file, from, until - from)
    },
    maxCacheSize: cacheBytes,
    // A read that nobody waits for any more.
    handleUnhandledError: () => {},
  })
  const input = new Input({ formats, source })
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('too slow')), maxMs)
  const tried = async <T>(read: () => Promise<T>): Promise<T | null> => {
    try {
      return await Promise.race([read(), late.promise])
    } catch {
      return null
    }
  }
  try {
    const video = await tried(() => input.getPrimaryVideoTrack())
    const seconds = (await tried(() => input.getDurationFromMetadata())) ?? (await tried(() => input.computeDuration()))
    const audio = video ? null : await tried(() => input.getPrimaryAudioTrack())
    const codec = await tried(async () => (video ?? audio)?.getCodec() ?? null)
    return {
      ...(await sizeOf(video, tried)),
      durationMs: seconds === null ? null : within(Math.round(seconds * 1000), 0, 86_400_000),
      framesPerSecond: video && (await tried(() => rateOf(video))),
      codec: codec?.slice(0, 60) ?? null,
    }
  } finally {
    clearTimeout(timer)
    late.promise.catch(() => {})
    input.dispose()
  }
}

type Tried = <T>(read: () => Promise<T>) => Promise<T | null>
async function sizeOf(video: InputVideoTrack | null, tried: Tried): Promise<Pick<MediaFacts, 'width' | 'height'>> {
  const width = video && within((await tried(() => video.getDisplayWidth())) ?? 0, 1, 65_535)
  const height = video && within((await tried(() => video.getDisplayHeight())) ?? 0, 1, 65_535)
  return width === null || height === null
    ? { width: null, height: null }
    : { width: Math.round(width), height: Math.round(height) }
}

async function rateOf(video: InputVideoTrack): Promise<number | null> {
  const { bestGuessFrameRate } = await video.computeFrameRateMetrics({ targetPacketCount: ratePackets })
  return within(Math.round(bestGuessFrameRate * 1000) / 1000, 0.1, 1000)
}

const within = (value: number, least: number, most: number): number | null =>
  Number.isFinite(value) && value >= least && value <= most ? value : null
