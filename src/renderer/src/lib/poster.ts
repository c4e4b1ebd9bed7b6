const maxSidePx = 640
const quality = 0.8
const limitMs = 8000

/**
 * A still picture of an image or a video, at most 640 px on its longer side, as JPEG.
 *
 * @returns null where this window cannot decode the file, or not in a few seconds
 */
export async function makePoster(file: File): Promise<Blob | null> {
  const url = URL.createObjectURL(file)
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), limitMs)
  try {
    const isVideo = file.type.startsWith('video/')
    if (!isVideo && !/^image\/(?:png|jpeg|webp|gif)$/.test(file.type)) return null
    return await (isVideo ? fromVideo(url, stop.signal) : fromImage(url, stop.signal))
  } catch {
    // Not decodable here, or too slow: the version goes without.
    return null
  } finally {
    clearTimeout(timer)
    URL.revokeObjectURL(url)
  }
}

async function fromImage(url: string, signal: AbortSignal): Promise<Blob | null> {
  const image = new Image()
  image.src = url
  try {
    await Promise.race([image.decode(), aborted(signal)])
    return await drawn(image, image.naturalWidth, image.naturalHeight)
  } finally {
    image.removeAttribute('src')
  }
}

async function fromVideo(url: string, signal: AbortSignal): Promise<Blob | null> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.preload = 'auto'
  try {
    const loaded = heard(video, 'loadeddata', signal)
    video.src = url
    await loaded
    const seconds = Number.isFinite(video.duration) ? Math.min(1, video.duration / 10) : 0
    // The first frame is often black. Seeking to where it stands already would tell nothing.
    if (seconds > 0) {
      const sought = heard(video, 'seeked', signal)
      video.currentTime = seconds
      await sought
    }
    return await drawn(video, video.videoWidth, video.videoHeight)
  } finally {
    // Lets go of the decoder and the file at once.
    video.removeAttribute('src')
    video.load()
  }
}

function heard(video: HTMLVideoElement, event: 'loadeddata' | 'seeked', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(event, () => resolve(), { once: true, signal })
    video.addEventListener('error', () => reject(new Error('not decodable')), { once: true, signal })
    aborted(signal).catch(reject)
  })
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('too slow')), { once: true })
  })
}

function drawn(source: CanvasImageSource, width: number, height: number): Promise<Blob | null> {
  if (width === 0 || height === 0) return Promise.resolve(null)
  const scale = Math.min(1, maxSidePx / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) return Promise.resolve(null)
  pen.drawImage(source, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
