import { z } from 'zod'
import { sha256 } from './approvals'
import { command, job, query } from './define'
import { fileToken, id, madeFile } from './values'

/** Versions of content, what is said about them, and the files themselves. */

const area = z.strictObject({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
})
export type CommentArea = z.infer<typeof area>
const ms = z.int().min(0).max(86_400_000)
const caption = z.string().max(10_000)
const words = z.array(z.string().trim().min(1).max(300)).max(60)

/** What a shell could read of a medium; null where it could not. */
const mediaFacts = z.strictObject({
  width: z.int().min(1).nullable(),
  height: z.int().min(1).nullable(),
  durationMs: ms.nullable(),
  framesPerSecond: z.number().min(0.1).max(1000).nullable(),
  codec: z.string().max(60).nullable(),
})
export type MediaFacts = z.infer<typeof mediaFacts>

const version = z.strictObject({
  id,
  deliverableId: id,
  number: z.int(),
  kind: z.enum(['video', 'image', 'text', 'other']),
  name: z.string().nullable(),
  mime: z.string().nullable(),
  sizeBytes: z.int().nullable(),
  sha256: sha256.nullable(),
  caption,
  hashtags: z.array(z.string()),
  links: z.array(z.string()),
  captionSha256: sha256,
  ...mediaFacts.shape,
  posterSha256: sha256.nullable(),
  addedBy: z.string(),
  addedAt: z.string(),
  /** draft: can still be changed; active: under review or approved; locked: a newer one took its place */
  standing: z.enum(['draft', 'active', 'locked']),
})
export type ContentVersion = z.infer<typeof version>

export const commentThreads = ['internal', 'client'] as const
const comment = z.strictObject({
  id,
  versionId: id,
  versionNumber: z.int(),
  thread: z.enum(commentThreads),
  parentId: id.nullable(),
  text: z.string(),
  /** point in the video; `untilMs` where it is about a stretch */
  atMs: ms.nullable(),
  untilMs: ms.nullable(),
  area: area.nullable(),
  author: z.string(),
  isMine: z.boolean(),
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  retractedAt: z.string().nullable(),
})
export type ReviewComment = z.infer<typeof comment>

export const approvalContentContract = {
  'approvals.versions': query({
    about: 'Versions of a deliverable, newest first.',
    input: z.strictObject({ deliverableId: id }),
    output: z.array(version),
    reads: ['approvals'],
  }),
  'approvals.addVersion': job({
    about:
      'Copies a file into the workspace as the draft version of a deliverable, or takes text only. A draft that is there already is replaced.',
    input: z.strictObject({
      deliverableId: id,
      /** left out: text only */
      fileToken: fileToken.optional(),
      caption: caption.default(''),
      hashtags: words.default([]),
      links: words.default([]),
    }),
    output: version,
    writes: ['approvals'],
  }),
  'approvals.editVersion': command({
    about: 'Changes caption, hashtags or links of a draft version.',
    input: z.strictObject({
      versionId: id,
      caption: caption.optional(),
      hashtags: words.optional(),
      links: words.optional(),
    }),
    output: version,
    writes: ['approvals'],
  }),
  'approvals.removeVersion': command({
    about: 'Removes a draft version.',
    input: z.strictObject({ versionId: id }),
    output: z.strictObject({ deliverableId: id }),
    writes: ['approvals'],
  }),
  'approvals.setPoster': job({
    about: 'Keeps a still picture of a draft version, made by the window that showed it (PNG, JPEG or WebP).',
    input: z.strictObject({ versionId: id, fileToken }),
    output: version,
    writes: ['approvals'],
  }),
  'approvals.openVersion': job({
    about: 'A checked copy of a version’s file, to save or to open in another program.',
    input: z.strictObject({ versionId: id }),
    output: madeFile,
    reads: ['approvals'],
  }),
  'approvals.openEvidence': job({
    about: 'A checked copy of an evidence.',
    input: z.strictObject({ evidenceId: id }),
    output: madeFile,
    reads: ['approvals'],
  }),
  'approvals.comments': query({
    about: 'Comments on all versions of a deliverable, oldest first, retracted ones without their text.',
    input: z.strictObject({ deliverableId: id }),
    output: z.array(comment),
    reads: ['approvals'],
  }),
  'approvals.comment': command({
    about: 'Adds a comment on a version: to all of it, a point, a stretch or a part of the picture; or an answer.',
    input: z.strictObject({
      versionId: id,
      thread: z.enum(commentThreads),
      parentId: id.nullable().default(null),
      text: z.string().trim().min(1).max(5000),
      atMs: ms.nullable().default(null),
      untilMs: ms.nullable().default(null),
      area: area.nullable().default(null),
    }),
    output: comment,
    writes: ['approvals'],
  }),
  'approvals.resolveComment': command({
    about: 'Says that a comment is dealt with, or that it is not.',
    input: z.strictObject({ commentId: id, isResolved: z.boolean() }),
    output: comment,
    writes: ['approvals'],
  }),
  'approvals.retractComment': command({
    about: 'Retracts one’s own comment; that there was one stays.',
    input: z.strictObject({ commentId: id }),
    output: comment,
    writes: ['approvals'],
  }),
  'approvals.exportComments': job({
    about: 'Writes the comments of a version as CSV or as SRT subtitles.',
    input: z.strictObject({
      versionId: id,
      format: z.enum(['csv', 'srt']),
      /** client: what a client may see */
      threads: z.enum(['all', 'client']).default('all'),
    }),
    output: madeFile,
    reads: ['approvals'],
  }),
} as const
