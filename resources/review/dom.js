/** Small tools for the page. Text only ever becomes a text node. */

export function make(tag, attributes, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else if (name === 'value') node.value = value
    else if (name === 'checked') node.checked = value
    else node.setAttribute(name, value === true ? '' : String(value))
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return node
}

const paths = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  pencil: 'M4 20l1-4L16 5l3 3L8 19z',
  back: 'M9 7L4 12l5 5M4 12h11a5 5 0 0 1 0 10h-2',
  open: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 2',
  area: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
}

export function icon(name) {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}

/** "0:07", "1:02:03" */
export function timeText(ms) {
  const seconds = Math.floor(ms / 1000)
  const two = (part) => String(part).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** A text of the page's catalogue with its gaps filled: `{count}` */
export function createWords(catalogue) {
  return (key, values = {}) =>
    (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (gap, name) => (name in values ? String(values[name]) : gap))
}

let fieldCount = 0
/** A field with its label, its hint and a place for what is wrong with it. */
export function field(label, control, hint) {
  fieldCount += 1
  const id = `field-${fieldCount}`
  control.id = id
  const problem = make('p', { class: 'problem', id: `${id}-problem`, hidden: true })
  const hintNode = hint ? make('p', { class: 'hint', id: `${id}-hint` }, hint) : null
  if (hintNode) control.setAttribute('aria-describedby', hintNode.id)
  const node = make('div', { class: 'field' }, make('label', { for: id }, label), hintNode, control, problem)
  return {
    node,
    control,
    say(text) {
      problem.textContent = text ?? ''
      problem.hidden = !text
      control.toggleAttribute('aria-invalid', Boolean(text))
      if (text) control.setAttribute('aria-invalid', 'true')
      const described = [hintNode?.id, text ? problem.id : null].filter(Boolean).join(' ')
      if (described) control.setAttribute('aria-describedby', described)
      else control.removeAttribute('aria-describedby')
    },
  }
}
