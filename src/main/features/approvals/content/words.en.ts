import type { CommentTableWords } from '../../../../shared/domain/approvals/commentExport'

const nothingChanged = 'Nothing was changed.'
const nothingAdded = 'Nothing was added.'

const commentTable: CommentTableWords = {
  headings: ['At', 'Until', 'Area', 'Thread', 'Author', 'Comment', 'Answer to', 'Written', 'Resolved', 'Resolved by'],
  threads: { internal: 'Internal', client: 'Client' },
}

export default {
  addingVersion: 'Adding a version',
  addingPoster: 'Keeping a still picture',
  addingEvidence: 'Keeping an evidence',
  openingVersion: 'Opening a version',
  openingEvidence: 'Opening an evidence',
  exportingComments: 'Writing comments',

  addVersion: (number: number, of: string) => `Add version ${number} of ${of}`,
  replaceVersion: (number: number, of: string) => `Replace draft version ${number} of ${of}`,
  editVersion: (number: number, of: string) => `Change draft version ${number} of ${of}`,
  removeVersion: (number: number, of: string) => `Remove draft version ${number} of ${of}`,
  setPoster: (number: number, of: string) => `Set still picture of version ${number} of ${of}`,
  addEvidence: (name: string, of: string) => `Add evidence ${name} to ${of}`,
  addComment: (number: number, of: string) => `Add comment on version ${number} of ${of}`,
  resolveComment: (number: number, of: string) => `Resolve comment on version ${number} of ${of}`,
  reopenComment: (number: number, of: string) => `Reopen comment on version ${number} of ${of}`,
  retractComment: (number: number, of: string) => `Retract comment on version ${number} of ${of}`,

  noDeliverable: 'That deliverable is not in this workspace.',
  noVersion: 'That version is not there any more.',
  noEvidence: 'That evidence is not in this workspace.',
  noComment: 'That comment is not in this workspace.',

  lockedApproved: `This content is approved and stays as it is. ${nothingAdded} Reopen the deliverable with a reason to add another version.`,
  lockedLive: `The post is live; what was approved for it stays as it is. ${nothingAdded}`,
  lockedOver: (state: string) => `This deliverable is ${state}; it takes no more versions. ${nothingAdded}`,
  lockedHeld: `This deliverable is on hold. ${nothingAdded} Resume it first.`,
  lockedSubmitted: (number: number) =>
    `Version ${number} was submitted and stays as it is. ${nothingChanged} Add another version instead.`,
  emptyVersion: `There is neither a file nor a text. ${nothingAdded} Choose a file, or write the caption.`,
  emptyFile: (name: string) => `${name} is empty. ${nothingAdded} Choose it again once it holds something.`,
  changedFile: (name: string) =>
    `${name} is not as long as it was when it was chosen. ${nothingAdded} Choose it again once it is whole.`,

  noPicture: (name: string) => `${name} is no PNG, JPEG or WebP picture. ${nothingChanged} Choose another.`,
  largePicture: (name: string) => `${name} is larger than 5 MB. ${nothingChanged} Choose a smaller picture.`,

  textOnly: (number: number) => `Version ${number} is a text without a file.`,
  erased: (number: number) => `The file of version ${number} was erased with a person’s data.`,

  commentOnDraft: (number: number) =>
    `Version ${number} is a draft. ${nothingAdded} Submit it, then it takes comments.`,
  commentOnLocked: (number: number, current: number | null) =>
    current === null
      ? `Version ${number} is locked and takes no comments. ${nothingAdded}`
      : `Version ${current} took the place of version ${number}. ${nothingAdded} Comment on version ${current}.`,
  answerElsewhere: `An answer belongs to the version and the thread of what it answers. ${nothingAdded}`,
  answerRetracted: `That comment was retracted. ${nothingAdded}`,
  noTime: `Only a video or a recording has points in time. ${nothingAdded}`,
  noStart: `A stretch needs its beginning. ${nothingAdded}`,
  stretchTurned: `The stretch ends before it begins. ${nothingAdded}`,
  afterEnd: (seconds: string) => `That is after the end, at ${seconds} s. ${nothingAdded}`,
  noArea: `Only a picture or a video has areas. ${nothingAdded}`,
  areaOutside: `The area does not lie inside the picture. ${nothingAdded}`,
  resolvesRetracted: `That comment was retracted. ${nothingChanged}`,
  notYours: `Only its author retracts a comment. ${nothingChanged} Resolve it instead.`,

  noTimedComment: (number: number) =>
    `No comment on version ${number} is about a point in time, so there is nothing to show as subtitles. Choose CSV.`,
  commentsName: (of: string, number: number, isClient: boolean) =>
    `${of}, version ${number}, comments${isClient ? ' for client' : ''}`,
  noteName: (day: string) => `Note of ${day}.txt`,
  versionName: (of: string, number: number) => `${of}, version ${number}`,
  commentTable,
}
