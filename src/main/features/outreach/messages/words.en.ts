const messages = (count: number) => (count === 1 ? '1 draft' : `${count.toLocaleString('en-GB')} drafts`)

export default {
  saveTemplate: (name: string) => `Save template ${name}`,
  removeTemplate: (name: string) => `Remove template ${name}`,
  makeDrafts: (count: number) => `Make ${messages(count)}`,
  logReply: (handle: string) => `Log reply of @${handle}`,
  logBounce: (handle: string) => `Log bounce from @${handle}`,
  writingDrafts: 'Writing drafts',
  readingMail: (name: string) => `Reading ${name}`,
  unknownTemplate: 'That template is not in this workspace any more. Nothing was changed.',
  twoOfLanguage: 'A template has one text per language. Nothing was changed. Change the language of one of the two.',
  cannotFill: (name: string, language: string, why: string) =>
    `The text of ${name} in ${language} cannot be filled: ${why} Nothing was changed.`,
  templateInUse: (name: string, cadence: string) =>
    `${name} is sent by the cadence ${cadence}. Nothing was changed. Take it out of the cadence first.`,
  noText: (name: string) => `${name} has no text. Write one first.`,
  noTemplateNamed: 'Name a template or give a text. Nothing was made.',
  missingFields: (fields: readonly string[]) =>
    fields.length === 1 ? `The field ${fields[0]} has no value.` : `The fields ${fields.join(', ')} have no value.`,
  noEmail: 'No e-mail address that works is noted.',
  gone: 'Not in the pipeline any more.',
  autoReply: (subject: string) => `Automatic answer: ${subject}`,
  guardianOnly: 'Under 18: only a guardian’s address may be used, and none is noted.',
  mailUnreadable: (name: string) => `${name} is no e-mail that can be read. Nothing was changed.`,
  mailTooLarge: (name: string, megabytes: number) =>
    `${name} is larger than ${megabytes} MB. Nothing was changed. Log the reply by hand.`,
}
