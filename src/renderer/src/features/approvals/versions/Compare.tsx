import { useEffect, useRef, useState } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { captionDiff } from '../../../../../shared/domain/approvals/captionDiff'
import { useWords } from '../../../lib/locale'
import { useMediaUrl } from '../../../lib/media'
import { Button } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { Dialog } from '../../../ui/Dialog'
import { Select } from '../../../ui/Select'
import { Slider } from '../../../ui/Slider'
import { shortHash } from '../ask/SeenVersion'
import { clock } from '../player/timecode'
import { versionsWords } from './words'

export interface CompareProps {
  title: string
  /** newest first */
  versions: readonly ContentVersion[]
  rightId: string
  onClose: () => void
}

/** Two versions beside each other: videos play in step, captions are held against each other word by word. */
export function Compare({ title, versions, rightId, onClose }: CompareProps) {
  const w = useWords(versionsWords)
  const at = versions.findIndex(({ id }) => id === rightId)
  const before = versions[at + 1] ?? versions[at - 1]
  const [ids, setIds] = useState(() => {
    // The newer one stands right.
    const pair = [before?.id ?? rightId, rightId]
    return before && at >= 0 && versions.indexOf(before) < at ? pair.toReversed() : pair
  })
  const [left, right] = ids.map((id) => versions.find((version) => version.id === id))
  const choices = versions.map(({ id, number, name }) => ({ id, label: w.number(number), hint: name ?? undefined }))
  if (!left || !right) return null
  return (
    <Dialog title={w.compareTitle(title)} size="large" isOpen onClose={onClose}>
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3">
          <Select label={w.left} value={left.id} onChange={(id) => setIds([id, right.id])} choices={choices} />
          <Select label={w.right} value={right.id} onChange={(id) => setIds([left.id, id])} choices={choices} />
        </div>
        <Pictures key={`${left.id} ${right.id}`} left={left} right={right} />
        <CaptionDiff left={left} right={right} />
      </div>
    </Dialog>
  )
}

function Pictures({ left, right }: { left: ContentVersion; right: ContentVersion }) {
  const w = useWords(versionsWords)
  const box = useRef<HTMLDivElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [timeMs, setTimeMs] = useState(0)
  const hasVideo = left.kind === 'video' || right.kind === 'video'
  const lengthMs = Math.max(left.durationMs ?? 0, right.durationMs ?? 0)
  const videos = () => [...(box.current?.querySelectorAll('video') ?? [])]

  useEffect(() => {
    if (!isPlaying) return
    let frame = 0
    const follow = () => {
      const [first, second] = [...(box.current?.querySelectorAll('video') ?? [])]
      const lead = first?.ended || !first ? second : first
      if (!lead || (first?.ended !== false && second?.ended !== false)) return setPlaying(false)
      // Decoders drift: the right one follows the left one where they part by more than a frame or two.
      if (first && second && !first.ended && !second.ended) {
        if (Math.abs(second.currentTime - first.currentTime) > 0.08) second.currentTime = first.currentTime
      }
      setTimeMs(lead.currentTime * 1000)
      frame = requestAnimationFrame(follow)
    }
    frame = requestAnimationFrame(follow)
    return () => cancelAnimationFrame(frame)
  }, [isPlaying])

  const toggle = () => {
    if (isPlaying) for (const video of videos()) video.pause()
    else {
      for (const video of videos()) {
        video.currentTime = Math.min(timeMs >= lengthMs - 50 ? 0 : timeMs / 1000, video.duration || 0)
        // A file that cannot be shown here does not hold up the other one.
        void video.play().catch(() => {})
      }
    }
    setPlaying(!isPlaying)
  }
  const seek = (next: number) => {
    setTimeMs(next)
    for (const video of videos()) video.currentTime = next / 1000
  }
  return (
    <div className="flex flex-col gap-2">
      <div ref={box} className="grid grid-cols-2 gap-3">
        <Picture version={left} isMuted={false} />
        {/* Two sounds at once are none. */}
        <Picture version={right} isMuted />
      </div>
      {hasVideo && lengthMs > 0 && (
        <div className="flex items-center gap-3">
          <Button onPress={toggle}>{isPlaying ? w.pause : w.play}</Button>
          <Slider
            label={w.position}
            value={Math.min(timeMs, lengthMs)}
            min={0}
            max={lengthMs}
            step={10}
            onChange={seek}
            format={clock}
            className="flex-1"
          />
        </div>
      )}
    </div>
  )
}

function Picture({ version, isMuted }: { version: ContentVersion; isMuted: boolean }) {
  const w = useWords(versionsWords)
  const url = useMediaUrl(version.sha256)
  const poster = useMediaUrl(version.posterSha256)
  const [isBad, setBad] = useState(version.kind === 'other')
  return (
    <figure className="m-0 flex min-w-0 flex-col gap-1">
      <div className="flex h-[38vh] items-center justify-center overflow-hidden rounded-panel bg-sunken text-muted">
        {version.sha256 === null ? (
          <p className="p-4 text-center">{w.noPicture}</p>
        ) : isBad ? (
          <div className="flex h-full flex-col items-center justify-center gap-2 p-4 text-center">
            {poster && <img src={poster} alt="" className="min-h-0 flex-1 object-contain" />}
            <p>{w.cannotShow}</p>
          </div>
        ) : url === null ? (
          <p role="status">{w.loading}</p>
        ) : version.kind === 'video' ? (
          <video
            src={url}
            preload="auto"
            playsInline
            muted={isMuted}
            aria-label={w.number(version.number)}
            onError={() => setBad(true)}
            onLoadedMetadata={({ currentTarget }) => setBad(currentTarget.videoWidth === 0)}
            className="max-h-full max-w-full"
          />
        ) : (
          <img
            src={url}
            alt={w.number(version.number)}
            onError={() => setBad(true)}
            className="max-h-full max-w-full object-contain"
          />
        )}
      </div>
      <figcaption className="text-meta text-muted [overflow-wrap:anywhere]">
        {w.number(version.number)} · {w.standings[version.standing]}
        {version.name && ` · ${version.name}`}
        {version.sha256 && (
          <span className="font-mono" title={version.sha256}>
            {' · '}
            {shortHash(version.sha256)}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

const textOf = ({ caption, hashtags, links }: ContentVersion): string =>
  [caption, hashtags.map((tag) => `#${tag.replace(/^#/, '')}`).join(' '), links.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n')

function CaptionDiff({ left, right }: { left: ContentVersion; right: ContentVersion }) {
  const w = useWords(versionsWords)
  const parts = captionDiff(textOf(left), textOf(right))
  const isSame = parts.every(({ kind }) => kind === 'same')
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-semibold">{w.captionChanges}</h3>
      {isSame ? (
        <p className="text-muted">{w.same}</p>
      ) : (
        <>
          <p className="flex flex-wrap gap-3 text-caption text-muted">
            <span>
              <ins className="rounded-control bg-sunken px-1 text-ok no-underline">
                + <span className="underline">{w.wasAdded}</span>
              </ins>{' '}
              {w.legendAdded}
            </span>
            <span>
              <del className="rounded-control bg-sunken px-1 text-bad no-underline">
                − <span className="line-through">{w.wasRemoved}</span>
              </del>{' '}
              {w.legendRemoved}
            </span>
          </p>
          <p className="whitespace-pre-wrap rounded-panel border border-line p-3 [overflow-wrap:anywhere]">
            {parts.map(({ kind, text }, index) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts are the text in its order and nothing else
              if (kind === 'same') return <span key={index}>{text}</span>
              const Mark = kind === 'added' ? 'ins' : 'del'
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Mark key={index} className={cx('bg-sunken no-underline', kind === 'added' ? 'text-ok' : 'text-bad')}>
                  <span className="sr-only"> {kind === 'added' ? w.wasAdded : w.wasRemoved}: </span>
                  <span aria-hidden="true">{kind === 'added' ? '+' : '−'}</span>
                  <span className={kind === 'added' ? 'underline' : 'line-through'}>{text}</span>
                </Mark>
              )
            })}
          </p>
        </>
      )}
    </section>
  )
}
