import type { ReactNode } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { useWords } from '../../../lib/locale'
import { useMediaUrl } from '../../../lib/media'
import { ErrorNote } from '../../../ui/ErrorNote'
import { CaptionText } from './CaptionText'
import { CommonControls } from './Controls'
import { ImageStage } from './ImageStage'
import { type PlayerActions, playerKey } from './keys'
import type { Mark } from './marks'
import { useReviewStore } from './reviewStore'
import { Undecodable } from './Undecodable'
import { useSource } from './useSource'
import { VideoStage } from './VideoStage'
import { playerWords } from './words'

export interface PlayerProps extends PlayerActions {
  version: ContentVersion
  marks: readonly Mark[]
}

/** One version as it will be seen: video, picture or text; with its caption below. */
export function Player({ version, marks, onComment, onNeighbour, onCompare }: PlayerProps) {
  const w = useWords(playerWords)
  const store = useReviewStore()
  return (
    <section
      aria-label={w.region}
      aria-description={w.keysHint}
      data-region="player"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the region takes the keys of the player
      tabIndex={0}
      onKeyDown={(event) => {
        if (playerKey(store, event.nativeEvent, { onComment, onNeighbour, onCompare })) {
          event.preventDefault()
          event.stopPropagation()
        }
      }}
      // The ring of the focus stands in the padding, where no picture covers it.
      className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface p-0.5"
    >
      <Stage
        key={version.id}
        version={version}
        marks={marks}
        controls={(canDraw) => (
          <CommonControls
            canDraw={canDraw}
            commentRefusal={version.standing === 'draft' ? w.draftNoComments(version.number) : null}
            onComment={onComment}
            onCompare={onCompare}
          />
        )}
      />
      {version.sha256 !== null && (
        <details
          open
          className="max-h-36 shrink-0 overflow-auto border-line border-t px-3 py-2 [@media(max-height:700px)]:max-h-24"
        >
          <summary className="cursor-default font-medium text-meta text-muted">{w.caption}</summary>
          <div className="pt-1">
            <CaptionText version={version} />
          </div>
        </details>
      )}
    </section>
  )
}

interface StageProps {
  version: ContentVersion
  marks: readonly Mark[]
  controls: (canDraw: boolean) => ReactNode
}

function Stage(props: StageProps) {
  const w = useWords(playerWords)
  const { version, controls } = props
  if (version.sha256 !== null) return <FileStage {...props} sha256={version.sha256} />
  return (
    <>
      <div className="min-h-0 flex-1 overflow-auto bg-sunken p-6">
        <div className="mx-auto flex max-w-[68ch] flex-col gap-3 rounded-panel border border-line bg-surface p-4 text-title">
          <CaptionText version={version} />
        </div>
      </div>
      <div className="flex min-h-10 shrink-0 items-center gap-1 px-3 py-1">
        <span className="min-w-0 flex-1 text-meta text-muted">{w.textOnly}</span>
        {controls(false)}
      </div>
    </>
  )
}

function FileStage({ version, marks, controls, sha256 }: StageProps & { sha256: string }) {
  const w = useWords(playerWords)
  const { kind, mime } = version
  const posterUrl = useMediaUrl(version.posterSha256)
  const { source, onFailed, retry } = useSource(sha256, mime, kind === 'video' || kind === 'image')
  if (source.kind === 'trouble') {
    return <Undecodable version={version} posterUrl={posterUrl} trouble={source.trouble} controls={controls(false)} />
  }
  if (source.kind !== 'ready') {
    return (
      <div className="flex min-h-0 flex-1 items-center justify-center overflow-auto bg-sunken p-4 text-muted">
        {source.kind === 'refused' ? (
          <ErrorNote error={source.error} onRetry={retry} className="text-fg" />
        ) : (
          <p role="status">{w.loading}</p>
        )}
      </div>
    )
  }
  const shared = { version, url: source.url, marks, onUndecodable: onFailed, controls: controls(true) }
  return kind === 'video' ? <VideoStage {...shared} posterUrl={posterUrl} /> : <ImageStage {...shared} />
}
