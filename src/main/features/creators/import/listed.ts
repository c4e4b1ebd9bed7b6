import type { DoNotContactList } from '../../../db/read/doNotContact'
import type { CreatorDraft, RowProblem } from './draft'
import { creatorWords } from './words'

/**
 * A warning for a row whose person, address or domain is on the do-not-contact list, also where an erased person comes
 * back. The row is imported all the same: the list, not the file, keeps them from being written to.
 */
export function listedProblem(list: DoNotContactList, draft: CreatorDraft): RowProblem | null {
  if (list.isEmpty) return null
  const byAddress = draft.email ? list.ofAddress('email', draft.email) : null
  const hit = list.ofAccount(draft.platform, draft.handleKey) ?? byAddress
  if (!hit) return null
  return {
    field: byAddress ? 'email' : 'handle',
    column: null,
    columnIndex: null,
    value: null,
    code: 'do_not_contact',
    sentence: creatorWords('en').problems.doNotContact(draft.handle, hit.reason),
    severity: 'warn',
  }
}
