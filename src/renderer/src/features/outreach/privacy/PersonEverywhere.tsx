import { closePersonPrivacy, usePersonPrivacy } from '../../../lib/personPrivacy'
import { PersonDialog } from './PersonDialog'

/** The privacy of a creator, opened from anywhere. */
export function PersonEverywhere() {
  const person = usePersonPrivacy((state) => state.person)
  return person ? (
    <PersonDialog
      key={person.creatorId}
      creatorId={person.creatorId}
      handle={person.handle}
      onClose={closePersonPrivacy}
    />
  ) : null
}
