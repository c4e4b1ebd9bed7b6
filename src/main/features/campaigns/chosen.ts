import type { ChosenCreators } from '../../../shared/contract/creators'
import type { Db } from '../../db/open'
import { statement } from '../../db/open'
import { listCreators } from '../../db/read/creatorIndex/questions'
import { readDefaultScheme } from '../../db/read/tiers'

type Chosen = ChosenCreators & { accountIds?: readonly string[] | undefined }

/** Row numbers of the accounts that a choice names, each once; what is gone is left out of those named by id. */
export function chosenNumbers(db: Db, { rowNumbers = [], accountIds = [], matching }: Chosen): number[] {
  const numbers = new Set(rowNumbers)
  if (accountIds.length > 0) {
    const found = statement<number>(db, 'SELECT n FROM account WHERE id IN (SELECT value FROM json_each(?))').pluck()
    for (const n of found.all(JSON.stringify(accountIds))) numbers.add(n)
  }
  if (matching) {
    const except = new Set(matching.except)
    for (const n of listCreators(db, readDefaultScheme(db), matching.filter, 'followers', true))
      if (!except.has(n)) numbers.add(n)
  }
  return [...numbers]
}
