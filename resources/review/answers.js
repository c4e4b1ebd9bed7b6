/** What the client has said so far: kept in memory, and in the browser's storage where it lets us. */
import { canonicalJson, hmacHex, newId, wellFormed } from './digest.js'

export const decisionKinds = ['approve', 'approve_with_corrections', 'request_changes']
const parts = ['caption', 'hashtags', 'links']

const blankDraft = () => ({ text: '', atMs: null, untilMs: null, area: null, parentId: null })
const blankAnswer = () => ({ decision: 'none', comment: '', corrections: [], comments: [], draft: blankDraft() })

const isText = (value) => typeof value === 'string'
const numberOrNull = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null)
function areaOf(value) {
  if (!value || typeof value !== 'object') return null
  const { x, y, width, height } = value
  return [x, y, width, height].every((one) => numberOrNull(one) !== null) ? { x, y, width, height } : null
}
const noteOf = (value) => ({
  text: isText(value?.text) ? value.text : '',
  atMs: numberOrNull(value?.atMs),
  untilMs: numberOrNull(value?.untilMs),
  area: areaOf(value?.area),
  parentId: isText(value?.parentId) ? value.parentId : null,
})

/** What storage gave back may be from an older page or from another hand: only what fits is taken. */
function answerOf(value) {
  if (!value || typeof value !== 'object') return blankAnswer()
  return {
    decision: decisionKinds.includes(value.decision) ? value.decision : 'none',
    comment: isText(value.comment) ? value.comment : '',
    corrections: (Array.isArray(value.corrections) ? value.corrections : [])
      .filter((one) => parts.includes(one?.part) && isText(one?.text))
      .map(({ part, text }) => ({ part, text })),
    comments: (Array.isArray(value.comments) ? value.comments : [])
      .filter((one) => isText(one?.id) && isText(one?.text))
      .map((one) => ({ id: one.id, ...noteOf(one) })),
    draft: noteOf(value.draft),
  }
}

/** @returns the answers and what changes them; `keep` after each change. */
export function openAnswers(pack) {
  const key = `callboard-review-${pack.packageId}`
  let kept = null
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    // No storage, or nothing that can be read: the page begins empty.
  }
  const answers = {
    person: {
      name: isText(kept?.person?.name) ? kept.person.name : '',
      email: isText(kept?.person?.email) ? kept.person.email : '',
    },
    items: Object.fromEntries(
      pack.items.map(({ deliverableId }) => [deliverableId, answerOf(kept?.items?.[deliverableId])]),
    ),
    saved: isText(kept?.saved?.content) && isText(kept?.saved?.decisionId) ? kept.saved : null,
  }
  let canKeep = true
  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify(answers))
      canKeep = true
    } catch {
      canKeep = false
    }
  }
  return { answers, keep, canKeep: () => canKeep }
}

/** The answers as the file tells them, without ids of the file itself. */
function contentOf(pack, answers) {
  return {
    decider: { name: wellFormed(answers.person.name.trim()), email: wellFormed(answers.person.email.trim()) || null },
    items: pack.items.map(({ deliverableId, versionId, sha256, captionSha256 }) => {
      const { decision, comment, corrections, comments } = answers.items[deliverableId]
      return {
        deliverableId,
        versionId,
        sha256,
        captionSha256,
        decision,
        comment: decision === 'none' ? null : wellFormed(comment.trim()) || null,
        corrections:
          decision === 'approve_with_corrections'
            ? corrections.map(({ part, text }) => ({ part, text: wellFormed(text.trim()) }))
            : [],
        comments: comments.map(({ id, text, atMs, untilMs, area, parentId }) => ({
          id,
          text: wellFormed(text.trim()),
          atMs,
          untilMs,
          area,
          parentId,
        })),
      }
    }),
  }
}

/** Whether something was said that no saved file holds. */
export function isUnsaved(pack, answers) {
  const isUntouched = pack.items.every(({ deliverableId }) => {
    const { decision, comments, draft } = answers.items[deliverableId]
    return decision === 'none' && comments.length === 0 && draft.text.trim() === ''
  })
  if (isUntouched && !answers.saved) return false
  const hasDraft = pack.items.some(({ deliverableId }) => answers.items[deliverableId].draft.text.trim() !== '')
  return hasDraft || answers.saved?.content !== canonicalJson(contentOf(pack, answers))
}

/** The decision file. Saved twice without a change it keeps its id, so that it is applied once. */
export function decisionFileOf(pack, answers, now) {
  const said = contentOf(pack, answers)
  const content = canonicalJson(said)
  const decisionId = answers.saved?.content === content ? answers.saved.decisionId : newId()
  const file = {
    format: 'callboard-decision-1',
    packageId: pack.packageId,
    decisionId,
    decider: said.decider,
    savedAt: now.toISOString(),
    items: said.items,
  }
  answers.saved = { content, decisionId }
  return { ...file, mac: hmacHex(pack.secret, canonicalJson(file)) }
}

export const decidedCount = (pack, answers) =>
  pack.items.filter(({ deliverableId }) => answers.items[deliverableId].decision !== 'none').length

export const emptyDraft = blankDraft
