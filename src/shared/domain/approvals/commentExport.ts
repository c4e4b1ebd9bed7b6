import { type CsvValue, csvLine } from '../csv'

/** A comment as it is written out; retracted ones are left out before. */
export type ExportedComment = {
  id: string
  thread: 'internal' | 'client'
  parentId: string | null
  author: string
  text: string
  atMs: number | null
  untilMs: number | null
  area: { x: number; y: number; width: number; height: number } | null
  createdAt: string
  resolvedAt: string | null
  resolvedBy: string | null
}

/** How long a subtitle stays where a comment is about a point. */
const shownMs = 2000

/** Headings and words of the table, in the order of its columns. */
export type CommentTableWords = {
  headings: readonly [
    at: string,
    until: string,
    area: string,
    thread: string,
    author: string,
    text: string,
    answerTo: string,
    createdAt: string,
    resolvedAt: string,
    resolvedBy: string,
  ]
  threads: Readonly<Record<ExportedComment['thread'], string>>
}

/** Comments as CSV, each answer below what it answers. */
export function commentsAsCsv(comments: readonly ExportedComment[], { headings, threads }: CommentTableWords): string {
  const authors = new Map(comments.map(({ id, author }) => [id, author]))
  const lines: CsvValue[][] = [[...headings]]
  for (const { comment, answers } of threadsOf(comments)) {
    for (const one of [comment, ...answers])
      lines.push([
        one.atMs === null ? null : clock(one.atMs, '.'),
        one.untilMs === null ? null : clock(one.untilMs, '.'),
        one.area === null ? null : areaText(one.area),
        threads[one.thread],
        one.author,
        one.text,
        one.parentId === null ? null : (authors.get(one.parentId) ?? null),
        one.createdAt,
        one.resolvedAt,
        one.resolvedBy,
      ])
  }
  return lines.map(csvLine).join('')
}

/**
 * Comments that are about a point in time as SRT subtitles, by time; answers stand in the cue of what they answer. Line
 * breaks of a text are kept, blank lines are not: they would end the cue.
 *
 * @returns empty where no comment has a time
 */
export function commentsAsSrt(comments: readonly ExportedComment[]): string {
  return threadsOf(comments)
    .filter(({ comment }) => comment.atMs !== null)
    .map(({ comment, answers }, index) => {
      const from = comment.atMs ?? 0
      const until = comment.untilMs !== null && comment.untilMs > from ? comment.untilMs : from + shownMs
      const lines = [comment, ...answers].map(({ author, text }) => cueText(`${author}: ${text}`))
      return `${index + 1}\n${clock(from, ',')} --> ${clock(until, ',')}\n${lines.join('\n')}\n`
    })
    .join('\n')
}

/** Each comment that answers none, by time (those without a time last), with its answers in their order. */
function threadsOf(comments: readonly ExportedComment[]): { comment: ExportedComment; answers: ExportedComment[] }[] {
  const known = new Set(comments.map(({ id }) => id))
  const isRoot = ({ parentId }: ExportedComment) => parentId === null || !known.has(parentId)
  return comments
    .filter(isRoot)
    .map((comment) => ({ comment, answers: comments.filter(({ parentId }) => parentId === comment.id) }))
    .sort((a, b) => {
      const [at, other] = [a.comment.atMs ?? Number.POSITIVE_INFINITY, b.comment.atMs ?? Number.POSITIVE_INFINITY]
      return at === other ? 0 : at - other
    })
}

/** `01:02:03,456` */
function clock(ms: number, decimal: '.' | ','): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${decimal}${String(ms % 1000).padStart(3, '0')}`
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
const areaText = ({ x, y, width, height }: NonNullable<ExportedComment['area']>) =>
  `${percent(x)}, ${percent(y)}, ${percent(width)} × ${percent(height)}`

/** Lines without blank ones; an arrow of the format's own would be read as another time. */
function cueText(text: string): string {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => line.replaceAll('-->', '→').trimEnd())
    .filter((line) => line.trim() !== '')
    .join('\n')
}
