import type { Decision } from '../../../../shared/domain/approvals/events'

const decided: Record<Decision, string> = {
  approve: 'Approved',
  approve_with_corrections: 'Approved with corrections',
  request_changes: 'Asked for changes',
}
const channels: Record<string, string> = {
  email: 'an e-mail',
  telephone: 'a telephone call',
  meeting: 'a meeting',
  package: 'a decision file',
}

export default {
  making: 'Making the certificate',
  checking: 'Holding the chains against the file',
  unit: 'steps',
  noDeliverable: 'That deliverable is not in this workspace.',
  notApproved: (state: string) =>
    `A certificate says that something was approved; this deliverable is ${state}. Nothing was made.`,
  notOpen:
    'A certificate says that something was approved; the brief of this deliverable was not sent yet. Nothing was made.',
  noPrinter: 'This computer has no browser that could print a PDF. Nothing was made. Choose HTML.',
  fileName: (campaign: string, title: string, version: number) =>
    `Certificate of approval, ${campaign}, ${title}, version ${version}`,

  title: 'Certificate of approval',
  documentTitle: (title: string) => `Certificate of approval: ${title}`,
  statement: (version: number, on: string) => `Version ${version} was approved on ${on}.`,
  foot: (title: string, version: number) => `Certificate of approval · ${title} · version ${version}`,
  pageOf: { page: 'Page ', of: ' of ' },
  client: 'Client',
  brand: 'Brand',
  campaign: 'Campaign',
  item: 'Item',
  creator: 'Creator',
  issuedAt: 'Issued',
  rounds: 'Rounds used',
  roundsOf: (used: string, allowed: string) => `${used} of ${allowed}`,
  state: 'Stands at',
  content: 'What was approved',
  version: 'Version',
  file: 'File',
  noFile: 'Text only',
  size: 'Size',
  fileHash: 'SHA-256 of the file',
  captionHash: 'SHA-256 of the text',
  caption: 'Caption',
  noCaption: 'No caption',
  hashtags: 'Hashtags',
  links: 'Links',
  erased: 'The text was erased with the person.',
  decisions: 'Who decided',
  stage: 'Stage',
  who: 'Who',
  what: 'Decision',
  when: 'When',
  decided,
  utc: (time: string) => `${time} UTC`,
  zoneAndUtc: (zone: string, time: string) => `${zone}; ${time} UTC`,
  /** the hash of the evidence follows */
  recorded: (by: string, channel: string) => `Recorded by ${by} from ${channels[channel] ?? channel}, evidence SHA-256`,
  corrections: 'Corrections that go with the approval',
  noCorrections: 'None.',
  parts: { caption: 'Caption', hashtags: 'Hashtags', links: 'Links', media: 'Picture' },
  chain: 'Heads of the chains',
  chainNote: 'The last event of each device when this was issued. Every event holds the hash of the one before it.',
  device: 'Device',
  number: 'Event',
  hash: 'Hash',
  check: 'How to check this',
  checkFile: 'The file: its SHA-256 has to be the one above, which any tool for checksums shows.',
  checkApp: 'In Callboard: open the deliverable, choose “Check against a file” and give this certificate.',
  checkCli: 'On the command line:',
  cli: 'callboard verify --workspace DIR --anchor CERTIFICATE',
  proves: 'What it proves, and what not',
  provesLines: [
    'It binds the decisions above to one file and one text: with a letter more or less, their hashes are others.',
    'Whoever changes, removes or adds an event later has to rewrite every event after it, and then the chain no longer holds the heads above. This certificate, kept elsewhere, shows that.',
    'It does not prove who sat at the keyboard. Where a decision is “recorded by” somebody, it proves which evidence was kept, not that the evidence is genuine.',
    'Times are those of the computer that recorded them. No authority has stamped them.',
  ],

  unreadable: (name: string) =>
    `${name} is no certificate, review package or backup that can be read. Nothing was changed. Choose the file as it was sent or kept.`,
  newerAnchor: (name: string) =>
    `${name} was made by another version of Callboard, which writes anchors otherwise. Nothing was changed. Update Callboard and check again.`,
  otherWorkspace: 'The file is of another workspace: nothing in it can be held against this one.',
  contradicts: (problem: string) => `The chain does not contain what the file says: ${problem}`,
  versionGone: (versionId: string) => `Version ${versionId}, which the file names, is not there.`,
  versionOther: (number: number, title: string) =>
    `Version ${number} of “${title}” has another file or text than the one that the file names.`,
  decisionGone: (hash: string, title: string) => `The decision ${hash.slice(0, 12)} on “${title}” is not in the chain.`,
}
