import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { useWords } from '../../../lib/locale'
import { Segmented } from '../../../ui/Segmented'
import { AreaLayer, DrawHint } from './AreaLayer'
import { type Sound, VideoControls } from './Controls'
import type { Mark } from './marks'
import { useReview, useReviewStore } from './reviewStore'
import { Timeline } from './Timeline'
import { type Box, useFitBox } from './useFitBox'
import { playerWords } from './words'

export interface VideoStageProps {
  version: ContentVersion
  url: string
  posterUrl: string | null
  marks: readonly Mark[]
  /** it is not a video that this program can show */
  onUndecodable: () => void
  /** buttons after those of the video */
  controls: ReactNode
}

/** A video with controls of our own. Nothing plays by itself. */
export function VideoStage({ version, url, posterUrl, marks, onUndecodable, controls }: VideoStageProps) {
  const w = useWords(playerWords)
  const video = useRef<HTMLVideoElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const [natural, setNatural] = useState<Box | null>(
    version.width && version.height ? { width: version.width, height: version.height } : null,
  )
  const [zoom, setZoom] = useState<'fit' | 'full'>('fit')
  const [sound, setSound] = useState<Sound>({ volume: 1, isMuted: false })
  const [isLoaded, setLoaded] = useState(false)
  const store = useReviewStore()
  const fitted = useFitBox(stage, natural)
  const box = zoom === 'full' ? natural : fitted
  useMedium(video)
  useEffect(() => {
    if (!video.current) return
    video.current.volume = sound.volume
    video.current.muted = sound.isMuted
  }, [sound])
  return (
    <>
      <div className="relative min-h-0 flex-1 overflow-hidden bg-sunken">
        <div ref={stage} className="absolute inset-3">
          <div className={zoom === 'full' ? 'h-full overflow-auto' : 'flex h-full items-center justify-center'}>
            <div className="relative shrink-0" style={box ?? { width: '100%', height: '100%' }}>
              <video
                ref={video}
                src={url}
                {...(posterUrl ? { poster: posterUrl } : {})}
                preload="auto"
                playsInline
                disablePictureInPicture
                aria-label={w.videoOf(version.name ?? '')}
                className="block size-full"
                onLoadedMetadata={({ currentTarget }) => {
                  // A picture that cannot be decoded leaves the sound alone: nothing would be seen.
                  if (currentTarget.videoWidth === 0) return onUndecodable()
                  // A comment was chosen before the file was there, or another address of it goes on where one stopped.
                  const { timeMs } = store.getState()
                  if (timeMs > 0) currentTarget.currentTime = timeMs / 1000
                  setNatural({ width: currentTarget.videoWidth, height: currentTarget.videoHeight })
                  setLoaded(true)
                }}
                onError={onUndecodable}
              />
              {isLoaded && <AreaLayer marks={marks} />}
            </div>
          </div>
        </div>
        <DrawHint />
        {!isLoaded && (
          <p role="status" className="absolute inset-x-0 bottom-2 text-center text-meta text-muted">
            {w.loading}
          </p>
        )}
      </div>
      <Timeline marks={marks} />
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-1 px-2 pb-1">
        <VideoControls sound={sound} onSound={setSound} />
        <span className="flex-1" />
        <Segmented
          label={w.zoom}
          value={zoom}
          onChange={setZoom}
          choices={[
            { id: 'fit', label: w.zoomFit },
            { id: 'full', label: w.zoomFull },
          ]}
        />
        {controls}
      </div>
    </>
  )
}

/** Connects the element with the review: what it does is told, and it does what is asked. */
function useMedium(video: RefObject<HTMLVideoElement | null>): void {
  const store = useReviewStore()
  const isPlaying = useReview((state) => state.isPlaying)
  const rate = useReview((state) => state.rate)
  useEffect(() => {
    const element = video.current
    if (!element) return
    const tellTime = () => {
      // While it loads or seeks, the element does not tell where it will be.
      if (element.readyState > 0 && !element.seeking) store.setState({ timeMs: element.currentTime * 1000 })
    }
    const tellLength = () => {
      // A video made by a browser tells its length only once it was read to the end.
      if (Number.isFinite(element.duration)) store.setState({ durationMs: element.duration * 1000 })
    }
    const onPlay = () => store.setState({ isPlaying: true })
    const onPause = () => store.setState({ isPlaying: false })
    store.setState({
      medium: {
        // Refused when the element is gone meanwhile; the button then still says "Play".
        play: () => void element.play().catch(() => onPause()),
        pause: () => element.pause(),
        seek: (timeMs) => {
          element.currentTime = timeMs / 1000
        },
      },
    })
    element.addEventListener('play', onPlay)
    element.addEventListener('pause', onPause)
    element.addEventListener('ended', onPause)
    for (const name of ['seeked', 'timeupdate']) element.addEventListener(name, tellTime)
    element.addEventListener('durationchange', tellLength)
    return () => {
      element.pause()
      element.removeEventListener('play', onPlay)
      element.removeEventListener('pause', onPause)
      element.removeEventListener('ended', onPause)
      for (const name of ['seeked', 'timeupdate']) element.removeEventListener(name, tellTime)
      element.removeEventListener('durationchange', tellLength)
      store.setState({ medium: null, isPlaying: false })
    }
  }, [store, video])
  useEffect(() => {
    if (video.current) video.current.playbackRate = rate
  }, [rate, video])
  useEffect(() => {
    if (!isPlaying) return
    let frame = 0
    const follow = () => {
      const element = video.current
      if (!element) return
      const { inMs, outMs, isLooping } = store.getState()
      const timeMs = element.currentTime * 1000
      if (isLooping && outMs !== null && timeMs >= outMs) element.currentTime = (inMs ?? 0) / 1000
      else if (!element.seeking) store.setState({ timeMs })
      frame = requestAnimationFrame(follow)
    }
    frame = requestAnimationFrame(follow)
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, store, video])
}
