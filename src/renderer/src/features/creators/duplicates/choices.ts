import type {
  Comparison,
  DuplicateGroup,
  MergeChoices,
  MergeField,
} from '../../../../../shared/contract/creatorDuplicates'

/** What a person chose in the comparison; what is not chosen takes the suggestion. */
export interface Choices {
  keptId: string | null
  /** creators of the group that stay out of the merge */
  left: ReadonlySet<string>
  values: Partial<Record<MergeField, string>>
  /** by the first account of a suggestion: whether it is one account, and whose handle stays */
  accounts: Readonly<Record<string, { isOne: boolean; keptId: string }>>
}
export const noChoices: Choices = { keptId: null, left: new Set(), values: {}, accounts: {} }

export const included = (group: DuplicateGroup, { left }: Choices): string[] =>
  group.creators.map(({ creatorId }) => creatorId).filter((id) => !left.has(id))

export const keptOf = (comparison: Comparison, { keptId }: Choices): string =>
  keptId !== null && comparison.creators.some(({ creatorId }) => creatorId === keptId)
    ? keptId
    : comparison.suggestedKeptId

export type SameAccount = Comparison['sameAccounts'][number]
/** A suggestion of accounts with what was chosen for it. */
export function accountChoice(same: SameAccount, choices: Choices): { key: string; isOne: boolean; keptId: string } {
  const key = same.accountIds.toSorted().join(' ')
  const chosen = choices.accounts[key]
  const keptId = chosen && same.accountIds.includes(chosen.keptId) ? chosen.keptId : same.suggestedKeptId
  return { key, isOne: chosen?.isOne ?? same.isSuggested, keptId }
}

export function mergeInput(comparison: Comparison, choices: Choices): MergeChoices {
  const keptCreatorId = keptOf(comparison, choices)
  const ids = comparison.creators.map(({ creatorId }) => creatorId)
  const values: MergeChoices['values'] = {}
  for (const { field, suggestedId, why } of comparison.fields) {
    const chosen = choices.values[field]
    const isHere = chosen !== undefined && ids.includes(chosen)
    // Sent as seen, so that what changed in another window meanwhile changes nothing here.
    if (isHere) values[field] = chosen
    else if (why !== 'united') values[field] = suggestedId
  }
  return {
    keptCreatorId,
    droppedCreatorIds: ids.filter((id) => id !== keptCreatorId),
    values,
    accounts: comparison.sameAccounts.flatMap((same) => {
      const { isOne, keptId } = accountChoice(same, choices)
      return isOne ? [{ keptAccountId: keptId, droppedAccountIds: same.accountIds.filter((id) => id !== keptId) }] : []
    }),
  }
}
