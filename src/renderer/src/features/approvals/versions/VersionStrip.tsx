import { FileText, Film, Image, Pencil, Plus, Trash2 } from 'lucide-react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { useFormat, useWords } from '../../../lib/locale'
import { useMediaUrl } from '../../../lib/media'
import { Badge } from '../../../ui/Badge'
import { Button, IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { startStep } from '../../../ui/saveStep'
import { versionsWords } from './words'

const signs = { video: Film, image: Image, text: FileText, other: FileText }
const tones = { draft: 'warn', active: 'accent', locked: 'plain' } as const

export interface VersionStripProps {
  /** newest first */
  versions: readonly ContentVersion[]
  shownId: string | null
  onShow: (version: ContentVersion) => void
  onAdd: () => void
  addRefusal: string | null
  onEdit: (version: ContentVersion) => void
}

/** All versions, oldest first, and the way to the next. */
export function VersionStrip({ versions, shownId, onShow, onAdd, addRefusal, onEdit }: VersionStripProps) {
  const w = useWords(versionsWords)
  const shown = versions.find(({ id }) => id === shownId)
  // The empty page has its own way to the first one.
  if (versions.length === 0) return null
  return (
    <nav
      aria-label={w.versions}
      className="flex min-h-14 shrink-0 items-center gap-2 overflow-x-auto border-line border-b px-3 py-1.5"
    >
      <ul className="flex gap-1.5">
        {versions.toReversed().map((version) => (
          <li key={version.id}>
            <Face version={version} isShown={version.id === shownId} onShow={() => onShow(version)} />
          </li>
        ))}
      </ul>
      <Button icon={<Plus size={14} aria-hidden="true" />} onPress={onAdd} disabledReason={addRefusal}>
        {w.add}
      </Button>
      {shown?.standing === 'draft' && (
        <>
          <Button look="quiet" icon={<Pencil size={14} aria-hidden="true" />} onPress={() => onEdit(shown)}>
            {w.edit}
          </Button>
          <IconButton
            label={w.removeDraft}
            icon={<Trash2 size={14} aria-hidden="true" />}
            onPress={() => startStep('approvals.removeVersion', { versionId: shown.id }, w.removed(shown.number))}
          />
        </>
      )}
    </nav>
  )
}

function Face({ version, isShown, onShow }: { version: ContentVersion; isShown: boolean; onShow: () => void }) {
  const w = useWords(versionsWords)
  const format = useFormat()
  const poster = useMediaUrl(version.posterSha256)
  const Sign = signs[version.kind]
  return (
    <button
      type="button"
      onClick={onShow}
      aria-current={isShown}
      title={w.standingHints[version.standing]}
      className={cx(
        'flex h-11 cursor-default items-center gap-2 rounded-panel border py-1 ps-1 pe-2 text-start',
        isShown ? 'border-accent bg-sel' : 'border-line bg-surface hover:bg-hover',
      )}
    >
      <span className="flex h-9 w-9 shrink-0 items-center justify-center overflow-hidden rounded-control bg-sunken text-muted">
        {poster ? (
          <img src={poster} alt="" className="size-full object-cover" />
        ) : (
          <Sign size={16} aria-hidden="true" />
        )}
      </span>
      <span className="flex min-w-0 flex-col">
        <span className="flex items-center gap-1.5">
          <span className="font-medium">{w.number(version.number)}</span>
          <Badge tone={tones[version.standing]}>{w.standings[version.standing]}</Badge>
        </span>
        <span className="whitespace-nowrap text-caption text-muted">
          {w.addedBy(version.addedBy, format.instant(version.addedAt, 'short'))}
        </span>
      </span>
    </button>
  )
}
