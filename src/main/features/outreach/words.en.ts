const creators = (count: number) => (count === 1 ? '1 creator' : `${count.toLocaleString('en-GB')} creators`)
const day = (iso: string) =>
  new Date(`${iso.slice(0, 10)}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
const stages: Record<string, string> = {
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
}
const channelNames: Record<string, string> = {
  email: 'e-mail',
  directMessage: 'direct message',
  agent: 'agent',
  marketplace: 'marketplace',
  phone: 'telephone',
}
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export default {
  stage: (stage: string) => stages[stage] ?? stage,
  channel: (channel: string) => channelNames[channel] ?? channel,
  weekday: (isoWeekday: number) => weekdays[isoWeekday - 1] ?? String(isoWeekday),
  unknownTier: 'Followers not known',
  noTemplate: 'Without a template',
  addToPipeline: (count: number, campaign: string) => `Add ${creators(count)} to the outreach of ${campaign}`,
  move: (count: number, stage: string) => `Move ${creators(count)} to ${stages[stage] ?? stage}`,
  moveOne: (handle: string, stage: string) => `Move @${handle} to ${stages[stage] ?? stage}`,
  assign: (count: number, owner: string) => `Give ${creators(count)} to ${owner}`,
  remove: (count: number) => `Take ${creators(count)} out of the outreach`,
  note: (handle: string) => `Note on @${handle}`,
  sent: (handle: string) => `Log message to @${handle}`,
  reply: (handle: string) => `Log reply of @${handle}`,
  saveCadence: (name: string) => `Save cadence ${name}`,
  removeCadence: (name: string) => `Remove cadence ${name}`,
  start: (name: string, count: number) => `Start ${name} for ${creators(count)}`,
  stop: (count: number) => `Stop the cadence of ${creators(count)}`,
  snooze: (count: number, until: string) => `Snooze ${creators(count)} until ${day(until)}`,
  skip: (count: number) => `Skip a step of ${creators(count)}`,
  settings: 'Change outreach settings',
  dayOff: (name: string) => `Add day off ${name}`,
  removeDayOff: 'Remove a day off',
  doNotContact: (handle: string, reason: string) =>
    `@${handle} must not be contacted (${reason}). The entry on the do-not-contact list would have to go first.`,
  owned: (handle: string, owner: string) =>
    `@${handle} is ${owner}’s. Ask ${owner}, or give a reason for writing all the same.`,
  alsoOpen: (handle: string, owner: string, campaign: string) =>
    `${owner} is already writing to @${handle} for ${campaign}. Ask ${owner}, or give a reason for writing all the same.`,
  coolDown: (handle: string, by: string, client: string, on: string, until: string) =>
    `${by} wrote to @${handle} for ${client} on ${day(on)}. The cool-down ends on ${day(until)}; before that a reason is needed.`,
  dailyLimit: (limit: number, campaign: string) =>
    `${creators(limit)} were already written to for the first time today for ${campaign}, which is the daily limit. Go on tomorrow, or give a reason.`,
  minor: (handle: string) =>
    `@${handle} is under 18 and has no guardian’s contact. Add the guardian’s contact to the profile first.`,
  noAddress: (handle: string) => `@${handle} has no contact noted.`,
  badAddress: (handle: string) => `Every contact of @${handle} failed before.`,
  noNotice: (handle: string, due: string) =>
    `@${handle} was not told yet what is held about them; that is due with the first message, at the latest on ${day(due)}.`,
  contactRefused: (sentence: string) => `${sentence} Nothing was changed.`,
  unknownOutreach: 'That creator is not in this pipeline any more. Nothing was changed.',
  unknownCadence: 'That cadence is not in this workspace any more. Nothing was changed.',
  cadenceRises: 'The days of a cadence begin with 0 and rise from step to step. Nothing was changed.',
  findingContacts: 'Finding contacts in bios',
  foundContacts: (count: number) =>
    `Note ${count === 1 ? '1 contact' : `${count.toLocaleString('en-GB')} contacts`} found in bios`,
  inBio: (handle: string, isObfuscated: boolean) => `bio of @${handle}${isObfuscated ? ', spelled out' : ''}`,
  linkPage: 'Page of links',
  nothingDue: (handle: string) => `@${handle} has no step of a cadence that is due. Nothing was changed.`,
  snoozePast: 'A follow-up can be put off to a day after today only. Nothing was changed.',
}
