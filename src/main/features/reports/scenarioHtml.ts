import { formatNumber, MISSING } from '../../../shared/domain/format'
import { html, type Markup, written } from '../../paper/markup'
import type { Figures } from './figures'
import type { ProposalScenario, ScenarioSection } from './scenarioSection'
import type { ReportWords } from './words'

/** Kept plans side by side: what each way to spend the budget costs and reaches. */
export function scenarioPart(section: ScenarioSection, say: ReportWords, write: Figures): Markup {
  const number = (label: string) => html`<th scope="col" class="number">${label}</th>`
  return html`<section><h2>${say.scenarios}</h2>
<div class="scroll"><table><caption>${say.scenariosCaption}</caption>
<thead><tr><th scope="col">${say.scenario}</th>${number(say.scenarioCreators)}${number(say.cost)}${number(say.netReach)}${number(say.grossReach)}${number(say.frequency)}${number(say.costPerThousand)}</tr></thead>
<tbody>${section.plans.map((plan) => row(plan, say, write))}</tbody></table></div>
<ul class="lines note">${section.method.map((line) => html`<li>${written(line)}</li>`)}</ul></section>`
}

function row(plan: ProposalScenario, say: ReportWords, write: Figures): Markup {
  const small = (text: string) => html`<br><span class="small muted">${text}</span>`
  const budget = plan.budgetMinor === null ? null : say.scenarioBudget(write.money(plan.budgetMinor))
  return html`<tr${plan.isProposal && html` class="here"`}><th scope="row">${written(plan.name)}${plan.isProposal && html` (${say.ladderThisProposal})`}${small(say.scenarioDay(write.date(plan.plannedOn)))}</th>
<td class="number">${plan.creators}${small(scenarioTiers(plan, say))}</td><td class="number">${write.money(plan.costMinor)}${budget !== null && small(budget)}</td>
<td class="number">${write.persons(plan.netReachPersons)}${small(scenarioRangeText(plan, say, write))}</td><td class="number">${write.persons(plan.grossReachPersons)}</td>
<td class="number">${formatNumber(plan.frequency, write.locale, 2)}</td><td class="number">${write.moneyExact(plan.costPerThousandNetMinor)}</td></tr>`
}

/** "5 micro, 2 nano". */
export function scenarioTiers({ tiers }: ProposalScenario, say: ReportWords): string {
  return tiers.map(({ tier, creators }) => `${creators} ${tier ?? say.tierUnknown}`).join(', ') || MISSING
}

function scenarioRangeText({ lowReachPersons, highReachPersons }: ProposalScenario, say: ReportWords, write: Figures) {
  return lowReachPersons === null || highReachPersons === null
    ? MISSING
    : say.scenarioRangeOf(write.persons(lowReachPersons), write.persons(highReachPersons))
}
