import {
  ChevronLeft,
  ChevronRight,
  Columns2,
  MessageSquarePlus,
  Pause,
  Play,
  Repeat,
  SquareDashed,
  Volume2,
  VolumeX,
  X,
} from 'lucide-react'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { MenuButton } from '../../../ui/Menu'
import { startDrawing } from './AreaLayer'
import { stepTime } from './keys'
import { markRange, rates, togglePlay, useReview, useReviewStore } from './reviewStore'
import { timecode } from './timecode'
import { playerWords } from './words'

export interface Sound {
  volume: number
  isMuted: boolean
}

/** Play, step, speed, stretch, time, sound. Faces are labelled; keys are the player's. */
export function VideoControls({ sound, onSound }: { sound: Sound; onSound: (sound: Sound) => void }) {
  const w = useWords(playerWords)
  const store = useReviewStore()
  const isPlaying = useReview((state) => state.isPlaying)
  const rate = useReview((state) => state.rate)
  const framesPerSecond = useReview((state) => state.framesPerSecond)
  const format = useFormat()
  const noFrames = framesPerSecond === null ? w.noFrameRate : null
  const rateText = (value: number) => w.speedOf(format.number(value, 2))
  return (
    <>
      <IconButton
        label={isPlaying ? w.pause : w.play}
        keys="k"
        icon={isPlaying ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
        onPress={() => togglePlay(store)}
      />
      <IconButton
        label={w.back}
        keys="ArrowLeft"
        disabledReason={noFrames}
        icon={<ChevronLeft size={16} aria-hidden="true" />}
        onPress={() => stepTime(store, -1)}
      />
      <IconButton
        label={w.forward}
        keys="ArrowRight"
        disabledReason={noFrames}
        icon={<ChevronRight size={16} aria-hidden="true" />}
        onPress={() => stepTime(store, 1)}
      />
      <Time />
      <MenuButton
        label={w.speed}
        placement="top start"
        groups={[
          {
            label: w.speed,
            items: rates.map((value) => ({
              id: String(value),
              label: rateText(value),
              isChecked: value === rate,
              onAction: () => store.setState({ rate: value }),
            })),
          },
        ]}
        trigger={
          <Button size="small" look="quiet" label={`${w.speed}: ${rateText(rate)}`} className="tabular">
            {rateText(rate)}
          </Button>
        }
      />
      <RangeControls />
      <IconButton
        label={sound.isMuted ? w.unmute : w.mute}
        icon={sound.isMuted ? <VolumeX size={16} aria-hidden="true" /> : <Volume2 size={16} aria-hidden="true" />}
        onPress={() => onSound({ ...sound, isMuted: !sound.isMuted })}
      />
      <input
        type="range"
        aria-label={w.volume}
        min={0}
        max={100}
        step={5}
        value={sound.isMuted ? 0 : Math.round(sound.volume * 100)}
        onChange={(event) => {
          const volume = Number(event.target.value) / 100
          onSound({ volume, isMuted: volume === 0 })
        }}
        className="h-6 w-16 accent-accent"
      />
    </>
  )
}

function Time() {
  const w = useWords(playerWords)
  const timeMs = useReview((state) => state.timeMs)
  const durationMs = useReview((state) => state.durationMs)
  const framesPerSecond = useReview((state) => state.framesPerSecond)
  return (
    <span
      title={framesPerSecond === null ? w.noFrameRate : undefined}
      className="tabular whitespace-nowrap px-1 font-mono text-meta"
    >
      {timecode(timeMs, framesPerSecond)}
      <span className="text-muted"> / {timecode(durationMs, framesPerSecond)}</span>
    </span>
  )
}

function RangeControls() {
  const w = useWords(playerWords)
  const store = useReviewStore()
  const inMs = useReview((state) => state.inMs)
  const outMs = useReview((state) => state.outMs)
  const isLooping = useReview((state) => state.isLooping)
  const hasRange = inMs !== null || outMs !== null
  return (
    <>
      <Button size="small" look="quiet" keys="i" label={w.markIn} onPress={() => markRange(store, 'in')}>
        {w.markIn}
      </Button>
      <Button size="small" look="quiet" keys="o" label={w.markOut} onPress={() => markRange(store, 'out')}>
        {w.markOut}
      </Button>
      {hasRange && (
        <>
          <IconButton
            size="small"
            label={isLooping ? w.stopLoop : w.loop}
            icon={<Repeat size={14} aria-hidden="true" className={cx(isLooping && 'text-accent')} />}
            onPress={() => store.setState({ isLooping: !isLooping })}
          />
          <IconButton
            size="small"
            label={w.clearRange}
            icon={<X size={14} aria-hidden="true" />}
            onPress={() => store.setState({ inMs: null, outMs: null })}
          />
        </>
      )}
    </>
  )
}

/** What every kind of version has at the end of its bar. */
export function CommonControls({
  canDraw,
  onComment,
  onCompare,
}: {
  canDraw: boolean
  onComment: () => void
  onCompare: (() => void) | null
}) {
  const w = useWords(playerWords)
  const store = useReviewStore()
  const isDrawing = useReview((state) => state.isDrawing)
  return (
    <>
      {canDraw && (
        <IconButton
          label={isDrawing ? w.stopDrawing : w.draw}
          icon={<SquareDashed size={16} aria-hidden="true" className={cx(isDrawing && 'text-accent')} />}
          onPress={() => (isDrawing ? store.setState({ isDrawing: false }) : startDrawing(store))}
        />
      )}
      {onCompare && (
        <IconButton label={w.compare} keys="v" icon={<Columns2 size={16} aria-hidden="true" />} onPress={onCompare} />
      )}
      <IconButton
        label={w.comment}
        keys="c"
        icon={<MessageSquarePlus size={16} aria-hidden="true" />}
        onPress={onComment}
      />
    </>
  )
}
