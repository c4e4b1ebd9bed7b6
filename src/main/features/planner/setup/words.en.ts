const creators = (count: number) => (count === 1 ? '1 creator' : `${count} creators`)
const packages = (count: number) => (count === 1 ? '1 package' : `${count} packages`)
const list = (parts: readonly string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(parts)
const kept = 'Nothing was changed.'

export default {
  changeObjective: (campaign: string) => `Change what the plan of ${campaign} aims at`,
  changeRules: (campaign: string) => `Change the rules of the plan of ${campaign}`,
  changeAssumptions: (campaign: string) => `Change the assumptions of the plan of ${campaign}`,
  changeSetup: (campaign: string) => `Change how ${campaign} is planned`,
  changeSegments: (count: number, campaign: string) =>
    count === 0
      ? `Make the audience of ${campaign} one again`
      : `Split the audience of ${campaign} into ${count === 1 ? '1 segment' : `${count} segments`}`,
  changePackages: (handle: string) => `Change packages of @${handle}`,
  makePackages: (count: number, those: number) => `Make ${packages(count)} for ${creators(those)}`,
  changeAvailability: (count: number) => `Change when ${creators(count)} can post`,

  ruleTwice: `Two rules have the same id. ${kept}`,
  ruleWithoutBound: (what: string) => `The rule on ${what} has neither a least nor a most. Enter one of them. ${kept}`,
  ruleContradicts: (what: string, min: string, max: string) =>
    `The rule on ${what} asks for at least ${min} and at most ${max}, which cannot both hold. ${kept}`,
  ruleWithoutGroup: `A share of spend needs a group of creators, such as a tier or a niche. ${kept}`,
  ruleNeedsTwo: (name: string) => `“At most one of ${name}” names one creator only. Choose two at least. ${kept}`,
  blendWithoutWeight: `The blend gives weight to nothing, so every roster would be equal. ${kept}`,
  orderTwice: `The order names the same aim twice. ${kept}`,
  spend: 'shares of spend',
  numberOf: 'the number of creators',
  among: (attribute: string, values: readonly string[]) => `${attribute} ${list(values)}`,
  percent: (share: number) => `${Number((share * 100).toFixed(2))} %`,

  segmentGone: `One of those segments is no longer there. Load the segments again. ${kept}`,
  segmentTwice: `The same segment stands in the list twice. ${kept}`,
  segmentsOverlap: (a: string, b: string) =>
    a === b
      ? `Two segments are both “${a}”, so persons would count twice. Remove one of them. ${kept}`
      : `The segments “${a}” and “${b}” can hold the same persons, who would count twice. Split both by the same country, age, gender or niche, or remove one. ${kept}`,
  segmentsWithoutWeight: `Every segment has the weight 0, so nobody would count. Give one of them a weight. ${kept}`,
  everybody: 'everybody',
  gender: { f: 'women', m: 'men', x: 'another gender' },
  noUniverse:
    'How many people the target audience has is not known, so it cannot be split. Fill in "People in the audience" in the campaign\'s brief.',
  tooManySegments: (count: number, most: number) =>
    `That split makes ${count} segments; at most ${most} can be planned with. Split by fewer of country, age, gender and niche.`,
  nothingToSplitBy: (dimension: string) =>
    `No creator on the roster says anything of ${dimension}, so the audience cannot be split by it. Add such creators or split by something else.`,
  dimension: { country: 'countries', age: 'ages', gender: 'genders', niche: 'niches' },
  splitStated: (dimension: string, count: number) => `${dimension} as ${creators(count)} of the roster state`,
  splitEvenly: (dimension: string) => `${dimension} evenly, as nobody states them`,
  splitNiches: (count: number, share: string) =>
    `niches as ${creators(count)} of the roster have them, ${share} of viewers in their own`,
  splitLargest: (count: number, dimension: string) => `the ${count} largest ${dimension} only`,
  splitSource: (parts: readonly string[], universe: string) => `Suggested: ${list(parts)}; audience ${universe}`,
  universeByHand: 'entered by hand',

  entryGone: `That creator is no longer on the roster. ${kept}`,
  entriesGone: `One of those creators is no longer on the roster of this campaign. ${kept}`,
  packageGone: `One of those packages is no longer there. Load the packages again. ${kept}`,
  packageTwice: (name: string) => `Two packages are called “${name}”. Give them different names. ${kept}`,
  packageTooDear: (name: string) => `The parts of “${name}” come to more than a plan can hold. ${kept}`,
  daysReversed: (from: string, until: string) => `The last day, ${until}, is before the first, ${from}. ${kept}`,
}
