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
import { readPart } from './readPart'

/** Formats that are one file. None that lists other files, which a hostile one would have us read. */
const formats = [MP4, QTFF, WEBM, MATROSKA, MP3, WAVE, OGG, FLAC, ADTS]
/** A table of contents of a film is a few megabytes; a file that claims more is not followed. */
const maxReadBytes = 32 << 20
const maxTotalBytes = 256 << 20
/** A reader that goes round in circles over junk is stopped by these: nothing else would, since it never waits. */
const maxReads = 200_000
const maxRepeats = 100
const windowBytes = 64 << 10
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

/** The file as the reader of media sees it: in bounds that end whatever a hostile file leads it into. */
function boundedSource(file: FileHandle, sizeBytes: number, isCancelled: () => boolean): CustomSource {
  let total = 0
  let reads = 0
  let repeats = 0
  let last = { from: -1, until: -1 }
  let window: { from: number; bytes: Buffer } = { from: 0, bytes: Buffer.alloc(0) }
  return new CustomSource({
    getSize: () => sizeBytes,
    async read(from, until) {
      total += until - from
      reads += 1
      repeats = from === last.from && until === last.until ? repeats + 1 : 0
      last = { from, until }
      const isEnough = until - from > maxReadBytes || total > maxTotalBytes || reads > maxReads || repeats > maxRepeats
      if (isEnough || isCancelled()) throw new Error('enough')
      const isHeld = from >= window.from && until <= window.from + window.bytes.length
      if (!isHeld) window = { from, bytes: await readPart(file, from, Math.max(windowBytes, until - from)) }
      return window.bytes.subarray(from - window.from, until - window.from)
    },
    // Without a cache of its own every look at the file is counted above.
    maxCacheSize: 0,
    // A read that nobody waits for any more.
    handleUnhandledError: () => {},
  })
}

async function streamFacts(file: FileHandle, context: TaskContext): Promise<MediaFacts> {
  const { size: sizeBytes } = await file.stat()
  // What it says quotes the file, and has no business at a terminal.
  Logging.level = LogLevel.Silent
  const source = boundedSource(file, sizeBytes, () => context.isCancelled())
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
    const audio = video ? null : await tried(() => input.getPrimaryAudioTrack())
    const codec = await tried(async () => (video ?? audio)?.getCodec() ?? null)
    const size = await sizeOf(video, tried)
    const framesPerSecond = video && (await tried(() => rateOf(video)))
    const stated = await tried(() => input.getDurationFromMetadata())
    // A recording that states no length is gone through to its end, which may use up what may be read.
    const seconds = stated ?? (await tried(() => input.computeDuration()))
    return {
      ...size,
      // A file without an index tells a length of 0, which is none.
      durationMs: seconds ? within(Math.round(seconds * 1000), 0, 86_400_000) : null,
      framesPerSecond,
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
