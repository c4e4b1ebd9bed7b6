export const creatorDuplicatesContract = {} as const
