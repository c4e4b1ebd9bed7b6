import { createHash } from 'node:crypto'
import { html, Markup } from '../../../paper/markup'
import { readableAccent } from './accent'
import type { ClientItem } from './clientEdition'
import type { PageMedia } from './packageMedia'
import { pageScript, pageStyle } from './page/pageFiles'

/** All that stands in a review page. What a client must not see has no field here. */
export type ReviewPage = {
  format: 'callboard-review-1'
  packageId: string
  secret: string
  locale: string
  client: string
  brand: string
  campaign: string
  agency: string
  message: string
  answerBy: string | null
  /** a data address of a PNG or JPEG */
  logo: string | null
  /** what the decision file is called */
  fileName: string
  words: Record<string, string>
  items: (ClientItem & { media: PageMedia | null })[]
}

/** What holds the chains of the workspace against this package later. */
export type PackageAnchor = {
  format: 'callboard-anchor-1'
  kind: 'package'
  madeAt: string
  workspaceId: string
  heads: { device: string; seq: number; hash: string }[]
  items: { deliverableId: string; versionId: string; sha256: string | null; captionSha256: string; decisions: [] }[]
}

/** JSON that cannot end the element it stands in. */
const scriptJson = (value: unknown) =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`

/** The page before and after the media, which are written between the two as they are read. */
export function packageHtml(
  page: ReviewPage,
  anchor: PackageAnchor,
  accent: string | null,
): { head: string; tail: string } {
  const { light, dark } = readableAccent(accent)
  const style = `:root{--accent:${light};--accent-dark:${dark}}\n${pageStyle}`
  const hasBeside = page.items.some(({ media }) => media?.path != null)
  // Browsers differ on what 'self' is for a page on a disk; its scheme is plain to all. Only where a file lies beside it.
  const media = `blob:${hasBeside ? ' file:' : ''}`
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(pageScript)}`,
    `style-src ${hashOf(style)}`,
    `img-src data: ${media}`,
    `media-src ${media}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
  const head = html`<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${page.campaign} – ${page.client}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<h1>${page.campaign}</h1>
<p>${page.words.needsScript}</p>
<script type="application/json" id="callboard-anchor">${new Markup(scriptJson(anchor))}</script>
<script type="application/json" id="callboard-review">${new Markup(scriptJson(page))}</script>
`
  const tail = html`<script>${new Markup(pageScript)}</script>
</body>
</html>
`
  return { head: head.text, tail: tail.text }
}

/** Opens the element that holds a file as base64, which has no sign that could end it. */
export const mediaOpening = (elementId: string): string => `<script type="text/plain" id="${elementId}">`
export const mediaClosing = '</script>\n'
