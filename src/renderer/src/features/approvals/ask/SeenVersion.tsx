import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { useWords } from '../../../lib/locale'
import { askWords } from './words'

type Seen = Pick<ContentVersion, 'number' | 'name' | 'sha256' | 'captionSha256'>

/** Eight signs tell two files of one deliverable apart; the whole stands in the audit trail. */
export const shortHash = (hash: string) => hash.slice(0, 8)

/** What a decision will be bound to: number, file name and short hash, said before the press. */
export function SeenVersion({ version }: { version: Seen }) {
  const w = useWords(askWords)
  return (
    <span className="[overflow-wrap:anywhere]">
      <span className="font-medium">{w.versionLine(version.number)}</span>
      {' · '}
      {version.sha256 === null ? w.textOnly : (version.name ?? '–')}
      {' · '}
      <span title={version.sha256 ?? version.captionSha256} className="whitespace-nowrap font-mono text-meta">
        {w.hash(shortHash(version.sha256 ?? version.captionSha256))}
      </span>
    </span>
  )
}
