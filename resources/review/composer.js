/** Writes one comment: to the whole, to a moment, to an area. */
import { field, icon, make, timeText } from './dom.js'

const sides = ['x', 'y', 'width', 'height']

export function composerOf(answer, media, tools, onAdd) {
  const { say, changed } = tools
  const text = make('textarea', { rows: 2, maxlength: 5000, oninput: typed })
  const box = field(say('addComment'), text)
  const chips = make('div', { class: 'chips' })
  const atButton = media?.video ? make('button', { type: 'button', class: 'button small', onclick: pin }) : null
  const untilButton = media?.video
    ? make('button', { type: 'button', class: 'button small', hidden: true, onclick: pinEnd })
    : null
  const areaButton = media?.areas
    ? make(
        'button',
        { type: 'button', class: 'button small', 'aria-pressed': 'false', onclick: toggleArea },
        icon('area'),
        say('markArea'),
      )
    : null
  const numbers = sides.map((side) => {
    const input = make('input', {
      type: 'number',
      min: 0,
      max: 100,
      step: 'any',
      inputmode: 'decimal',
      onchange: typedArea,
    })
    return { side, ...field(say(`area_${side}`), input) }
  })
  const areaFields = make(
    'fieldset',
    { class: 'area-fields', hidden: true },
    make('legend', {}, say('areaLegend')),
    make('p', { class: 'hint' }, say('areaHint')),
    make(
      'div',
      { class: 'area-numbers' },
      numbers.map(({ node }) => node),
    ),
  )
  const addButton = make('button', { type: 'button', class: 'button', onclick: submit }, say('add'))
  let stopAsking = null

  const nowMs = () => Math.round((media.video.currentTime || 0) * 1000)

  function typed() {
    answer.draft.text = text.value
    box.say(null)
    changed()
  }
  function pin() {
    media.video.pause()
    answer.draft.atMs = nowMs()
    answer.draft.untilMs = null
    changed()
    redraw()
    text.focus()
  }
  function pinEnd() {
    media.video.pause()
    const ms = nowMs()
    if (answer.draft.atMs !== null && ms > answer.draft.atMs) answer.draft.untilMs = ms
    changed()
    redraw()
    text.focus()
  }
  function setArea(area) {
    answer.draft.area = area
    changed()
    redraw()
  }
  function toggleArea() {
    if (stopAsking || answer.draft.area) {
      stopArea()
      setArea(null)
      return
    }
    media.video?.pause()
    stopAsking = media.areas.ask((area) => {
      stopAsking = null
      setArea(area)
      text.focus()
    })
    redraw()
  }
  function stopArea() {
    stopAsking?.()
    stopAsking = null
  }
  function typedArea() {
    const values = Object.fromEntries(numbers.map(({ side, control }) => [side, Number(control.value) / 100]))
    const x = clamp(values.x, 0, 0.99)
    const y = clamp(values.y, 0, 0.99)
    if (!(values.width > 0) || !(values.height > 0)) return
    stopArea()
    setArea({ x, y, width: clamp(values.width, 0.01, 1 - x), height: clamp(values.height, 0.01, 1 - y) })
  }
  const clamp = (value, low, high) => Math.round(Math.min(high, Math.max(low, value || 0)) * 10_000) / 10_000

  function submit() {
    if (text.value.trim() === '') {
      box.say(say('writeComment'))
      text.focus()
      return
    }
    stopArea()
    onAdd()
    box.say(null)
    text.focus()
  }

  function chip(label, onRemove) {
    return make(
      'span',
      { class: 'chip' },
      label,
      make('button', { type: 'button', 'aria-label': say('takeAway', { what: label }), onclick: onRemove }, '×'),
    )
  }
  const cleared = (change) => () => {
    change()
    changed()
    redraw()
    text.focus()
  }

  let repliesTo = null
  function redraw() {
    const { draft } = answer
    if (text.value !== draft.text) text.value = draft.text
    const from = draft.atMs === null ? null : timeText(draft.atMs)
    const span = draft.untilMs === null ? from : `${from}–${timeText(draft.untilMs)}`
    const said = [
      repliesTo
        ? chip(
            say('replyTo', { author: repliesTo }),
            cleared(() => {
              draft.parentId = null
              repliesTo = null
            }),
          )
        : null,
      from
        ? chip(
            say('at', { time: span }),
            cleared(() => {
              draft.atMs = null
              draft.untilMs = null
            }),
          )
        : null,
    ].filter(Boolean)
    chips.replaceChildren(...said)
    chips.hidden = said.length === 0
    const isMarking = stopAsking !== null || draft.area !== null
    if (areaButton) {
      areaButton.setAttribute('aria-pressed', String(isMarking))
      areaFields.hidden = !isMarking
      for (const { side, control } of numbers) {
        if (document.activeElement === control && draft.area === null) continue
        if (draft.area) control.value = String(Math.round(draft.area[side] * 1000) / 10)
        else if (stopAsking === null) control.value = ''
      }
      media.areas.showDraft(draft.area)
    }
    if (atButton) tick()
  }
  function tick() {
    const time = timeText(nowMs())
    atButton.replaceChildren(icon('clock'), say('commentAt', { time }))
    const { atMs } = answer.draft
    untilButton.hidden = atMs === null || nowMs() <= atMs + 500
    untilButton.textContent = say('until', { time })
  }
  if (atButton) {
    media.video.addEventListener('timeupdate', tick)
    media.video.addEventListener('seeked', tick)
  }

  return {
    node: make(
      'div',
      { class: 'composer' },
      box.node,
      chips,
      areaFields,
      make(
        'div',
        { class: 'composer-tools' },
        atButton,
        untilButton,
        areaButton,
        make('span', { class: 'gap' }),
        addButton,
      ),
    ),
    focus: () => text.focus(),
    draw(author) {
      repliesTo = author
      redraw()
    },
    problem() {
      if (answer.draft.text.trim() === '') return null
      box.say(say('draftLeft'))
      return text
    },
  }
}
