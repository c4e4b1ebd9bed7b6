import type { TierSchemeFault } from '../../../shared/domain/tiers'

const nothingChanged = 'Nothing was changed.'

const faults: Readonly<Record<TierSchemeFault['code'], (tier: string) => string>> = {
  no_tiers: () => 'A scheme needs at least one tier.',
  bad_bound: (tier) => `The bounds of "${tier}" are not whole numbers of followers.`,
  empty_tier: (tier) => `"${tier}" ends where it begins, so nobody is in it.`,
  gap_or_overlap: (tier) => `"${tier}" does not begin where the tier before it ends.`,
  open_in_the_middle: (tier) => `"${tier}" has no upper bound, but a tier follows it.`,
  name_missing: () => 'A tier has no name.',
  name_taken: (tier) => `Two tiers are named "${tier}".`,
  name_reserved: (tier) => `"${tier}" is what Callboard calls creators outside the tiers; choose another name.`,
}

export default {
  addScheme: (name: string) => `Add tier scheme ${name}`,
  changeScheme: (name: string) => `Change tier scheme ${name}`,
  copyScheme: (from: string, to: string) => `Copy tier scheme ${from} as ${to}`,
  removeScheme: (name: string) => `Remove tier scheme ${name}`,
  noScheme: 'That tier scheme is not in this workspace.',
  schemeNameTaken: (name: string) =>
    `There is a tier scheme named ${name} already. ${nothingChanged} Choose another name.`,
  schemeIsDefault: (name: string) =>
    `${name} is the default of the workspace. ${nothingChanged} Make another scheme the default first.`,
  schemeOfClients: (name: string, clients: readonly string[], more: number) =>
    `${name} is the scheme of ${clients.join(', ')}${more > 0 ? ` and ${more} more` : ''}. ${nothingChanged} Give those clients another first.`,
  schemeFault: ({ code, tier }: { code: TierSchemeFault['code']; tier: string }) =>
    `${faults[code](tier)} ${nothingChanged}`,
}
