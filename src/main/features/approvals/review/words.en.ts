const items = (count: number) => (count === 1 ? '1 item' : `${count} items`)

export default {
  makingPackage: 'Making a review package',
  readingDecisions: 'Reading a decision file',
  applyingDecisions: 'Applying a decision file',
  madePackage: (name: string, count: number) => `Make review package “${name}” of ${items(count)}`,
  appliedDecisions: (decider: string, name: string) => `Apply decisions of ${decider} from “${name}”`,
  notInCampaign: 'One of the items is not in this campaign. No package was made. Choose the items again.',
  notSendable: (names: readonly string[], more: number) =>
    `Only what is in client review or legal review goes into a package. These are not: ${names.join('; ')}${more > 0 ? ` and ${more} more` : ''}. No package was made. Leave them out, or move them on first.`,
  itemIn: (title: string, handle: string, state: string) => `${title} of @${handle} (${state})`,
  notOpen: 'brief not sent',
  noVersion: 'no version',
  erased: 'content erased',
  tooLarge: (gigabytes: string) =>
    `The media of these items take ${gigabytes} GB, more than a client can be sent. No package was made. Make packages of fewer items.`,
  logoKind: 'The logo is not a PNG or JPEG picture. No package was made. Save it as PNG and choose it again.',
  logoSize: 'The logo is larger than 500 kB. No package was made. Choose a smaller one.',
  evidenceNote: (name: string) => `Decision file of the review package “${name}”`,
  unreadable: 'That is not a decision file, or it was cut off on the way. Nothing was changed. Ask for the file again.',
  tooLong:
    'That file is larger than a decision file can be. Nothing was changed. Choose the file that the review page saved.',
  foreign:
    'That decision file answers a review package that was not made in this workspace. Nothing was changed. Open the workspace that sent the package.',
  altered:
    'That decision file was changed after the review page saved it. Nothing was changed. Ask for the file as it was saved.',
  applied: (at: string) => `That decision file was applied already, on ${at}. Nothing was changed.`,
  gone: 'This item is no longer in the campaign.',
  notInPackage: 'This item or this version was not in the package.',
  twice: 'This item stands in the file twice.',
  notDeciding: (name: string) => `${name} is not one of those who decide for this client.`,
}
