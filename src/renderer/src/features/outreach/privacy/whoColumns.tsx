import { Checkbox } from '../../../ui/Checkbox'
import type { PlainColumn } from '../../../ui/PlainTable'
import { PersonLink } from './PersonLink'
import type { privacyWords } from './words'

type Person = { creatorId: string; handle: string; displayName: string | null }

/** The first two columns of every list of people: a tick, and the name, which opens the person's privacy. */
export function whoColumns<P extends Person>({
  has,
  toggle,
  w,
}: {
  has: (creatorId: string) => boolean
  toggle: (creatorId: string, isOn: boolean) => void
  w: ReturnType<typeof privacyWords>
}): PlainColumn<P>[] {
  return [
    {
      id: 'tick',
      header: w.selectAll,
      isHeaderHidden: true,
      width: '36px',
      cell: ({ creatorId, handle }) => (
        <Checkbox label={w.select(handle)} isSelected={has(creatorId)} onChange={(isOn) => toggle(creatorId, isOn)} />
      ),
    },
    {
      id: 'who',
      header: w.who,
      cell: ({ creatorId, handle, displayName }) => (
        <PersonLink creatorId={creatorId} handle={handle} displayName={displayName} />
      ),
    },
  ]
}
