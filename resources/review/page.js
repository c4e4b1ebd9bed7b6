/** The page: what is to be looked at, and at the end the file that goes back. */
import { decidedCount, decisionFileOf, isUnsaved, openAnswers } from './answers.js'
import { commentsOf } from './comments.js'
import { decisionIcon, decisionOf } from './decision.js'
import { createWords, field, icon, make } from './dom.js'
import { mediaOf } from './media.js'

/** As lenient as what reads the file: something, an at sign, something with a dot. */
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export function start() {
  const pack = JSON.parse(document.getElementById('callboard-review').textContent)
  const say = createWords(pack.words)
  const { answers, keep, canKeep } = openAnswers(pack)
  const live = make('p', { class: 'unseen', role: 'status' })
  const announce = (text) => {
    live.textContent = text
  }
  const instant = new Intl.DateTimeFormat(pack.locale, { dateStyle: 'medium', timeStyle: 'short' })
  const day = new Intl.DateTimeFormat(pack.locale, { dateStyle: 'full', timeZone: 'UTC' })
  const dateTime = (at) => instant.format(new Date(at))

  const progressText = make('span', { class: 'count' })
  const progressBar = make('progress', { max: pack.items.length, 'aria-label': say('progress') })
  const savedText = make('span', { class: 'saved' })
  const statuses = new Map()
  const entries = []

  function changed() {
    keep()
    refresh()
  }
  function refresh() {
    const decided = decidedCount(pack, answers)
    progressText.textContent = say('decided', { done: decided, total: pack.items.length })
    progressBar.value = decided
    const unsaved = isUnsaved(pack, answers)
    savedText.textContent = unsaved ? say('notSaved') : answers.saved ? say('isSaved') : ''
    savedText.className = unsaved ? 'saved is-open' : 'saved'
    for (const { deliverableId } of pack.items) {
      const { decision } = answers.items[deliverableId]
      for (const node of statuses.get(deliverableId) ?? []) {
        node.className = `status ${decision}`
        node.replaceChildren(decisionIcon(decision), make('span', {}, say(`status_${decision}`)))
      }
    }
    finish.refresh()
  }
  const statusOf = (deliverableId) => {
    const node = make('span', { class: 'status' })
    statuses.set(deliverableId, [...(statuses.get(deliverableId) ?? []), node])
    return node
  }

  const tools = { say, changed, announce, dateTime }
  const articles = pack.items.map((item, index) => {
    const answer = answers.items[item.deliverableId]
    const media = mediaOf(item, say)
    const comments = commentsOf(item, answer, media, tools)
    const decision = decisionOf(item, answer, tools)
    entries.push({ item, comments, decision })
    const headingId = `item-${index + 1}`
    return make(
      'article',
      { class: media ? 'item' : 'item text-only', 'aria-labelledby': headingId },
      make(
        'header',
        { class: 'item-head' },
        make(
          'div',
          {},
          make(
            'h2',
            { id: headingId, tabindex: '-1' },
            make('span', { class: 'number' }, String(index + 1)),
            make('bdi', {}, item.title),
          ),
          make(
            'p',
            { class: 'quiet' },
            make('bdi', {}, `@${item.handle}`),
            ` · ${say(`platform_${item.platform}`)} · ${say('version', { number: item.versionNumber })}`,
          ),
        ),
        statusOf(item.deliverableId),
      ),
      media?.node ?? null,
      make('div', { class: 'detail' }, captionOf(item, say), comments.node, decision.node),
    )
  })
  const finish = finishOf({ pack, answers, entries, say, keep, changed, announce, canKeep })

  document.body.replaceChildren(
    make('a', { class: 'skip', href: '#content' }, say('skip')),
    headOf(pack, say, day),
    make(
      'div',
      { class: 'layout' },
      make(
        'nav',
        { 'aria-label': say('items') },
        make(
          'ol',
          {},
          pack.items.map((item, index) =>
            make(
              'li',
              {},
              make(
                'a',
                { href: `#item-${index + 1}` },
                make(
                  'span',
                  { class: 'nav-title' },
                  make('bdi', {}, item.title),
                  make('bdi', { class: 'quiet' }, `@${item.handle}`),
                ),
                statusOf(item.deliverableId),
              ),
            ),
          ),
        ),
      ),
      make('main', { id: 'content', tabindex: '-1' }, articles, finish.node),
    ),
    make(
      'footer',
      { class: 'bar' },
      make(
        'div',
        { class: 'bar-in' },
        make('div', { class: 'bar-state' }, progressText, progressBar, savedText),
        make('a', { class: 'button primary', href: '#finish' }, say('goToFinish')),
      ),
    ),
    live,
  )
  refresh()
  window.addEventListener('beforeunload', (event) => {
    if (!isUnsaved(pack, answers)) return
    event.preventDefault()
    event.returnValue = ''
  })
}

function headOf(pack, say, day) {
  const fact = (label, value) => make('div', {}, make('dt', {}, label), make('dd', {}, make('bdi', {}, value)))
  return make(
    'header',
    { class: 'head' },
    make(
      'div',
      { class: 'head-in' },
      make(
        'div',
        { class: 'brand' },
        pack.logo ? make('img', { src: pack.logo, alt: pack.client }) : make('bdi', { class: 'client' }, pack.client),
      ),
      make('h1', {}, make('bdi', {}, pack.campaign)),
      make(
        'dl',
        { class: 'facts' },
        fact(say('brand'), pack.brand),
        fact(say('from'), pack.agency),
        fact(say('toReview'), say(pack.items.length === 1 ? 'oneItem' : 'itemCount', { count: pack.items.length })),
        pack.answerBy ? fact(say('answerBy'), day.format(new Date(`${pack.answerBy}T00:00:00Z`))) : null,
      ),
      pack.message ? make('p', { class: 'message' }, pack.message) : null,
      make('p', { class: 'quiet' }, say('howItWorks', { agency: pack.agency })),
    ),
  )
}

function captionOf(item, say) {
  const text = item.caption.trim()
  if (!text && item.hashtags.length === 0 && item.links.length === 0)
    return make(
      'section',
      { class: 'part' },
      make('h3', {}, say('caption')),
      make('p', { class: 'quiet' }, say('noCaption')),
    )
  return make(
    'section',
    { class: 'part' },
    make('h3', {}, say('caption')),
    text ? make('p', { class: 'caption', dir: 'auto' }, item.caption) : null,
    item.hashtags.length > 0
      ? make(
          'p',
          { class: 'hashtags' },
          item.hashtags.map((tag) => make('bdi', {}, `${tag.startsWith('#') ? '' : '#'}${tag}`)),
        )
      : null,
    item.links.length > 0
      ? make(
          'div',
          {},
          make('h4', {}, say('links')),
          make(
            'ul',
            { class: 'links' },
            item.links.map((link) => make('li', {}, make('bdi', {}, link))),
          ),
        )
      : null,
  )
}

/** Name, what is still open, and the button that writes the file. */
function finishOf({ pack, answers, entries, say, keep, changed, announce, canKeep }) {
  const name = make('input', { type: 'text', autocomplete: 'name', maxlength: 200, value: answers.person.name })
  const email = make('input', { type: 'email', autocomplete: 'email', maxlength: 320, value: answers.person.email })
  const nameField = field(say('yourName'), name)
  const emailField = field(say('yourEmail'), email, say('yourEmailHint'))
  const summary = make('p', { class: 'summary' })
  const notKept = make('p', { class: 'notice', hidden: true }, say('notKept'))
  const done = make('div', { class: 'done', tabindex: '-1', hidden: true })

  for (const [control, key, box] of [
    [name, 'name', nameField],
    [email, 'email', emailField],
  ])
    control.addEventListener('input', () => {
      answers.person[key] = control.value
      box.say(null)
      changed()
    })

  /** Tells everything that is wrong beside its field. @returns the first of it */
  function firstProblem() {
    const found = entries.flatMap(({ comments, decision }) => [comments.problem(), decision.problem()])
    if (name.value.trim() === '') {
      nameField.say(say('nameNeeded'))
      found.push(name)
    }
    if (!emailPattern.test(email.value.trim())) {
      emailField.say(say('emailNeeded'))
      found.push(email)
    }
    return found.find((control) => control !== null)
  }
  function save() {
    const problem = firstProblem()
    if (problem) {
      done.hidden = true
      problem.focus()
      announce(say('notYet'))
      return
    }
    const file = decisionFileOf(pack, answers, new Date())
    const address = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }))
    const link = make('a', { href: address, download: pack.fileName })
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    keep()
    changed()
    done.replaceChildren(
      make('h3', {}, icon('check'), say('savedTitle')),
      make('p', {}, say('savedWhere'), ' ', make('bdi', { class: 'file-name' }, pack.fileName)),
      make('p', {}, say('sendBack', { agency: pack.agency })),
    )
    done.hidden = false
    done.focus()
  }

  return {
    node: make(
      'section',
      { class: 'finish', 'aria-labelledby': 'finish' },
      make('h2', { id: 'finish', tabindex: '-1' }, say('finish')),
      summary,
      make('div', { class: 'person' }, nameField.node, emailField.node),
      make('button', { type: 'button', class: 'button primary', onclick: save }, icon('save'), say('save')),
      notKept,
      done,
    ),
    refresh() {
      const open = pack.items.length - decidedCount(pack, answers)
      summary.textContent =
        open === 0 ? say('allDecided') : open === 1 ? say('oneOpen') : say('someOpen', { count: open })
      notKept.hidden = canKeep()
    },
  }
}
