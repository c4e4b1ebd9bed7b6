import type { HandleFault } from '../../../../shared/domain/handles'

const nothingChanged = 'Nothing was changed.'
const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)

const dimensions = { country: 'country', age: 'age', gender: 'gender' } as const
const contactKinds = {
  email: 'e-mail address',
  phone: 'telephone number',
  directMessage: 'direct message',
  agent: 'agent',
  marketplace: 'marketplace',
} as const

const handleFaults: Readonly<Record<HandleFault, string>> = {
  missing: 'no handle stands there',
  blank_inside: 'a handle has no blanks',
  bad_character: 'a handle holds letters, digits, "_" and "." only',
  too_long: 'it is longer than any handle of the platform',
  no_letter: 'a handle holds at least one letter or digit',
  other_platform: 'the address is of another platform',
  not_a_profile: 'the address does not lead to a profile',
  short_link: 'a short link does not say whose profile it is; open it and copy the address it leads to',
}

/** Stored as the source of what a person typed. */
export const enteredByHand = 'entered by hand'

const labels = {
  addAccount: (handle: string, of: string) => `Add account @${handle} to ${of}`,
  renameAccount: (from: string, to: string) => `Rename @${from} to @${to}`,
  changeAccount: (handle: string) => `Change account @${handle}`,
  makeMain: (handle: string) => `Make @${handle} the main account`,
  removeAccount: (handle: string) => `Remove account @${handle}`,
  addMetrics: (handle: string, on: string) => `Add figures of @${handle} of ${on}`,
  removeMetrics: (handle: string, on: string) => `Remove figures of @${handle} of ${on}`,
  setAudience: (handle: string, dimension: keyof typeof dimensions) =>
    `Set audience of @${handle} by ${dimensions[dimension]}`,
  addRate: (handle: string) => `Add rate of @${handle}`,
  changeRate: (handle: string) => `Change rate of @${handle}`,
  removeRate: (handle: string) => `Remove rate of @${handle}`,
  addContact: (kind: keyof typeof contactKinds, of: string) => `Add ${contactKinds[kind]} of ${of}`,
  changeContact: (kind: keyof typeof contactKinds, of: string) => `Change ${contactKinds[kind]} of ${of}`,
  removeContact: (kind: keyof typeof contactKinds, of: string) => `Remove ${contactKinds[kind]} of ${of}`,
  addAgent: (name: string) => `Add agent ${name}`,
  changeAgent: (name: string) => `Change agent ${name}`,
  removeAgent: (name: string) => `Remove agent ${name}`,
  linkAgent: (name: string, of: string) => `Note that ${name} acts for ${of}`,
  unlinkAgent: (name: string, of: string) => `Note that ${name} no longer acts for ${of}`,
  addCollaboration: (brand: string, of: string) => `Add work of ${of} for ${brand}`,
  changeCollaboration: (brand: string, of: string) => `Change work of ${of} for ${brand}`,
  removeCollaboration: (brand: string, of: string) => `Remove work of ${of} for ${brand}`,
  addNote: (of: string) => `Add note on ${of}`,
  changeNote: (of: string) => `Change note on ${of}`,
  removeNote: (of: string) => `Remove note on ${of}`,
  addFile: (name: string, of: string) => `Add file ${name} to ${of}`,
  removeFile: (name: string, of: string) => `Remove file ${name} of ${of}`,
  addField: (name: string) => `Add field ${name}`,
  changeField: (name: string) => `Change field ${name}`,
  renameField: (from: string, to: string) => `Rename field ${from} to ${to}`,
  removeField: (name: string) => `Remove field ${name}`,
}

const refusals = {
  noCreator: 'That creator is not in this workspace.',
  noAccount: 'That account is not in this workspace.',
  noMetric: 'That line of the history is not there any more.',
  noRate: 'That price is not there any more.',
  noContact: 'That contact is not there any more.',
  noAgent: 'That agent is not in this workspace.',
  noLink: 'That agent does not act for the creator any more.',
  noCollaboration: 'That collaboration is not there any more.',
  noNote: 'That note is not there any more.',
  noFile: 'That file is not there any more.',
  orderFields: 'Order own fields',
  fieldsMoved: 'The order was not changed: a field was added or removed meanwhile. Look at the list and try again.',
  noField: 'That field is not there any more.',
  noBrand: 'That brand is not in this workspace.',
  badHandle: (text: string, fault: HandleFault) =>
    `"${text}" cannot be a handle: ${handleFaults[fault]}. ${nothingChanged}`,
  choosePlatform: `Choose the platform, or paste the address of the profile. ${nothingChanged}`,
  handleOfCreator: (handle: string) => `@${handle} is an account of this creator already. ${nothingChanged}`,
  handleTaken: (handle: string, by: string) =>
    `@${handle} is in the workspace already, as ${by}. ${nothingChanged} If both are one person, merge them.`,
  lastAccount: (handle: string) =>
    `@${handle} is the creator’s only account. ${nothingChanged} Delete the creator instead, or add the other account first.`,
  accountInCampaigns: (handle: string, campaigns: readonly string[]) =>
    `@${handle} takes part in ${campaigns.join(', ')}. ${nothingChanged} Take the account off there first.`,
  noFigures: `No figure was given. ${nothingChanged}`,
  dateAhead: (date: string) => `${date} has not come yet. ${nothingChanged} Enter the day on which it was measured.`,
  sharesOverOne: (percent: string) =>
    `The shares come to ${percent}, more than the whole audience. ${nothingChanged} What is left to 100% is not stated.`,
  shareTwice: (key: string) => `"${key}" stands there twice. ${nothingChanged}`,
  shareKey: (key: string, dimension: keyof typeof dimensions, expected: string) =>
    `"${key}" is no ${dimensions[dimension]} of an audience. ${nothingChanged} Use ${expected}.`,
  shareKeys: {
    country: 'two letters, like GB',
    age: '13-17, 18-24, 25-34, 35-44, 45-54 or 55+',
    gender: 'f, m, x or unknown',
  },
  badEmail: (value: string) => `"${value}" is not an e-mail address. ${nothingChanged}`,
  contactTwice: (value: string) => `${value} is noted for this creator already. ${nothingChanged}`,
  agentActs: (name: string, creators: number) =>
    `${name} acts for ${counted(creators, 'creator', 'creators')}. ${nothingChanged} End that first.`,
  agentNamed: (name: string, contacts: number) =>
    `${name} is named with ${counted(contacts, 'contact', 'contacts')}. ${nothingChanged} Change those first.`,
  agentBarred: (name: string) =>
    `${name} is on the do-not-contact list, which would forget whom it means. ${nothingChanged}`,
  agentTwice: (name: string) => `${name} acts for this creator already. ${nothingChanged}`,
  endsBeforeStart: (start: string, end: string) =>
    `The work ends on ${end}, before it begins on ${start}. ${nothingChanged}`,
  fieldTwice: (name: string) => `There is a field named ${name} already. ${nothingChanged} Choose another name.`,
  fieldKindInUse: (name: string, creators: number) =>
    `${counted(creators, 'creator has', 'creators have')} a value in ${name}, so its kind stays. ${nothingChanged} Add a new field instead.`,
  noChoices: `A field to choose in needs at least one choice. ${nothingChanged}`,
  choiceTwice: (choice: string) => `The choice "${choice}" stands there twice. ${nothingChanged}`,
  choiceInUse: (choice: string, creators: number) =>
    `${counted(creators, 'creator has', 'creators have')} the choice "${choice}", so it stays. ${nothingChanged} Change those creators first.`,
}

export default {
  ...labels,
  ...refusals,
  /** a creator of whom no account and no name is known */
  aCreator: 'a creator',
  sourceKinds: { pasted: 'Quick add', research: 'Research', entered: 'Entered by hand' },
  sampleData: 'Sample data',
  addedToWorkspace: 'Added to the workspace',
  addingFile: 'Keeping a file',
  openingFile: 'Opening a file',
}
