const creators = (n: number) => (n === 1 ? '1 creator' : `${n} creators`)

export default {
  noBudget: 'This campaign has no budget. Fill it in, or plan with a budget of your own.',
  noCandidates: 'Nobody on the roster can be planned: add creators with a price and views.',
  invalidInstance: 'The plan file does not fit its format.',
  noScenario: 'That kept plan is not in this campaign.',
  brokenScenario: 'The kept plan cannot be read.',
  cancelled: 'Stopped. Nothing was changed.',
  noFrontierOfCheapest:
    'The cheapest roster for a goal has no frontier: it asks for a reach, and a frontier shows the best reach at every budget.',
  noFrontierOfCost: 'A plan that puts lowest cost first has no frontier: more money never changes it.',
  frontierOfFirst: 'The frontier is of what comes first in the order; what comes later only breaks ties.',

  apply: (proposed: number, campaign: string) => `Propose ${creators(proposed)} for ${campaign}`,
  pickTwice: (creator: string) => `${creator} stands twice in the plan. Nothing was changed.`,
  goneEntry: (n: number) =>
    n === 1
      ? 'One of the planned creators is no longer on the roster. Nothing was changed. Plan again.'
      : `${n} of the planned creators are no longer on the roster. Nothing was changed. Plan again.`,
  droppedEntry: (creator: string) =>
    `${creator} was dropped from the roster. Nothing was changed. Plan again, or take them back first.`,
  goneOffer: (creator: string) =>
    `The package planned for ${creator} is no longer there. Nothing was changed. Plan again.`,

  rules: {
    oneOfEachAgent: 'at most one creator of each agent',
    noConflicts: 'nobody in conflict with the brand',
    available: 'only who can post in the flight',
    atMostOne: (name: string) => `at most one of ${name}`,
  },

  goneCreator: 'a creator who left the roster',
  goneSegment: 'a part of the audience that is no longer there',
  wholeAudience: 'the whole audience',
  outsideAudience: 'viewers outside the audience',
  gender: { f: 'women', m: 'men', x: 'other genders' },
  packageName: (name: string | undefined) => (name === undefined ? 'the posts and fee of the roster' : `“${name}”`),
  persons: (count: string) => (count === '1' ? '1 person' : `${count} persons`),
}
