import { stateNames } from '../../../../shared/domain/approvals/refusals'
import { formatBytes, formatCount, formatInstant, MISSING } from '../../../../shared/domain/format'
import { documentOf } from '../../../paper/document'
import { html, Markup, written } from '../../../paper/markup'
import { anchorElement } from './anchor'
import type { Certificate, CertifiedDecision } from './readCertificate'
import { type CertificateWords, certificateWords } from './words'

/** A SHA-256 in groups of eight, so that two people can read it to each other. */
export const grouped = (hash: string): string => hash.replaceAll(/.{8}(?=.)/g, '$& ')

/**
 * The certificate as one page of HTML: the file that is kept, and the print.
 *
 * @param withAnchor puts the anchor in as an element; a PDF takes it as a comment of its own
 */
export function certificateHtml(certificate: Certificate, withAnchor: boolean): string {
  const { locale, title, version } = certificate
  const say = certificateWords(locale)
  const body = html`
${heading(certificate, say)}
${content(certificate, say)}
${decisions(certificate, say)}
${corrections(certificate, say)}
${chain(certificate, say)}
${method(say)}
${withAnchor && new Markup(anchorElement(certificate.anchor))}`
  return documentOf({
    locale,
    title: say.documentTitle(title),
    paper: 'A4',
    foot: say.foot(title, version.number),
    pageOf: say.pageOf,
    body,
  })
}

const fact = (label: string, value: Markup | string) => html`<dt>${label}</dt><dd>${value}</dd>`
const code = (text: string) => html`<span class="code">${text}</span>`
const instant = (at: string, { locale, timeZone }: Certificate) => formatInstant(at, locale, timeZone)

function heading(c: Certificate, say: CertificateWords): Markup {
  const rounds =
    c.roundsAllowed === null
      ? formatCount(c.roundsUsed, c.locale)
      : say.roundsOf(formatCount(c.roundsUsed, c.locale), formatCount(c.roundsAllowed, c.locale))
  return html`<header class="sheet-head"><p class="agency">${written(c.agency)}</p><h1>${say.title}</h1>
<p class="lead">${written(c.title)}</p><p class="answer">${say.statement(c.version.number, instant(c.approvedAt, c))}</p></header>
<section><dl class="facts">
${fact(say.client, written(c.client))}
${fact(say.brand, written(c.brand))}
${fact(say.campaign, written(c.campaign))}
${fact(say.item, written(c.title))}
${fact(say.creator, written(c.creator))}
${fact(say.state, stateNames[c.state])}
${fact(say.rounds, rounds)}
${fact(say.issuedAt, html`${instant(c.madeAt, c)}${beside(say.zoneAndUtc(c.timeZone, utcOf(c.madeAt)))}`)}
</dl></section>`
}

const utcOf = (at: string) => at.replace('T', ' ').replace(/\.\d+Z$/, '')
const beside = (text: string) => html` <span class="muted">(${text})</span>`

function content({ version, locale }: Certificate, say: CertificateWords): Markup {
  const { text } = version
  const list = (items: readonly string[]) => (items.length > 0 ? written(items.join(' ')) : MISSING)
  return html`<section><h2>${say.content}</h2><dl class="facts">
${fact(say.version, String(version.number))}
${fact(say.file, version.sha256 === null ? say.noFile : written(version.name ?? MISSING))}
${version.sha256 !== null && fact(say.size, formatBytes(version.sizeBytes, locale))}
${version.sha256 !== null && fact(say.fileHash, code(grouped(version.sha256)))}
${fact(say.caption, text === null ? say.erased : text.caption === '' ? say.noCaption : html`<span class="as-written">${written(text.caption)}</span>`)}
${text !== null && fact(say.hashtags, list(text.hashtags))}
${text !== null && fact(say.links, list(text.links))}
${fact(say.captionHash, code(grouped(version.captionSha256)))}
</dl></section>`
}

function decisions(c: Certificate, say: CertificateWords): Markup {
  const row = ({ stage, who, decision, at, recorded }: CertifiedDecision) => html`<tbody class="one"><tr>
<th scope="row">${stateNames[stage]}</th><td>${who === null ? MISSING : written(who)}</td><td>${say.decided[decision]}</td><td>${instant(at, c)}${beside(say.utc(utcOf(at)))}</td></tr>
${recorded && html`<tr><td colspan="4" class="muted small">${recordedLine(recorded, say)}</td></tr>`}</tbody>`
  return html`<section><h2>${say.decisions}</h2><div class="scroll"><table><thead><tr>
<th scope="col">${say.stage}</th><th scope="col">${say.who}</th><th scope="col">${say.what}</th><th scope="col">${say.when}</th>
</tr></thead>${c.decisions.map(row)}</table></div></section>`
}

function recordedLine(
  { by, channel, evidenceSha256 }: NonNullable<CertifiedDecision['recorded']>,
  say: CertificateWords,
): Markup {
  return html`${written(say.recorded(by ?? MISSING, channel))} ${code(grouped(evidenceSha256))}`
}

function corrections({ corrections: list }: Certificate, say: CertificateWords): Markup | null {
  if (list.length === 0) return null
  return html`<section><h2>${say.corrections}</h2><ul class="lines">${list.map(
    ({ part, text }) => html`<li><strong>${say.parts[part]}</strong>: ${written(text)}</li>`,
  )}</ul></section>`
}

function chain({ heads }: Certificate, say: CertificateWords): Markup {
  return html`<section class="whole"><h2>${say.chain}</h2><div class="scroll"><table><caption>${say.chainNote}</caption><thead><tr>
<th scope="col">${say.device}</th><th scope="col" class="number">${say.number}</th><th scope="col">${say.hash}</th></tr></thead><tbody>
${heads.map(({ device, seq, hash }) => html`<tr><th scope="row">${code(device.slice(0, 8))}</th><td class="number">${seq}</td><td>${code(grouped(hash))}</td></tr>`)}
</tbody></table></div></section>`
}

function method(say: CertificateWords): Markup {
  return html`<section class="whole"><h2>${say.check}</h2><ul class="lines"><li>${say.checkFile}</li><li>${say.checkApp}</li>
<li>${say.checkCli} ${code(say.cli)}</li></ul></section>
<section class="whole"><h2>${say.proves}</h2><ul class="lines">${say.provesLines.map((line) => html`<li>${line}</li>`)}</ul></section>`
}
