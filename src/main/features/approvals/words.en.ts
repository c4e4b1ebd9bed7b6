const deliverables = (count: number) =>
  count === 1 ? '1 deliverable' : `${count.toLocaleString('en-GB')} deliverables`

export default {
  noDeliverable: 'That deliverable is not in this workspace. Nothing was changed.',
  hasActed: (name: string) =>
    `${name} has a part in approvals already: the name, and the side of agency, legal or client, stay as they were then. Nothing was changed. Add another person instead.`,
  noPerson: 'That person is not in this workspace. Nothing was changed.',
  noClient: 'That client is not in this workspace. Nothing was changed.',
  noVersion: 'That version is not one of this deliverable. Nothing was changed.',
  noEvidence: 'That evidence is not one of this deliverable. Nothing was changed.',
  noWorkflow: 'That workflow is not in this workspace. Nothing was changed.',
  needsClient: 'Choose the client of a client approver or viewer. Nothing was changed.',
  needsNoClient: 'A person with this role is of the agency, not of a client. Nothing was changed.',
  nameTaken: (name: string) =>
    `There is a person named ${name} already. Give another name, so that the two can be told apart. Nothing was changed.`,
  needsDefinition: 'A new workflow needs stages or a preset to begin with. Nothing was added.',
  workflowTaken: (name: string) =>
    `There is a workflow named ${name} already. Give it another name. Nothing was changed.`,
  needsDefault: 'One workflow is the default. Make another one the default instead. Nothing was changed.',
  defaultKept: (name: string) =>
    `${name} is the default. Make another workflow the default first. Nothing was removed.`,
  workflowInUse: (name: string, campaigns: number, owed: number) =>
    `${name} is the workflow of ${[
      ...(campaigns > 0 ? [campaigns === 1 ? '1 campaign' : `${campaigns} campaigns`] : []),
      ...(owed > 0 ? [deliverables(owed)] : []),
    ].join(' and ')}. Nothing was removed.`,
  which: (handle: string, title: string, sentence: string) => `@${handle}, ${title}: ${sentence}`,
  asks: {
    content: 'Submit a version; moving the card is not enough.',
    comment: 'Say what has to change.',
    reason: 'Give a reason.',
    postOn: 'Give the day on which it will be posted.',
    post: 'Give the address of the post and the day.',
    liveCheck: 'Look at the live post and record what you saw.',
    onBehalf: 'Record the client’s decision with its evidence.',
  },
  gaps: {
    terms: 'Signed terms of this creator or of the campaign are missing.',
    disclosurePlan: 'A disclosure plan is missing.',
    disclosure: 'The disclosure is not complete yet.',
    window: 'A posting window is missing, on the deliverable or the campaign.',
    usageRight: 'A usage right is missing.',
    music: 'A word on the music is missing: none, original, library or licensed.',
  },
  rounds: (count: number) => (count === 1 ? '1 more round.' : `${count} more rounds.`),
  correction: (part: string, text: string) => `${part}: ${text}`,
  parts: { caption: 'Caption', hashtags: 'Hashtags', links: 'Links', media: 'Picture' },
  sendBrief: (count: number) => `Send the brief of ${deliverables(count)}`,
  submitConcept: (title: string, number: number) => `Submit version ${number} of ${title} as concept`,
  submitDraft: (title: string, number: number) => `Submit version ${number} of ${title}`,
  move: (count: number, state: string) => `Move ${deliverables(count)} to ${state}`,
  approve: (title: string) => `Approve ${title}`,
  requestChanges: (title: string) => `Ask for changes of ${title}`,
  changeOrder: (title: string) => `Change order for ${title}`,
  goLive: (title: string) => `${title} is live`,
  verifyLive: (title: string) => `Verify the live post of ${title}`,
  addPerson: (name: string) => `Add ${name}`,
  changePerson: (name: string) => `Change ${name}`,
  addWorkflow: (name: string) => `Add workflow ${name}`,
  changeWorkflow: (name: string) => `Change workflow ${name}`,
  removeWorkflow: (name: string) => `Remove workflow ${name}`,
}
