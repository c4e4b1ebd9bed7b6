/** The decision on one item. */
import { decisionKinds } from './answers.js'
import { field, icon, make } from './dom.js'

const looks = { none: 'open', approve: 'check', approve_with_corrections: 'pencil', request_changes: 'back' }
export const decisionIcon = (decision) => icon(looks[decision])

export function decisionOf(item, answer, { say, changed }) {
  const kinds = decisionKinds.filter((kind) => kind !== 'approve_with_corrections' || item.takesCorrections)
  if (!kinds.includes(answer.decision)) answer.decision = 'none'
  const name = `decision-${item.deliverableId}`
  const radios = [...kinds, 'none'].map((kind) => {
    const input = make('input', {
      type: 'radio',
      name,
      value: kind,
      checked: answer.decision === kind,
      onchange: () => choose(kind),
    })
    return make(
      'label',
      { class: `choice ${kind}` },
      input,
      decisionIcon(kind),
      make(
        'span',
        {},
        make('b', {}, say(`choose_${kind}`)),
        ' ',
        make('span', { class: 'hint' }, say(`about_${kind}`)),
      ),
    )
  })

  const comment = make('textarea', { rows: 2, maxlength: 5000, value: answer.comment, oninput: commented })
  const commentField = field(say('decisionComment'), comment)
  const commentLabel = commentField.node.querySelector('label')
  const rows = make('ul', { class: 'corrections' })
  const firstProblem = make('p', { class: 'problem', hidden: true })
  const corrections = make(
    'div',
    { class: 'correction-part' },
    make('p', { class: 'hint' }, say('correctionsHint')),
    rows,
    firstProblem,
    make('button', { type: 'button', class: 'button small', onclick: () => addCorrection(true) }, say('addCorrection')),
  )

  function commented() {
    answer.comment = comment.value
    commentField.say(null)
    changed()
  }
  function choose(kind) {
    answer.decision = kind
    if (kind === 'approve_with_corrections' && answer.corrections.length === 0) addCorrection(false)
    commentField.say(null)
    changed()
    redraw()
  }
  function addCorrection(takesFocus) {
    if (answer.corrections.length >= 50) return
    answer.corrections.push({ part: 'caption', text: '' })
    changed()
    redrawRows()
    if (takesFocus) rows.querySelector('li:last-child textarea')?.focus()
  }
  function redrawRows() {
    rows.replaceChildren(
      ...answer.corrections.map((correction, index) => {
        const part = make(
          'select',
          {
            onchange: () => {
              correction.part = part.value
              changed()
            },
          },
          ['caption', 'hashtags', 'links'].map((one) => make('option', { value: one }, say(`part_${one}`))),
        )
        part.value = correction.part
        const text = make('textarea', {
          rows: 1,
          maxlength: 5000,
          value: correction.text,
          oninput: () => {
            correction.text = text.value
            firstProblem.hidden = true
            text.removeAttribute('aria-invalid')
            changed()
          },
        })
        const remove = () => {
          answer.corrections.splice(index, 1)
          changed()
          redrawRows()
          corrections.querySelector('button.button')?.focus()
        }
        return make(
          'li',
          {},
          field(say('correctionPart', { number: index + 1 }), part).node,
          field(say('correctionText', { number: index + 1 }), text).node,
          make(
            'button',
            {
              type: 'button',
              class: 'link',
              onclick: remove,
              'aria-label': say('removeCorrection', { number: index + 1 }),
            },
            say('remove'),
          ),
        )
      }),
    )
  }
  function redraw() {
    corrections.hidden = answer.decision !== 'approve_with_corrections'
    commentField.node.hidden = answer.decision === 'none'
    commentLabel.textContent = say(answer.decision === 'request_changes' ? 'whatToChange' : 'decisionComment')
  }
  redrawRows()
  redraw()

  return {
    node: make(
      'fieldset',
      { class: 'part decision' },
      make('legend', {}, make('h3', {}, say('decision'))),
      make('div', { class: 'choices' }, radios),
      corrections,
      commentField.node,
    ),
    problem() {
      if (answer.decision === 'request_changes' && answer.comment.trim() === '') {
        commentField.say(say('changesNeedComment'))
        return comment
      }
      if (answer.decision === 'approve_with_corrections') {
        const empty = answer.corrections.findIndex(({ text }) => text.trim() === '')
        if (empty < 0 && answer.corrections.length > 0) return null
        firstProblem.textContent = say('correctionsNeedText')
        firstProblem.hidden = false
        const text = rows.querySelectorAll('textarea')[Math.max(0, empty)]
        text?.setAttribute('aria-invalid', 'true')
        return text ?? corrections.querySelector('button.button')
      }
      return null
    },
  }
}
