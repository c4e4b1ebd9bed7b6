const warnings: Record<string, string> = {
  owner: 'another owner',
  coolDown: 'cool-down',
  dailyLimit: 'limit of the day',
  minor: 'minor',
  doNotContact: 'do not contact',
}

export default {
  facts: 'Facts',
  client: 'Client',
  since: 'In this stage since',
  because: 'Because',
  cadence: 'Cadence',
  noContacts: 'No way to reach the creator is known. Add one in the profile.',
  reasons: 'Reasons that were given',
  passed: (warning: string) => `For: ${warnings[warning] ?? warning}`,
  logSent: 'Log sent',
  logSentOf: (handle: string) => `Log a message to @${handle}`,
  channel: 'Channel',
  address: 'Address',
  noAddress: 'No address',
  text: 'What was written',
  close: 'Close',
}
