const who = (count: number, counted: string) => (count === 1 ? '1 creator' : `${counted} creators`)

export default {
  titleRoster: 'Add the roster to outreach',
  title: (count: number, counted: string) => `Add ${who(count, counted)} to outreach`,
  cancel: 'Cancel',
  campaign: 'Campaign',
  chooseCampaign: 'Choose a campaign',
  campaignMissing: 'Choose a campaign.',
  noCampaign: 'No campaign is here yet. Begin one first.',
  toCampaigns: 'Open campaigns',
  emptyRoster: 'Nobody is on this campaign’s roster yet.',
  stage: 'Stage',
  owner: 'Owner',
  ownerHint: 'Empty: you, or who owns the creator already.',
  nothingAgainst: (count: number, counted: string) => `Nothing speaks against writing to ${who(count, counted)}.`,
  against: (counted: string, of: string) => `Something speaks against writing to ${counted} of ${of}`,
  listed: (stopped: string) =>
    `Standing in the pipeline is not writing: they are added all the same, except those on the do not contact list (${stopped}).`,
  listedAll:
    'Standing in the pipeline is not writing: they are added all the same, and you are told again before you write.',
  tooMany: (most: string) =>
    `More than ${most} are added without looking at each first. You are told before you write.`,
  add: (count: number, counted: string) => `Add ${who(count, counted)}`,
  added: (count: number, counted: string, campaign: string) => `${who(count, counted)} in the pipeline of ${campaign}.`,
  alreadyThere: (count: number, counted: string) => `${counted} ${count === 1 ? 'was' : 'were'} there already.`,
  noneAdded: (campaign: string) => `All of them are in the pipeline of ${campaign} already.`,
  open: 'Open',
}
