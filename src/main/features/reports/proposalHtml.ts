import { MISSING } from '../../../shared/domain/format'
import { documentOf } from '../../paper/document'
import { html, type Markup, written } from '../../paper/markup'
import { bestWithin, frontierChart, reachBars } from './charts'
import { createFigures, type Figures, perThousand } from './figures'
import { internalPart } from './proposalInternalHtml'
import type { Proposal, ProposalCreator } from './proposalModel'
import { scenarioPart } from './scenarioHtml'
import { type ReportWords, words } from './words'

/** The proposal as one HTML document: the file that is sent, the page that is previewed and the print. */
export function proposalHtml(proposal: Proposal): string {
  const say = words(proposal.locale)
  const write = createFigures(proposal.locale, proposal.currency)
  const body = html`
${cover(proposal, say, write)}
${summary(proposal, say, write)}
${objective(proposal, say, write)}
${money(proposal, say, write)}
${proposal.scenarios && scenarioPart(proposal.scenarios, say, write)}
${roster(proposal, say, write)}
${tierMix(proposal, say, write)}
${alternates(proposal, say, write)}
${method(proposal, say)}
${proposal.edition === 'internal' && internalPart(proposal, say, write)}`
  return documentOf({
    locale: proposal.locale,
    title: proposal.documentTitle,
    paper: proposal.paper,
    foot: `${proposal.edition === 'internal' ? `${say.internalFoot} · ` : ''}${proposal.agency} · ${proposal.documentTitle}`,
    pageOf: say.pageOf,
    body,
  })
}

function cover(p: Proposal, say: ReportWords, write: Figures): Markup {
  const { creators, costMinor, netReachPersons } = p.headline
  const answer =
    creators === 0
      ? say.coverNobody
      : costMinor === null
        ? say.coverAnswerWithoutFigures(creators)
        : netReachPersons === null
          ? say.coverAnswerWithoutReach(creators, write.money(costMinor))
          : say.coverAnswer(creators, write.persons(netReachPersons), write.money(costMinor))
  const fact = (label: string, value: Markup | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  return html`<header class="cover">
<p class="agency">${written(p.agency)}</p>
${p.edition === 'internal' && html`<p class="internal-banner">${say.internalBanner}</p>`}
<div class="heading"><h1>${p.title}</h1><p class="campaign">${written(p.campaign)}</p></div>
<p class="answer">${answer}</p>
<dl>${fact(say.preparedFor, written(p.client))}${fact(say.brand, written(p.brand))}${fact(say.preparedBy, written(p.agency))}
${fact(say.date, write.date(p.declaredOn))}${fact(say.validUntil, write.date(p.validUntil))}${fact(say.flight, flightOf(p, say, write))}</dl>
</header>`
}

function flightOf({ objective: o }: Proposal, say: ReportWords, write: Figures): string {
  return o.flightStart || o.flightEnd ? say.flightFromTo(write.date(o.flightStart), write.date(o.flightEnd)) : MISSING
}

function summary(p: Proposal, say: ReportWords, write: Figures): Markup {
  const { headline: h, objective: o } = p
  const net = h.netReachPersons
  const tile = (label: string, figure: string, notes: (string | null)[], kind = '') =>
    html`<dl class="tile ${kind}"><dt>${label}</dt><dd class="figure">${figure}</dd>${notes.map((note) => note && html`<dd>${note}</dd>`)}</dl>`
  const share = (part: number | null, whole: number | null) => (part === null || !whole ? null : part / whole)
  const ofTarget = share(net, o.targetReachPersons)
  const ofAudience = share(net, o.universePersons)
  const ofBudget = share(h.costMinor, o.budgetMinor)
  const gross = h.grossReachPersons
  const twice = net === null || gross === null ? 0 : gross - net
  return html`<section><h2>${say.summary}</h2>
<div class="tiles">
${tile(
  say.netReach,
  write.persons(net),
  [
    say.netReachNote,
    h.range && say.rangeNote(write.persons(h.range.lowPersons), write.persons(h.range.highPersons)),
    ofTarget === null ? null : say.againstTarget(write.percent(ofTarget, 0), write.persons(o.targetReachPersons)),
  ],
  'first',
)}
${tile(say.cost, write.money(h.costMinor), [
  say.costNote(h.creators, h.posts),
  h.unpriced > 0 ? say.costUnpriced(h.unpriced) : null,
  ofBudget === null ? null : say.costOfBudget(write.percent(ofBudget), write.money(o.budgetMinor)),
])}
${tile(say.costPerThousand, write.moneyExact(h.costPerThousandNetMinor), [say.costPerThousandNote])}
${tile(say.grossReach, write.persons(gross), [say.grossReachNote])}
${tile(say.audienceShare, write.percent(ofAudience), [o.universePersons === null ? null : say.audienceShareNote(write.persons(o.universePersons))])}
</div>
${
  net !== null &&
  gross !== null &&
  html`<figure class="note">${reachBars(net, gross, say, write)}</figure>
<p class="note">${twice >= 1 && say.overlapSentence(write.persons(gross), write.persons(twice))} ${
    h.lowestReachPersons !== null &&
    say.boundsSentence(write.persons(h.lowestReachPersons), write.persons(h.highestReachPersons))
  }</p>`
}
</section>`
}

function objective(p: Proposal, say: ReportWords, write: Figures): Markup {
  const { objective: o } = p
  const counted = [
    o.genders.length > 0 ? say.gendered(o.genders) : null,
    o.ages.length > 0 ? say.aged(write.list(o.ages.map((age) => age.replace('-', '–')))) : null,
    o.countries.length > 0 ? say.inCountries(write.list(o.countries.map(write.country))) : null,
  ].filter((part) => part !== null)
  const fact = (label: string, value: Markup | string) => html`<dt>${label}</dt><dd>${value}</dd>`
  const universe = write.persons(o.universePersons)
  return html`<section><h2>${say.objective}</h2><dl class="facts">
${fact(say.goal, say.goals[o.goal])}
${fact(say.targetReach, o.targetReachPersons === null ? MISSING : say.targetReachOf(write.persons(o.targetReachPersons)))}
${fact(say.audience, o.audience === null ? MISSING : written(o.audience))}
${fact(say.counted, counted.length === 0 ? say.countedEveryone : counted.join(', '))}
${fact(say.universe, o.universePersons === null || o.universeSource === null ? universe : written(say.universeBy(universe, o.universeSource)))}
${fact(say.flight, flightOf(p, say, write))}
${fact(say.budget, write.money(o.budgetMinor))}
</dl></section>`
}

/** Budgets of the ladder, as parts of what this proposal costs. */
const rungs = [0.5, 0.75, 1, 1.25, 1.5]

function money(p: Proposal, say: ReportWords, write: Figures): Markup | false {
  const { frontier, headline: h, objective: o } = p
  if (!frontier || frontier.points.length < 2) return false
  const { netReachPersons: net, costMinor: cost } = h
  const dot = net === null || cost === null ? null : { costMinor: cost, netReachPersons: net }
  const ladder = dot ? ladderOf(frontier, dot, h.creators) : []
  return html`<section><h2>${say.moreOrLess}</h2>
<figure>${frontierChart(frontier, dot, o.budgetMinor, say, write)}
<figcaption>${say.frontierCaption(frontier.candidates, frontier.isExact)}</figcaption></figure>
${
  ladder.length > 1 &&
  net !== null &&
  html`<table class="note"><caption>${say.ladder}</caption><thead><tr><th scope="col">${say.ladderBudget}</th><th scope="col" class="number">${say.ladderCreators}</th><th scope="col" class="number">${say.netReach}</th><th scope="col" class="number">${say.ladderChange}</th><th scope="col" class="number">${say.costPerThousand}</th></tr></thead>
<tbody>${ladder.map(
    (
      rung,
    ) => html`<tr${rung.isProposal && html` class="here"`}><th scope="row">${write.money(rung.budget)}${rung.isProposal && html` (${say.ladderThisProposal})`}</th>
<td class="number">${rung.creators}</td><td class="number">${write.persons(rung.reach)}</td>
<td class="number">${rung.isProposal ? MISSING : signed(rung.reach - net, write)}</td><td class="number">${write.moneyExact(perThousand(rung.cost, rung.reach))}</td></tr>`,
  )}</tbody></table>`
}</section>`
}

type Rung = { isProposal: boolean; budget: number; cost: number; reach: number; creators: number }

/** The best that other budgets buy, with the proposal itself in its place. */
function ladderOf(
  frontier: NonNullable<Proposal['frontier']>,
  dot: { costMinor: number; netReachPersons: number },
  creators: number,
): Rung[] {
  const widest = frontier.points.at(-1)?.costMinor ?? 0
  return rungs.flatMap((part): Rung[] => {
    const { costMinor: cost, netReachPersons: reach } = dot
    if (part === 1) return [{ isProposal: true, budget: cost, cost, reach, creators }]
    const budget = roundMoney(cost * part)
    const best = budget <= widest ? bestWithin(frontier, budget) : null
    if (!best) return []
    return [{ isProposal: false, budget, cost: best.costMinor, reach: best.netReachPersons, creators: best.creators }]
  })
}

/** Two leading digits: nobody thinks of a budget as £18,713. */
function roundMoney(minor: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, minor))) - 1)
  return Math.round(minor / step) * step
}

function signed(persons: number, write: Figures): string {
  return `${persons < 0 ? '−' : '+'}${write.persons(Math.abs(persons))}`
}

function roster(p: Proposal, say: ReportWords, write: Figures): Markup {
  const { headline: h } = p
  const number = (label: string) => html`<th scope="col" class="number">${label}</th>`
  return html`<section><h2>${say.roster}</h2>
${
  p.creators.length === 0
    ? html`<p>${say.coverNobody}</p>`
    : html`<div class="scroll"><table><caption>${say.rosterCaption}</caption>
<thead><tr><th scope="col">${say.creator}</th><th scope="col">${say.tier}</th>${number(say.followers)}${number(say.medianViews)}${number(say.engagement)}${number(say.inTarget)}${number(say.reach)}${number(say.adds)}${number(say.fee)}</tr></thead>
${p.creators.map((creator) => creatorRows(creator, say, write))}
<tfoot><tr><th scope="row" colspan="6">${say.total}</th><td class="number">${write.persons(h.grossReachPersons)}</td><td class="number">${write.persons(h.netReachPersons)}</td><td class="number">${write.money(h.costMinor)}</td></tr></tfoot>
</table></div>`
}</section>`
}

function creatorRows(c: ProposalCreator, say: ReportWords, write: Figures): Markup {
  const basis = c.engagementRate === null ? null : say.bases[c.engagementBasis ?? 'unstated']
  const place = [say.platforms[c.platform], c.country === null ? null : write.country(c.country), ...c.niches]
  return html`<tbody class="one"><tr><th scope="rowgroup"><span class="handle">${written(`@${c.handle}`)}</span>${c.displayName !== null && html`<br>${written(c.displayName)}`}</th>
<td class="tier">${c.tier ?? MISSING}</td><td class="number">${write.compact(c.followers)}</td><td class="number">${write.compact(c.medianViews)}</td>
<td class="number">${write.percent(c.engagementRate)}${basis && html`<br><span class="small muted">${basis}</span>`}</td>
<td class="number">${write.percent(c.inTargetShare, 0)}</td><td class="number">${write.persons(c.reachPersons)}</td><td class="number">${write.persons(c.addedPersons)}</td>
<td class="number">${write.money(c.chargedMinor)}<br><span class="small muted">${say.postsShort(c.posts)}</span></td></tr>
<tr><td colspan="9" class="small"><span class="muted">${written(place.filter((part) => part !== null).join(' · '))}.</span> ${c.reason}</td></tr></tbody>`
}

function tierMix(p: Proposal, say: ReportWords, write: Figures): Markup | false {
  if (p.tierMix.length === 0) return false
  return html`<section><h2>${say.tierMix}</h2><table><caption>${say.tierMixCaption} ${written(say.tierScheme(p.tierScheme))}</caption>
<thead><tr><th scope="col">${say.tier}</th><th scope="col" class="number">${say.tierCreators}</th><th scope="col" class="number">${say.tierReach}</th><th scope="col" class="number">${say.costPerThousand}</th><th scope="col" class="number">${say.tierCost}</th><th scope="col" class="number">${say.tierShare}</th><td></td></tr></thead>
<tbody>${p.tierMix.map(
    (
      row,
    ) => html`<tr><th scope="row">${row.tier ?? say.tierUnknown}</th><td class="number">${row.creators}</td><td class="number">${write.persons(row.reachPersons)}</td>
<td class="number">${write.moneyExact(perThousand(row.costMinor, row.reachPersons))}</td><td class="number">${write.money(row.costMinor)}</td><td class="number">${write.percent(row.costShare)}</td>
<td class="barcell" aria-hidden="true">${row.costShare !== null && html`<span class="bar" style="width:${Math.round(row.costShare * 1000) / 10}%"></span>`}</td></tr>`,
  )}</tbody></table></section>`
}

function alternates(p: Proposal, say: ReportWords, write: Figures): Markup {
  const number = (label: string) => html`<th scope="col" class="number">${label}</th>`
  return html`<section><h2>${say.alternates}</h2>
${
  p.alternates.length === 0
    ? html`<p>${say.alternatesNone}</p>`
    : html`<div class="scroll"><table><caption>${say.alternatesCaption}</caption>
<thead><tr><th scope="col">${say.creator}</th><th scope="col">${say.tier}</th>${number(say.followers)}${number(say.medianViews)}${number(say.engagement)}${number(say.wouldAdd)}${number(say.perThousandAdded)}${number(say.fee)}</tr></thead>
<tbody>${p.alternates.map(
        (
          a,
        ) => html`<tr><th scope="row"><span class="handle">${written(`@${a.handle}`)}</span>${a.displayName !== null && html`<br><span class="muted">${written(a.displayName)}</span>`}</th>
<td class="tier">${a.tier ?? MISSING}</td><td class="number">${write.compact(a.followers)}</td><td class="number">${write.compact(a.medianViews)}</td><td class="number">${write.percent(a.engagementRate)}</td>
<td class="number">${write.persons(a.wouldAddPersons)}</td><td class="number">${write.moneyExact(a.costPerThousandAddedMinor)}</td><td class="number">${write.money(a.chargedMinor)}</td></tr>`,
      )}</tbody></table></div>
${p.moreAlternates > 0 && html`<p class="note muted">${say.alternatesMore(p.moreAlternates)}</p>`}`
}</section>`
}

function method(p: Proposal, say: ReportWords): Markup {
  return html`<section><h2>${say.method}</h2><ul class="lines">${p.method.map((line) => html`<li>${line}</li>`)}</ul>
${
  p.missing.length > 0 &&
  html`<h3 class="note">${say.missing}</h3><ul class="lines">${p.missing.map((line) => html`<li>${written(line)}</li>`)}</ul>`
}</section>`
}
