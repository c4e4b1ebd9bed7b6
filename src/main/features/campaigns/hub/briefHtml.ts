import { formatDate } from '../../../../shared/domain/format'
import { documentOf } from '../../../paper/document'
import { html, type Markup, written } from '../../../paper/markup'
import type { BriefDeliverable, BriefRight, CreatorBrief } from './briefModel'
import { briefCss } from './briefStyle'
import { type HubWords, words } from './words'

/** The brief as one HTML document: the file that is sent, and the print. */
export function briefHtml(brief: CreatorBrief): string {
  const say = words(brief.locale).brief
  const title = briefTitle(brief)
  return documentOf({
    locale: brief.locale,
    title,
    paper: brief.paper,
    foot: `${brief.agency} · ${title}`,
    pageOf: say.pageOf,
    css: briefCss,
    body: html`
${head(brief, say)}
${glance(brief, say)}
${about(brief, say)}
${deliverables(brief, say)}
${rules(brief, say)}
${disclosure(brief, say)}
${review(brief, say)}
${rights(brief, say)}`,
  })
}

/** What the file and its window are called. */
export function briefTitle({ campaign, handle, locale }: CreatorBrief): string {
  const say = words(locale).brief
  return handle === null ? say.title(campaign) : say.titleFor(campaign, handle)
}

type BriefWords = HubWords['brief']

function head(brief: CreatorBrief, say: BriefWords): Markup {
  return html`<header class="brief-head"><p class="agency">${written(brief.agency)}</p>
<p class="kind">${brief.handle === null ? say.forCreators : html`${say.forOne} ${written(`@${brief.handle}`)}`}</p>
<h1>${written(brief.campaign)}</h1><p class="muted">${written(brief.brand)} · ${say.madeOn(dayOf(brief)(brief.madeOn))}</p></header>`
}

const dayOf = (brief: CreatorBrief) => (date: string) => formatDate(date, brief.locale, 'medium')

function span(brief: CreatorBrief, say: BriefWords, from: string | null, until: string | null): string | null {
  const day = dayOf(brief)
  if (from !== null && until !== null) return from === until ? day(from) : say.between(day(from), day(until))
  if (from !== null) return say.from(day(from))
  return until === null ? null : say.until(day(until))
}

function glance(brief: CreatorBrief, say: BriefWords): Markup {
  const window = span(brief, say, brief.postFrom, brief.postUntil)
  const countries = countryNames(brief)
  const facts: [string, Markup | string | null][] = [
    [say.goal, say.goals[brief.goal]],
    [say.audience, brief.audience && text(brief.audience)],
    [
      say.markets,
      brief.markets.length === 0 ? null : brief.markets.map(({ country }) => countries(country)).join(', '),
    ],
    [say.flight, span(brief, say, brief.flightStart, brief.flightEnd)],
    [say.window, window && say.inZone(window, brief.timeZone.replaceAll('_', ' '))],
    [say.tone, brief.tone && say.tones[brief.tone]],
    [say.hashtags, brief.hashtags.length === 0 ? null : hashtags(brief.hashtags)],
    [say.rounds, brief.includedRounds === null ? null : say.roundsIncluded(brief.includedRounds)],
  ]
  return html`<section><dl class="facts">${facts.map(([name, value]) => value && html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>`
}

const hashtags = (tags: readonly string[]) =>
  html`${tags.map((tag, index) => html`${index > 0 && ' '}${written(tag.startsWith('#') ? tag : `#${tag}`)}`)}`

function countryNames({ locale }: CreatorBrief): (code: string) => string {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  return (code) => names.of(code) ?? code
}

/** Lines that a person wrote, each in its own direction; an empty line parts paragraphs. */
function text(content: string): Markup {
  return html`${content
    .trim()
    .split(/\n\s*\n/)
    .map(
      (paragraph) =>
        html`<p dir="auto">${paragraph.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${line}`)}</p>`,
    )}`
}

function about(brief: CreatorBrief, say: BriefWords): Markup | false {
  if (brief.about === null || brief.about.trim() === '') return false
  return html`<section><h2>${say.about}</h2><div class="prose">${text(brief.about)}</div></section>`
}

function deliverables(brief: CreatorBrief, say: BriefWords): Markup {
  return html`<section><h2>${brief.handle === null ? say.deliverables : say.yourDeliverables}</h2>
${brief.groups.length === 0 && html`<p>${say.noDeliverables}</p>`}
${brief.groups.map(
  (group) => html`${group.name !== null && html`<h3>${written(group.name)}</h3>`}<table class="owed"><thead><tr>
<th scope="col">${say.what}</th><th scope="col" class="kind">${say.format}</th><th scope="col" class="due">${say.due}</th></tr></thead>
<tbody>${group.deliverables.map((one) => owed(one, brief, say))}</tbody></table>`,
)}</section>`
}

function owed(one: BriefDeliverable, brief: CreatorBrief, say: BriefWords): Markup {
  const kinds: Record<string, string> = say.kinds
  const window = span(brief, say, one.postFrom, one.postUntil)
  const due = one.dueOn === null ? say.byAgreement : dayOf(brief)(one.dueOn)
  return html`<tr><th scope="row"><span class="handle">${one.count > 1 && html`${say.times(one.count)} `}${written(one.title)}</span>
${one.requirement !== null && html`<div class="small">${text(one.requirement)}</div>`}${window && html`<p class="small">${say.window}: ${window}</p>`}</th>
<td>${kinds[one.kind] ?? written(one.kind)}</td><td>${due}</td></tr>`
}

function list(title: string, lines: readonly string[]): Markup | false {
  if (lines.length === 0) return false
  return html`<div><h3>${title}</h3><ul class="points">${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul></div>`
}

function rules(brief: CreatorBrief, say: BriefWords): Markup | false {
  if (brief.dos.length + brief.donts.length + brief.mandatory.length === 0) return false
  return html`<section><h2>${say.content}</h2>${list(say.mandatory, brief.mandatory)}
<div class="pair">${list(say.dos, brief.dos)}${list(say.donts, brief.donts)}</div></section>`
}

function disclosure(brief: CreatorBrief, say: BriefWords): Markup {
  const countries = countryNames(brief)
  const rulesOf: Partial<Record<string, string>> = say.marketRules
  return html`<section><h2>${say.disclosure}</h2><ul class="points">${say.disclosureRules.map((line) => html`<li>${line}</li>`)}
${brief.markets.map(({ country, wordings }) => {
  const rule = rulesOf[country] ?? (wordings.length === 0 ? say.otherMarket : null)
  return html`<li><strong>${countries(country)}.</strong> ${rule}${wordings.length > 0 && html` ${say.wordings} ${wordings.map((wording, index) => html`${index > 0 && ', '}${written(`“${wording}”`)}`)}.`}</li>`
})}</ul><p class="note small muted">${say.notLegalAdvice}</p></section>`
}

function review(brief: CreatorBrief, say: BriefWords): Markup {
  const given = brief.review
  const lines = [
    given && given.concept !== 'none' && say.concepts[given.concept],
    say.sendDraft,
    given?.draftBusinessDays && say.draftDays(given.draftBusinessDays),
    given && say.stagesLine(given.stages.map(({ state, businessDays }) => say.stage(say.stages[state], businessDays))),
    given?.changesBusinessDays && say.changesDays(given.changesBusinessDays),
    brief.includedRounds !== null && say.roundsLine(brief.includedRounds),
    say.postApproved,
  ]
  return html`<section><h2>${say.review}</h2><ol class="steps">${lines.map((line) => line && html`<li>${line}</li>`)}</ol></section>`
}

function rights(brief: CreatorBrief, say: BriefWords): Markup | false {
  if (brief.rights.length === 0 && brief.exclusivityDays === null) return false
  return html`<section class="last"><h2>${say.rights}</h2>${
    brief.rights.length > 0 &&
    html`<table class="owed"><thead><tr><th scope="col">${say.use}</th><th scope="col">${say.territory}</th><th scope="col">${say.length}</th><th scope="col">${say.edits}</th></tr></thead>
<tbody>${brief.rights.map((right) => rightRow(right, brief, say))}</tbody></table>`
  }${brief.exclusivityDays !== null && html`<p class="note">${say.exclusivity(brief.brand, brief.exclusivityDays)}</p>`}</section>`
}

function rightRow(right: BriefRight, brief: CreatorBrief, say: BriefWords): Markup {
  const start = right.startsOn === null ? say.fromLive : say.from(dayOf(brief)(right.startsOn))
  return html`<tr><th scope="row">${say.uses[right.kind]}${right.channels.length > 0 && html`<p class="small muted">${written(right.channels.join(', '))}</p>`}</th>
<td>${written(right.territory)}</td><td>${right.kind === 'none' ? '–' : say.lengthFrom(right.lengthDays, start)}</td><td>${right.editsAllowed ? say.editsYes : say.editsNo}</td></tr>`
}
