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
import { Switch } from '../../../ui/Checkbox'
import { cx } from '../../../ui/cx'
import { PopoverButton } from '../../../ui/Dialog'
import { MenuButton } from '../../../ui/Menu'
import { Slider } from '../../../ui/Slider'
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
  const rateText = (value: number) =>
    w.speedOf(format.number(value, Number.isInteger(value) ? 0 : value * 2 === Math.round(value * 2) ? 1 : 2))
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
      <PopoverButton
        label={w.volume}
        placement="top start"
        trigger={
          <IconButton
            label={w.volume}
            icon={sound.isMuted ? <VolumeX size={16} aria-hidden="true" /> : <Volume2 size={16} aria-hidden="true" />}
          />
        }
      >
        <div className="flex w-64 flex-col gap-2">
          <Slider
            label={w.volume}
            value={sound.isMuted ? 0 : Math.round(sound.volume * 100)}
            min={0}
            max={100}
            step={5}
            onChange={(percent) => onSound({ volume: percent / 100, isMuted: percent === 0 })}
            format={(percent) => w.percent(format.number(percent, 0))}
          />
          <Switch isSelected={sound.isMuted} onChange={(isMuted) => onSound({ volume: sound.volume || 1, isMuted })}>
            {w.mute}
          </Switch>
        </div>
      </PopoverButton>
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
      <IconButton
        label={w.markIn}
        keys="i"
        icon={<Bracket side="[" isSet={inMs !== null} />}
        onPress={() => markRange(store, 'in')}
      />
      <IconButton
        label={w.markOut}
        keys="o"
        icon={<Bracket side="]" isSet={outMs !== null} />}
        onPress={() => markRange(store, 'out')}
      />
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

function Bracket({ side, isSet }: { side: '[' | ']'; isSet: boolean }) {
  return (
    <span aria-hidden="true" className={cx('font-mono font-semibold text-title', isSet && 'text-accent')}>
      {side}
    </span>
  )
}

/** What every kind of version has at the end of its bar. */
export function CommonControls({
  canDraw,
  commentRefusal,
  onComment,
  onCompare,
}: {
  canDraw: boolean
  /** why this version takes no comments */
  commentRefusal: string | null
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
          disabledReason={commentRefusal}
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
        disabledReason={commentRefusal}
        icon={<MessageSquarePlus size={16} aria-hidden="true" />}
        onPress={onComment}
      />
    </>
  )
}
