export const creatorFindingContract = {} as const
