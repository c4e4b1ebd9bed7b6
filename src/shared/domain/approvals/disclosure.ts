import { type DisclosureCode, disclosureAdvice, disclosureCodes, disclosureSentence } from './disclosureSentences'

/** How a deliverable says that it is an advertisement. */
export type DisclosureDraft = {
  relation: 'paid' | 'gifted'
  /** the platform's own setting */
  hasToggle: boolean
  /** the words in the caption, as they were agreed */
  wording: string | null
  spokenAtMs: number | null
  shownAtMs: number | null
}

/** What goes out, as far as it is there. `caption` null: nothing was submitted yet. */
export type DisclosedContent = {
  caption: string | null
  hashtags: readonly string[]
  isVideo: boolean
  durationMs: number | null
}

export type DisclosureWording = { market: string; wording: string; source: string }

/**
 * Wordings that a source states to be enough. Markets that nobody looked up have none: a workspace adds its own, with
 * where it is from.
 */
export const shippedWordings: readonly DisclosureWording[] = [
  { market: 'GB', wording: 'ad', source: 'ASA: “ad” is the least that has to be said (asa.org.uk)' },
  { market: 'GB', wording: '#ad', source: 'ASA: “#ad” is the least that has to be said (asa.org.uk)' },
  ...['ad', '#ad', 'sponsored', '#sponsored'].map((wording) => ({
    market: 'US',
    wording,
    source: 'FTC, Disclosures 101 for Social Media Influencers; 16 CFR 255.0(f) for where it stands (ftc.gov)',
  })),
]

/**
 * Characters of a caption that are seen before "more". Unverified: TikTok publishes no figure, and what others measured
 * lies between 80 and 150 and moves with the screen. The least of them is taken, so that what passes here is seen.
 */
export const CAPTION_FOLD_CHARACTERS = 80

export type DisclosureProblem = { code: DisclosureCode; sentence: string }
export type DisclosureFinding = { market: string | null; ok: boolean; problems: DisclosureProblem[] }

/**
 * Holds a plan and its content against what each market asks for. A checklist, not legal advice.
 *
 * @param plan null: nobody said yet how it is disclosed
 * @param markets ISO 3166 codes of the campaign; none gives one finding for no market in particular
 * @param wordings those of this workspace and {@link shippedWordings}
 */
export function lintDisclosure(
  plan: DisclosureDraft | null,
  content: DisclosedContent,
  markets: readonly string[],
  wordings: readonly DisclosureWording[],
): DisclosureFinding[] {
  const asked: (string | null)[] = markets.length === 0 ? [null] : [...new Set(markets)].sort()
  return asked.map((market) => {
    const codes = plan === null ? (['no_plan'] as const) : codesOf(plan, content, market, wordings)
    const known = wordings.filter((one) => one.market === market).map(({ wording }) => wording)
    return {
      market,
      ok: codes.every((code) => disclosureAdvice.includes(code)),
      problems: disclosureCodes
        .filter((code) => codes.some((found) => found === code))
        .map((code) => ({
          code,
          sentence: disclosureSentence(code, market, accepted(plan, known), CAPTION_FOLD_CHARACTERS),
        })),
    }
  })
}

/** A market that has a list takes its words only; elsewhere the words that the plan names have to stand there. */
function accepted(plan: DisclosureDraft | null, known: readonly string[]): readonly string[] {
  if (known.length > 0) return known
  const own = plan?.wording?.trim()
  return own ? [own] : []
}

function codesOf(
  plan: DisclosureDraft,
  content: DisclosedContent,
  market: string | null,
  wordings: readonly DisclosureWording[],
): DisclosureCode[] {
  const found: DisclosureCode[] = []
  if (!plan.hasToggle) found.push('no_toggle')
  const known = wordings.filter((one) => one.market === market).map(({ wording }) => wording)
  if (market === null) found.push('no_market')
  else if (known.length === 0) found.push('no_wording_known')
  const posted = postedText(content)
  if (posted === null) found.push('no_caption')
  else {
    const words = accepted(plan, known)
    if (!words.some((wording) => hasWording(posted, wording))) found.push('no_wording')
    else if (!words.some((wording) => hasWording(posted, wording, CAPTION_FOLD_CHARACTERS)))
      found.push('wording_below_fold')
  }
  if (content.isVideo) found.push(...videoCodes(plan, content.durationMs, market))
  return found
}

function videoCodes(plan: DisclosureDraft, durationMs: number | null, market: string | null): DisclosureCode[] {
  const { spokenAtMs: spoken, shownAtMs: shown } = plan
  const isPast = (at: number | null) => at !== null && durationMs !== null && at >= durationMs
  const found: DisclosureCode[] = []
  if (spoken === null && shown === null) found.push('not_spoken_or_shown')
  if (isPast(spoken)) found.push('spoken_after_end')
  if (isPast(shown)) found.push('shown_after_end')
  // Seen for seen, heard for heard: nobody here knows whether the claim is spoken, so both are asked for.
  if (market === 'US' && (spoken === null) !== (shown === null)) found.push('both_modes')
  return found
}

/** Caption and, behind it, the hashtags that are kept apart: as it is read on the platform. */
function postedText({ caption, hashtags }: DisclosedContent): string | null {
  if (caption === null) return null
  const tags = hashtags.map((tag) => (/^[#＃]/u.test(tag) ? tag : `#${tag}`))
  return [caption.trim(), ...tags].filter((part) => part !== '').join(' ')
}

/** Invisible signs that part a word without being seen; the shape of a letter and its case do not matter. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/\u0307/gu, '')
    .replace(/\s+/gu, ' ')

/**
 * Whether a wording stands in a text as a word of its own: `#ad` is neither in `#adventure` nor in `@ad` nor in
 * `ad-free`. Case, full-width letters and invisible signs do not matter.
 *
 * @param within characters from the beginning in which it has to end; left out: anywhere
 */
export function hasWording(text: string, wording: string, within = Number.POSITIVE_INFINITY): boolean {
  const wanted = plain(wording).trim()
  if (wanted === '') return false
  const seen = within === Number.POSITIVE_INFINITY ? text : beforeFold(text, within)
  const here = plain(text)
  const reach = plain(seen).length
  for (let at = here.indexOf(wanted); at !== -1; at = here.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    if (end > reach) return false
    if (!joinsBefore.test(here.slice(0, at)) && !joinsAfter.test(here.slice(end))) return true
  }
  return false
}

/** What makes the word beside it a part of something longer: letters, a mention, an address, a hyphen. */
const joinsBefore = /[\p{L}\p{N}\p{M}_@/.&-]$/u
const joinsAfter = /^(?:[\p{L}\p{N}\p{M}_@/&-]|\.[\p{L}\p{N}])/u

const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** The first characters of a text, a family of emoji being one of them. */
export function beforeFold(text: string, characters: number): string {
  let seen = ''
  let left = characters
  for (const { segment } of signs.segment(text)) {
    if (left === 0) break
    seen += segment
    left -= 1
  }
  return seen
}
