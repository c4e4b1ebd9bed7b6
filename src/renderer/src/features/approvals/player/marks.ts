import type { CommentArea, ReviewComment } from '../../../../../shared/contract/approvalContent'

/** A comment as the player shows it: a tick on the timeline, a frame on the picture, a number beside its text. */
export interface Mark {
  id: string
  /** counts the threads of this version, oldest first, so that a number stays with its comment */
  number: number
  thread: ReviewComment['thread']
  atMs: number | null
  untilMs: number | null
  area: CommentArea | null
  isResolved: boolean
}

export type ThreadFilter = 'all' | ReviewComment['thread']
export type StandingFilter = 'all' | 'open' | 'resolved'
export interface CommentFilter {
  thread: ThreadFilter
  standing: StandingFilter
  /** comments on other versions too */
  allVersions: boolean
}

export interface NumberedThread {
  comment: ReviewComment
  number: number
  answers: ReviewComment[]
}

/** Comments as threads, numbered within their version; answers oldest first. Answers to nothing known stand alone. */
export function threadsOf(comments: readonly ReviewComment[]): NumberedThread[] {
  const known = new Set(comments.map(({ id }) => id))
  const answers = Map.groupBy(
    comments.filter(({ parentId }) => parentId !== null && known.has(parentId)),
    ({ parentId }) => parentId,
  )
  const counts = new Map<string, number>()
  return comments
    .filter(({ parentId }) => parentId === null || !known.has(parentId))
    .map((comment) => {
      const number = (counts.get(comment.versionId) ?? 0) + 1
      counts.set(comment.versionId, number)
      return { comment, number, answers: answers.get(comment.id) ?? [] }
    })
}

export function passesFilter({ comment }: NumberedThread, filter: CommentFilter, versionId: string | null): boolean {
  if (filter.thread !== 'all' && comment.thread !== filter.thread) return false
  if (!filter.allVersions && comment.versionId !== versionId) return false
  if (filter.standing === 'all') return true
  const isDone = comment.resolvedAt !== null || comment.retractedAt !== null
  return isDone === (filter.standing === 'resolved')
}

/** What the player shows of threads: those of its version that were not retracted. */
export function marksOf(threads: readonly NumberedThread[], versionId: string): Mark[] {
  return threads
    .filter(({ comment }) => comment.versionId === versionId && comment.retractedAt === null)
    .map(({ comment, number }) => ({
      id: comment.id,
      number,
      thread: comment.thread,
      atMs: comment.atMs,
      untilMs: comment.untilMs,
      area: comment.area,
      isResolved: comment.resolvedAt !== null,
    }))
}

/** In the order in which a person meets them: by time, what is about the whole before. */
export function inOrder(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((a, b) => (a.atMs ?? -1) - (b.atMs ?? -1) || a.number - b.number)
}

/** The mark after (1) or before (-1) the chosen one, or after the time; goes round at the ends. */
export function neighbourOf(
  marks: readonly Mark[],
  chosenId: string | null,
  timeMs: number,
  step: 1 | -1,
): Mark | undefined {
  const ordered = inOrder(marks)
  const at = ordered.findIndex(({ id }) => id === chosenId)
  if (at >= 0) return ordered.at((at + step) % ordered.length)
  const later = ordered.findIndex(({ atMs }) => (atMs ?? -1) > timeMs)
  if (step === 1) return ordered[later < 0 ? 0 : later]
  return ordered.at(later < 0 ? -1 : later - 1)
}

/** A point is seen for a second after it, so that it can be read while the video plays. */
const POINT_SHOWN_MS = 1000
const EARLY_MS = 40

/** Whether a drawn frame stands on the picture now: those of a still always do. */
export function isShownAt({ atMs, untilMs }: Pick<Mark, 'atMs' | 'untilMs'>, timeMs: number): boolean {
  if (atMs === null) return true
  return timeMs >= atMs - EARLY_MS && timeMs <= (untilMs ?? atMs + POINT_SHOWN_MS)
}
