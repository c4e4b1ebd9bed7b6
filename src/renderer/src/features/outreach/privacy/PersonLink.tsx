import { useWords } from '../../../lib/locale'
import { openPersonPrivacy } from '../../../lib/personPrivacy'
import { Button } from '../../../ui/Button'
import { privacyWords } from './words'

export interface PersonLinkProps {
  creatorId: string
  handle: string
  displayName: string | null
}

/** A creator in a list of duties: the handle opens what the privacy kit knows. */
export function PersonLink({ creatorId, handle, displayName }: PersonLinkProps) {
  const w = useWords(privacyWords)
  return (
    <span className="-ms-2 flex min-w-0 items-center">
      <Button
        size="small"
        look="quiet"
        label={w.openOf(handle)}
        onPress={() => openPersonPrivacy(creatorId, handle)}
        className="min-w-0"
      >
        @{handle}
      </Button>
      {displayName && <span className="truncate text-muted max-[900px]:hidden">{displayName}</span>}
    </span>
  )
}
