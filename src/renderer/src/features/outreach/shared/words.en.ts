const stages = {
  sourced: 'Sourced',
  vetted: 'Vetted',
  to_contact: 'To contact',
  contacted: 'Contacted',
  replied: 'Replied',
  negotiating: 'Negotiating',
  terms_sent: 'Terms sent',
  agreed: 'Agreed',
  contracted: 'Contracted',
  declined: 'Declined',
  unreachable: 'Unreachable',
  paused: 'Paused',
  do_not_contact: 'Do not contact',
} as const
const channels = {
  email: 'E-mail',
  directMessage: 'Direct message',
  agent: 'Agent',
  marketplace: 'Marketplace',
  phone: 'Telephone',
} as const
const holders: Record<string, string> = { creator: 'creator', agent: 'agent', guardian: 'guardian' }

export default {
  stage: (stage: keyof typeof stages) => stages[stage],
  channel: (channel: keyof typeof channels) => channels[channel],
  stops: 'Stops',
  needsReason: 'Needs a reason',
  note: 'Note',
  noWarnings: 'Nothing speaks against writing.',
  reason: 'Reason',
  reasonHint: 'Kept with the outreach, with your name and the date.',
  reasonNeeded: 'Say why, in three letters at least.',
  reasonTitle: (count: number) =>
    count === 1 ? 'One creator should not be written to now' : `${count} creators should not be written to now`,
  stopped: (count: number) =>
    count === 1
      ? 'One creator cannot be written to and is left out.'
      : `${count} creators cannot be written to and are left out.`,
  go: 'Go on with this reason',
  leaveOut: 'Go on without them',
  nobodyLeft: 'Nobody is left to go on with.',
  cancel: 'Cancel',
  copy: (what: string) => `Copy ${what}`,
  copied: (what: string) => `Copied ${what}.`,
  holder: (holder: string) => holders[holder] ?? holder,
  preferred: 'preferred',
  works: 'works',
  fails: 'failed before',
  sharedWith: (count: number) => (count === 1 ? 'also one other creator’s' : `also ${count} other creators’`),
  overdue: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
  dueToday: 'Due today',
  dueOn: (date: string) => `Due ${date}`,
  snoozed: (date: string) => `Snoozed until ${date}`,
}
