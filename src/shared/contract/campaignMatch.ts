export const campaignMatchContract = {} as const
