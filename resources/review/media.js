/** The picture or video of one item, with the areas that were marked on it. */
import { icon, make } from './dom.js'

const images = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']

/** What stands in the page as base64, as an address the player can seek in. */
function addressOf(id, mime) {
  const holder = document.getElementById(id)
  if (!holder) return null
  const binary = atob(holder.textContent.trim())
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  holder.remove()
  return URL.createObjectURL(new Blob([bytes], { type: mime }))
}

const rounded = (share) => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000

/** @returns the node and what the comments need of it; null where an item is text only. */
export function mediaOf(item, say) {
  const { media } = item
  if (!media) return null
  const address = media.inside ? addressOf(media.inside, media.mime) : media.path
  const isImage = item.kind === 'image' && images.includes(media.mime)
  const isVideo = item.kind === 'video' && media.mime.startsWith('video/')
  const trouble = make('p', { class: 'notice', role: 'status', hidden: true })
  if (!isImage && !isVideo) return { node: otherFile(media, address, say), video: null, areas: null }

  const name = say(isVideo ? 'videoOf' : 'pictureOf', { title: item.title, number: item.versionNumber })
  const size = media.width && media.height ? { width: media.width, height: media.height } : {}
  const player = isVideo
    ? make('video', {
        controls: true,
        playsinline: true,
        preload: 'metadata',
        'aria-label': name,
        poster: media.poster ? addressOf(media.poster, '') : null,
        ...size,
      })
    : make('img', { alt: name, ...size })
  player.addEventListener('error', () => {
    trouble.textContent = say(media.path ? 'missingBeside' : 'cannotShow', { file: media.path ?? media.name })
    trouble.hidden = false
  })
  player.src = address
  const overlay = make('div', { class: 'areas' })
  const frame = make('div', { class: media.height > media.width ? 'frame tall' : 'frame' }, player, overlay)
  return {
    node: make('div', { class: 'media' }, frame, trouble),
    video: isVideo ? player : null,
    areas: areasOn(overlay, player, isVideo),
  }
}

function otherFile(media, address, say) {
  if (!media.inside) return make('p', { class: 'notice' }, say('fileBeside', { file: media.path }))
  const link = make(
    'a',
    { class: 'button', href: address, download: media.name },
    icon('save'),
    say('saveFile', { file: media.name }),
  )
  return make('div', { class: 'media' }, link)
}

/** Rectangles over the picture; shares of its width and height. */
function areasOn(overlay, player, isVideo) {
  let marks = []
  let draft = null
  const box = (area, className, text) => {
    const node = make('div', { class: className, 'aria-hidden': 'true' }, text ? make('span', {}, text) : null)
    node.style.left = `${area.x * 100}%`
    node.style.top = `${area.y * 100}%`
    node.style.width = `${area.width * 100}%`
    node.style.height = `${area.height * 100}%`
    return node
  }
  const isNow = ({ atMs, untilMs }) => {
    if (!isVideo || atMs === null) return true
    const nowMs = player.currentTime * 1000
    return nowMs >= atMs - 300 && nowMs <= (untilMs ?? atMs) + 1500
  }
  const draw = () => {
    overlay.replaceChildren(
      ...marks.filter(isNow).map(({ area, number }) => box(area, 'mark', String(number))),
      ...(draft ? [box(draft, 'mark draft', '')] : []),
    )
  }
  if (isVideo) player.addEventListener('timeupdate', draw)
  return {
    show(next) {
      marks = next
      draw()
    },
    showDraft(area) {
      draft = area
      draw()
    },
    /** The next rectangle that a pointer draws. @returns what stops waiting for it */
    ask(onArea) {
      overlay.classList.add('drawing')
      let start = null
      const point = (event) => {
        const { left, top, width, height } = overlay.getBoundingClientRect()
        return { x: (event.clientX - left) / width, y: (event.clientY - top) / height }
      }
      const areaTo = (end) => {
        const x = rounded(Math.min(start.x, end.x))
        const y = rounded(Math.min(start.y, end.y))
        return {
          x,
          y,
          width: rounded(rounded(Math.max(start.x, end.x)) - x),
          height: rounded(rounded(Math.max(start.y, end.y)) - y),
        }
      }
      const down = (event) => {
        event.preventDefault()
        overlay.setPointerCapture(event.pointerId)
        start = point(event)
      }
      const move = (event) => {
        if (!start) return
        draft = areaTo(point(event))
        draw()
      }
      const up = (event) => {
        if (!start) return
        const area = areaTo(point(event))
        start = null
        // A press without a movement marks nothing.
        if (area.width >= 0.01 && area.height >= 0.01) {
          stop()
          onArea(area)
        }
      }
      const stop = () => {
        overlay.classList.remove('drawing')
        overlay.removeEventListener('pointerdown', down)
        overlay.removeEventListener('pointermove', move)
        overlay.removeEventListener('pointerup', up)
      }
      overlay.addEventListener('pointerdown', down)
      overlay.addEventListener('pointermove', move)
      overlay.addEventListener('pointerup', up)
      return stop
    },
  }
}
