/** What was said about an item, and the place to say more. */
import { emptyDraft } from './answers.js'
import { composerOf } from './composer.js'
import { newId } from './digest.js'
import { icon, make, timeText } from './dom.js'

export function commentsOf(item, answer, media, tools) {
  const { say, changed, announce, dateTime } = tools
  const list = make('ol', { class: 'comments' })
  const none = make('p', { class: 'quiet' }, say('noComments'))
  const heading = make('h3', { tabindex: '-1' }, say('comments'))
  const composer = composerOf(answer, media, tools, add)

  function add() {
    const { draft } = answer
    answer.comments.push({ ...draft, id: newId(), text: draft.text.trim() })
    answer.draft = emptyDraft()
    changed()
    draw()
    announce(say('commentAdded'))
  }

  function remove(comment) {
    answer.comments = answer.comments.filter(({ id, parentId }) => id !== comment.id && parentId !== comment.id)
    if (answer.draft.parentId === comment.id) answer.draft.parentId = null
    changed()
    draw()
    announce(say('commentRemoved'))
    heading.focus()
  }

  function edit(comment) {
    const { id, ...rest } = comment
    answer.draft = rest
    answer.comments = answer.comments.filter((one) => one.id !== id)
    changed()
    draw()
    composer.focus()
  }

  function entry(comment, number) {
    const { text, atMs, untilMs, area, isOwn, author, at, isResolved, children } = comment
    const time = atMs === null ? null : untilMs === null ? timeText(atMs) : `${timeText(atMs)}–${timeText(untilMs)}`
    const seek = () => {
      if (!media?.video) return
      media.video.pause()
      media.video.currentTime = atMs / 1000
    }
    return make(
      'li',
      { class: isOwn ? 'comment own' : 'comment' },
      make(
        'div',
        { class: 'comment-head' },
        number ? make('span', { class: 'pin' }, String(number)) : null,
        make('span', { class: 'author' }, isOwn ? say('you') : author),
        at ? make('time', { datetime: at }, dateTime(at)) : null,
        isResolved ? make('span', { class: 'tag' }, icon('check'), say('done')) : null,
        area ? make('span', { class: 'tag' }, icon('area'), say('areaMarked')) : null,
        time && media?.video
          ? make(
              'button',
              { type: 'button', class: 'time', onclick: seek, 'aria-label': say('goTo', { time }) },
              icon('clock'),
              time,
            )
          : time
            ? make('span', { class: 'time' }, time)
            : null,
      ),
      make('p', { class: 'said' }, text),
      make(
        'div',
        { class: 'comment-tools' },
        comment.parentId === null && !comment.isEarlier
          ? make(
              'button',
              {
                type: 'button',
                class: 'link',
                onclick: () => {
                  answer.draft.parentId = comment.id
                  changed()
                  draw()
                  composer.focus()
                },
              },
              say('reply'),
            )
          : null,
        isOwn
          ? make('button', { type: 'button', class: 'link', onclick: () => edit(comment.source) }, say('edit'))
          : null,
        isOwn
          ? make('button', { type: 'button', class: 'link', onclick: () => remove(comment.source) }, say('remove'))
          : null,
      ),
      children.length > 0
        ? make(
            'ol',
            { class: 'replies' },
            children.map((child) => entry(child, null)),
          )
        : null,
    )
  }

  function draw() {
    const all = [
      ...item.comments.map((comment) => ({ ...comment, isOwn: false })),
      ...answer.comments.map((comment) => ({ ...comment, source: comment, isOwn: true, at: null, isEarlier: false })),
    ]
    const ids = new Set(all.map(({ id }) => id))
    const childrenOf = (id) =>
      all.filter(({ parentId }) => parentId === id).map((one) => ({ ...one, children: childrenOf(one.id) }))
    const tops = all
      .filter(({ parentId, isEarlier }) => !isEarlier && (parentId === null || !ids.has(parentId)))
      .map((one) => ({ ...one, children: childrenOf(one.id) }))
    tops.sort((a, b) => (a.atMs ?? -1) - (b.atMs ?? -1))
    list.replaceChildren(...tops.map((one, index) => entry(one, index + 1)))
    list.hidden = tops.length === 0
    none.hidden = tops.length > 0
    media?.areas?.show(
      tops.flatMap(({ area, atMs, untilMs }, index) => (area ? [{ area, atMs, untilMs, number: index + 1 }] : [])),
    )
    const parent = all.find(({ id }) => id === answer.draft.parentId)
    composer.draw(parent ? (parent.isOwn ? say('you') : parent.author) : null)
  }

  const earlier = item.comments.filter(({ isEarlier }) => isEarlier)
  draw()
  return {
    node: make(
      'section',
      { class: 'part' },
      heading,
      list,
      none,
      earlier.length > 0
        ? make(
            'details',
            { class: 'earlier' },
            make('summary', {}, say('earlierComments', { count: earlier.length })),
            make(
              'ol',
              { class: 'comments' },
              earlier.map((one) => entry({ ...one, isOwn: false, children: [] }, null)),
            ),
          )
        : null,
      composer.node,
    ),
    /** @returns the first thing that stands in the way of saving, or null */
    problem: composer.problem,
  }
}
