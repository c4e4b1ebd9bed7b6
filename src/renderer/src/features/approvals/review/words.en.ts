import { stateNames } from '../../../../../shared/domain/approvals/refusals'
import type { ApprovalState } from '../../../../../shared/domain/approvals/workflow'

const count = (amount: number, one: string, many: string) => (amount === 1 ? `1 ${one}` : `${amount} ${many}`)

export default {
  packageTitle: 'Make a review package',
  packageIntro:
    'One file that the client opens without an account and without network. It shows what is chosen here, the captions and the comments of the client thread, nothing else.',
  items: 'Items',
  itemOf: (title: string, handle: string) => `${title} of @${handle}`,
  versionIn: (version: number, state: ApprovalState) => `Version ${version}, ${stateNames[state].toLowerCase()}`,
  cannotGo: {
    brief: 'The brief was not sent yet.',
    version: 'There is no version yet.',
    state: (state: ApprovalState) => `In “${stateNames[state]}”; only client review and legal review can be sent.`,
  },
  loadingItems: 'Looking at the items…',
  noItems: 'Nothing of this campaign is in client review or legal review.',
  name: 'Name of the package',
  nameHint: 'The file is called like this.',
  nameOf: (client: string, campaign: string, day: string) => `${client}_${campaign}_Review_${day}`,
  needsName: 'Give the package a name.',
  message: 'Message to the client',
  messageHint: 'Stands at the top of the page.',
  answerBy: 'Answer by',
  accent: 'Client’s colour',
  accentHint: 'Like #f08a24. It is darkened until it can be read.',
  badAccent: 'Write # and six digits or letters a to f.',
  logo: 'Client’s logo',
  logoHint: 'PNG or JPEG, up to 500 kB',
  chooseLogo: 'Choose a logo',
  otherLogo: 'Choose another',
  make: (amount: number) => `Make a package of ${count(amount, 'item', 'items')}`,
  needsItems: 'Choose an item first.',
  making: 'Making the package',
  cancel: 'Cancel',
  stop: 'Stop',
  close: 'Close',
  made: (amount: number) => `The package of ${count(amount, 'item', 'items')} is made.`,
  allInside: 'Everything is inside the one file.',
  beside: (amount: number) =>
    `${count(amount, 'large file lies', 'large files lie')} beside the page, so the package is a ZIP. The client unpacks it before opening the page.`,
  sendIt: 'Send it to the client. The answer comes back as a decision file: drop it on this window.',
  save: 'Save the package',

  decisionTitle: 'Read a decision file',
  decisionCommand: 'Read a decision file…',
  dropHint: 'Drop the file that the client’s review page saved.',
  chooseFile: 'Choose a file',
  otherFile: 'Choose another file',
  overlayTitle: 'Drop to read the client’s decisions',
  overlaySentence: 'What they would do is shown first.',
  overlayPerhaps: 'A decision file is read.',
  reading: (name: string) => `Reading ${name}…`,
  unreadable: (name: string) => `${name} cannot be read. Nothing was changed. Choose it again.`,
  package: 'Package',
  decider: 'Decided by',
  savedAt: 'Saved',
  effects: 'What the file does',
  item: 'Item',
  decision: 'Decision',
  comments: 'Comments',
  outcome: 'Outcome',
  version: (number: number) => `version ${number}`,
  decisions: {
    approve: 'Approve',
    approve_with_corrections: 'Approve with corrections',
    request_changes: 'Ask for changes',
    none: 'None',
  },
  isApplied: 'Will be applied',
  commentsOnly: 'Comments will be added',
  nothing: 'Nothing',
  notApplied: 'Will not be applied',
  standing: {
    known: '',
    new: (name: string) => `${name} is not known yet and is added as a client approver.`,
    viewer: (name: string) =>
      `${name} is not one of those who decide for this client. No decision counts; comments are kept.`,
  },
  apply: (decisions: number, comments: number) =>
    decisions > 0
      ? `Apply ${count(decisions, 'decision', 'decisions')}`
      : comments > 0
        ? `Add ${count(comments, 'comment', 'comments')}`
        : 'Keep as read',
  noUndo: 'Decisions are not taken back by undo. The file is kept as evidence.',
  applied: (decisions: number, comments: number) =>
    `${count(decisions, 'decision', 'decisions')} applied, ${count(comments, 'comment', 'comments')} added.`,
  leftOut: (amount: number) => `${count(amount, 'decision was', 'decisions were')} not applied:`,
}
