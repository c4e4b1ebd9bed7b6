export default {
  universeByHand: 'entered by hand',
  noUniverse:
    'How many people the target audience has is not known, so reach cannot be planned. Fill in "People in the audience" in the campaign\'s brief.',
  noBudget: 'This campaign has no budget. Fill it in, or plan with a budget of your own.',
  noCandidates: 'Nobody on the roster can be planned: add creators with a price and views.',
  invalidInstance: 'The plan file does not fit its format.',
  apply: (proposed: number, campaign: string) =>
    `Propose ${proposed === 1 ? '1 creator' : `${proposed} creators`} for ${campaign}`,
}
