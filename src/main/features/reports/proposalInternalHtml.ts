import { html, type Markup, written } from '../../paper/markup'
import type { Figures } from './figures'
import type { InternalProposal } from './proposalModel'
import type { ReportWords } from './words'

/** What only the agency may see. Its own file, so that the client's edition has nothing to leave out. */
export function internalPart(p: InternalProposal, say: ReportWords, write: Figures): Markup {
  const { creators, totals, scenarios, ruledOut, leftOut } = p.internal
  const number = (label: string) => html`<th scope="col" class="number">${label}</th>`
  return html`<section class="new-page"><p class="internal-banner">${say.internalBanner}</p><h2 class="note">${say.internalTitle}</h2>
<div class="scroll"><table><caption>${say.internalCaption}</caption>
<thead><tr><th scope="col">${say.creator}</th><th scope="col">${say.status}</th>${number(say.creatorFee)}${number(say.clientFee)}${number(say.margin)}${number(say.marginShare)}</tr></thead>
${creators.map(
  (
    c,
  ) => html`<tbody class="one"><tr><th scope="rowgroup" class="handle">${written(`@${c.handle}`)}</th><td>${[say.statuses[c.status], say.rules[c.planRule]].filter(Boolean).join(', ')}</td>
<td class="number">${write.money(c.feeMinor)}</td><td class="number">${write.money(c.chargedMinor)}</td><td class="number">${write.money(c.marginMinor)}</td><td class="number">${write.percent(c.marginShare)}</td></tr>
<tr><td colspan="6" class="small muted">${c.basis}${c.note !== null && html`${c.basis !== '' && html`. `}<b>${say.note}:</b> ${written(c.note)}`}</td></tr></tbody>`,
)}
<tfoot><tr><th scope="row" colspan="2">${say.total}</th><td class="number">${write.money(totals.feeMinor)}</td><td class="number">${write.money(totals.chargedMinor)}</td><td class="number">${write.money(totals.marginMinor)}</td><td class="number">${write.percent(totals.marginShare)}</td></tr></tfoot>
</table></div></section>
${
  scenarios.length > 0 &&
  html`<section><h2>${say.scenariosInternal}</h2><table><thead><tr><th scope="col">${say.scenario}</th>${number(say.creatorFee)}${number(say.otherCosts)}${number(say.margin)}${number(say.cost)}</tr></thead>
<tbody>${scenarios.map(
    (
      plan,
    ) => html`<tr><th scope="row">${written(plan.name)}</th><td class="number">${write.money(plan.creatorFeeMinor)}</td><td class="number">${write.money(plan.otherMinor)}</td>
<td class="number">${write.money(plan.marginMinor)}</td><td class="number">${write.money(plan.costMinor)}</td></tr>`,
  )}</tbody></table></section>`
}
${
  ruledOut.length > 0 &&
  list(
    say.ruledOut,
    say.note,
    say,
    ruledOut.map(({ handle, note }) => ({ handle, text: note ?? '' })),
  )
}
${
  leftOut.length > 0 &&
  list(
    say.leftOut,
    say.reason,
    say,
    leftOut.map(({ handle, reason }) => ({ handle, text: reason })),
  )
}`
}

function list(title: string, column: string, say: ReportWords, rows: { handle: string; text: string }[]): Markup {
  return html`<section><h2>${title}</h2><table><thead><tr><th scope="col">${say.creator}</th><th scope="col">${column}</th></tr></thead>
<tbody>${rows.map(({ handle, text }) => html`<tr><th scope="row" class="handle">${written(`@${handle}`)}</th><td>${written(text)}</td></tr>`)}</tbody></table></section>`
}
