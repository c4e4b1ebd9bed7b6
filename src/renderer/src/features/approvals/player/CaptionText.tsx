import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { useWords } from '../../../lib/locale'
import { playerWords } from './words'

/** What goes out beside the picture. Links are shown as text: they come from people. */
export function CaptionText({ version }: { version: Pick<ContentVersion, 'caption' | 'hashtags' | 'links'> }) {
  const w = useWords(playerWords)
  return (
    <div className="flex flex-col gap-1.5 [overflow-wrap:anywhere]">
      <p className="whitespace-pre-wrap">{version.caption || <span className="text-muted">{w.noCaption}</span>}</p>
      {version.hashtags.length > 0 && (
        <p>
          <span className="text-muted">{w.hashtags}: </span>
          {version.hashtags.map((tag) => `#${tag.replace(/^#/, '')}`).join(' ')}
        </p>
      )}
      {version.links.length > 0 && (
        <p>
          <span className="text-muted">{w.links}: </span>
          {version.links.join(' ')}
        </p>
      )}
    </div>
  )
}
