import { CallboardError } from '../../../../shared/contract/define'
import type { EditionItem } from './clientEdition'
import { reviewWords } from './words'

const say = reviewWords('en')

const mostInsideBytes = 20_000_000
const mostInsideEachBytes = 8_000_000
const mostInAllBytes = 4_000_000_000

/** What the page says of an item's media: inside by the id of its element, beside by its path. */
export type PageMedia = {
  mime: string
  name: string
  width: number | null
  height: number | null
  durationMs: number | null
  inside: string | null
  path: string | null
  poster: string | null
}
/** A blob that goes into the page as text, or into the ZIP under a path. */
export type Carried =
  | { sha256: string; sizeBytes: number; elementId: string }
  | { sha256: string; sizeBytes: number; path: string }
export type MediaPlan = { media: (PageMedia | null)[]; carried: Carried[]; inside: number; beside: number }

const extensions: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
}

/**
 * Small media go into the page, larger ones beside it.
 *
 * @throws CallboardError `package_too_large`
 */
export function planMedia(items: readonly EditionItem[]): MediaPlan {
  let inAllBytes = 0
  let insideBytes = 0
  const carried: Carried[] = []
  const media = items.map(({ item, media: blob }, index): PageMedia | null => {
    if (!blob) return null
    inAllBytes += blob.sizeBytes
    const number = String(index + 1).padStart(2, '0')
    const isInside = blob.sizeBytes <= mostInsideEachBytes && insideBytes + blob.sizeBytes <= mostInsideBytes
    // The name that the creator's file had stays here: nobody chose it for a client's eyes.
    const name = `${number}-${plainPart(`${item.handle} ${item.title}`)}-v${item.versionNumber}.${extensions[blob.mime] ?? 'bin'}`
    const place = isInside ? { elementId: `media-${index + 1}` } : { path: `media/${name}` }
    if (isInside) insideBytes += blob.sizeBytes
    carried.push({ sha256: blob.sha256, sizeBytes: blob.sizeBytes, ...place })
    let poster: string | null = null
    if (blob.posterSha256 !== null && item.kind === 'video') {
      poster = `poster-${index + 1}`
      carried.push({ sha256: blob.posterSha256, sizeBytes: 0, elementId: poster })
    }
    const { mime, width, height, durationMs } = blob
    const inside = 'elementId' in place ? place.elementId : null
    return { mime, name, width, height, durationMs, inside, path: 'path' in place ? place.path : null, poster }
  })
  if (inAllBytes > mostInAllBytes) {
    throw new CallboardError('package_too_large', say.tooLarge((inAllBytes / 1e9).toFixed(1)))
  }
  const files = media.filter((one) => one !== null)
  const inside = files.filter((one) => one.inside !== null).length
  return { media, carried, inside, beside: files.length - inside }
}

/** Letters that no file system, address or ZIP reads in another way. */
function plainPart(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return plain || 'item'
}
