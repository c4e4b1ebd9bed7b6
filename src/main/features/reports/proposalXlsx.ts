import { currencyExponent } from '../../../shared/domain/format'
import { createFigures } from './figures'
import type { Proposal } from './proposalModel'
import { scenarioTiers } from './scenarioHtml'
import type { ScenarioSection } from './scenarioSection'
import type { Book, Sheet, SheetCell } from './spreadsheet'
import { type ReportWords, words } from './words'

const whole = '#,##0'
const percent = '0.0%'

/** The proposal as a workbook: the same figures, unrounded, and totals that calculate. */
export function proposalBook(proposal: Proposal): Book {
  const say = words(proposal.locale)
  return {
    title: proposal.documentTitle,
    author: proposal.agency,
    declaredOn: proposal.declaredOn,
    paper: proposal.paper,
    sheets: [
      summarySheet(proposal, say),
      rosterSheet(proposal, say),
      alternatesSheet(proposal, say),
      ...(proposal.frontier ? [frontierSheet(proposal.frontier, proposal, say)] : []),
      ...(proposal.scenarios ? [scenarioSheet(proposal.scenarios, proposal, say)] : []),
      methodSheet(proposal, say),
      ...(proposal.edition === 'internal' ? [internalSheet(proposal, say)] : []),
    ],
  }
}

const text = (value: string | null): SheetCell =>
  value === null || value === '' ? null : { kind: 'text', text: value }
const number = (value: number | null, format = whole): SheetCell =>
  value === null ? null : { kind: 'number', value, format }
const date = (value: string | null): SheetCell => (value === null ? null : { kind: 'date', date: value })
const column = (header: string, widthChars: number) => ({ header, widthChars, isNumber: false })
const figure = (header: string, widthChars = 13) => ({ header, widthChars, isNumber: true })

/** Money in whole units of the currency, with its sign where the locale puts it. */
function moneyIn({ currency, locale }: Proposal) {
  const digits = currencyExponent(currency)
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1)
  const sign = parts.find((part) => part.type === 'currency')?.value ?? currency
  const amount = digits === 0 ? whole : `${whole}.${'0'.repeat(digits)}`
  const format = parts[0]?.type === 'currency' ? `"${sign}"${amount}` : `${amount} "${sign}"`
  const unit = 10 ** digits
  return {
    format,
    cell: (minor: number | null): SheetCell => number(minor === null ? null : minor / unit, format),
    amount: (minor: number | null) => (minor === null ? null : minor / unit),
  }
}

/** Column letters of the roster's figures, which the totals and the summary point at. */
const at = { posts: 'N', fee: 'O', reach: 'L', missed: 'P' } as const
/** Row of each summary figure that a formula elsewhere needs. */
const universeRow = 7

function summarySheet(p: Proposal, say: ReportWords): Sheet {
  const { headline: h, objective: o } = p
  const money = moneyIn(p)
  const roster = `'${say.sheetRoster}'`
  const last = p.creators.length + 1
  const range = (letter: string) => `${roster}!${letter}2:${letter}${last}`
  const live = p.creators.length > 0
  const formula = (what: string, result: number | null, format: string): SheetCell =>
    live && result !== null ? { kind: 'formula', formula: what, result, format } : number(result, format)
  const net = formula(netFormula(`B${universeRow}`, range(at.missed)), h.netReachPersons, whole)
  const target = o.targetReachPersons
  const rows: SheetCell[][] = [
    [text(say.preparedFor), text(p.client), null],
    [text(say.brand), text(p.brand), null],
    [text(say.campaign), text(p.campaign), null],
    [text(say.date), date(p.declaredOn), null],
    [text(say.validUntil), date(p.validUntil), null],
    [text(say.universe), number(o.universePersons), text(o.universeSource)],
    [text(say.netReach), net, text(say.netReachNote)],
    [text(say.grossReach), formula(`SUM(${range(at.reach)})`, h.grossReachPersons, whole), text(say.grossReachNote)],
    [text(say.cost), formula(`SUM(${range(at.fee)})`, money.amount(h.costMinor), money.format), null],
    [
      text(say.costPerThousand),
      formula(`IF(B8>0,B10/B8*1000,"")`, money.amount(h.costPerThousandNetMinor), money.format),
      text(say.costPerThousandNote),
    ],
    [
      text(say.audienceShare),
      formula(
        `B8/B${universeRow}`,
        h.netReachPersons === null || !o.universePersons ? null : h.netReachPersons / o.universePersons,
        percent,
      ),
      null,
    ],
    [text(say.rangeLow), number(h.range?.lowPersons ?? null), text(h.range && say.rangeOfDraws)],
    [text(say.rangeHigh), number(h.range?.highPersons ?? null), null],
    [text(say.targetReach), number(target), null],
    [text(say.budget), money.cell(o.budgetMinor), null],
    [text(say.goal), text(say.goals[o.goal]), null],
    [text(say.audience), text(o.audience), null],
    [text(say.flight), text(o.flightStart && o.flightEnd && say.flightFromTo(o.flightStart, o.flightEnd)), null],
    [text(say.preparedBy), text(p.agency), null],
  ]
  return {
    name: say.sheetSummary,
    columns: [column(say.measure, 26), figure(say.value, 34), column(say.noteColumn, 70)],
    rows,
    totalRows: 0,
  }
}

/** Net reach by conditional independence, live: the audience times the part that not everybody misses. */
function netFormula(universe: string, missed: string): string {
  return `${universe}*(1-PRODUCT(${missed}))`
}

/** A column's sum down to its last row; empty where nothing is known to add up, since SUM would say 0. */
function sumCell(letter: string, last: number, result: number | null, format: string): SheetCell {
  return result === null ? null : { kind: 'formula', formula: `SUM(${letter}2:${letter}${last})`, result, format }
}

function rosterSheet(p: Proposal, say: ReportWords): Sheet {
  const money = moneyIn(p)
  const write = createFigures(p.locale, p.currency)
  const universe = p.objective.universePersons
  const last = p.creators.length + 1
  const rows = p.creators.map((c, index): SheetCell[] => [
    text(c.handle),
    text(c.displayName),
    text(say.platforms[c.platform]),
    text(c.tier),
    text(c.country === null ? null : write.country(c.country)),
    text(c.niches.join(', ')),
    number(c.followers),
    number(c.medianViews),
    number(c.engagementRate, percent),
    text(c.engagementRate === null ? null : (say.bases[c.engagementBasis ?? 'unstated'] ?? null)),
    number(c.inTargetShare, percent),
    number(c.reachPersons),
    number(c.addedPersons),
    number(c.posts),
    money.cell(c.chargedMinor),
    c.reachPersons === null || universe === null
      ? null
      : {
          kind: 'formula',
          formula: `1-${at.reach}${index + 2}/'${say.sheetSummary}'!$B$${universeRow}`,
          result: 1 - c.reachPersons / universe,
          format: '0.0000%',
        },
    date(c.measuredOn),
    text(c.reason),
  ])
  const sum = (letter: string, result: number | null, format: string) => sumCell(letter, last, result, format)
  const { headline: h } = p
  const totals: SheetCell[] = [
    text(say.total),
    ...Array.from({ length: 10 }, () => null),
    sum(at.reach, h.grossReachPersons, whole),
    h.netReachPersons === null
      ? null
      : {
          kind: 'formula',
          formula: netFormula(`'${say.sheetSummary}'!$B$${universeRow}`, `${at.missed}2:${at.missed}${last}`),
          result: h.netReachPersons,
          format: whole,
        },
    sum(at.posts, h.posts, whole),
    sum(at.fee, money.amount(h.costMinor), money.format),
    null,
    null,
    text(say.netAndTotalNote),
  ]
  return {
    name: say.sheetRoster,
    columns: [
      column(say.handle, 26),
      column(say.name, 28),
      column(say.platform, 11),
      column(say.tier, 11),
      column(say.country, 16),
      column(say.niches, 20),
      figure(say.followers),
      figure(say.medianViews),
      figure(say.engagement),
      column(say.engagementBasis, 13),
      figure(say.inTarget),
      figure(say.reach),
      figure(say.adds),
      figure(say.posts, 8),
      figure(say.fee),
      figure(say.notReached),
      figure(say.measuredOn),
      column(say.why, 70),
    ],
    rows: rows.length === 0 ? [] : [...rows, totals],
    totalRows: rows.length === 0 ? 0 : 1,
  }
}

function alternatesSheet(p: Proposal, say: ReportWords): Sheet {
  const money = moneyIn(p)
  return {
    name: say.sheetAlternates,
    columns: [
      column(say.handle, 26),
      column(say.name, 28),
      column(say.platform, 11),
      column(say.tier, 11),
      figure(say.followers),
      figure(say.medianViews),
      figure(say.engagement),
      figure(say.wouldAdd),
      figure(say.perThousandAdded),
      figure(say.fee),
    ],
    rows: p.alternates.map((a) => [
      text(a.handle),
      text(a.displayName),
      text(say.platforms[a.platform]),
      text(a.tier),
      number(a.followers),
      number(a.medianViews),
      number(a.engagementRate, percent),
      number(a.wouldAddPersons),
      money.cell(a.costPerThousandAddedMinor),
      money.cell(a.chargedMinor),
    ]),
    totalRows: 0,
  }
}

function frontierSheet(frontier: NonNullable<Proposal['frontier']>, p: Proposal, say: ReportWords): Sheet {
  const money = moneyIn(p)
  return {
    name: say.sheetFrontier,
    columns: [figure(say.cost, 16), figure(say.netReach, 16), figure(say.ladderCreators, 12)],
    rows: frontier.points.map((point) => [
      money.cell(point.costMinor),
      number(point.netReachPersons),
      number(point.creators),
    ]),
    totalRows: 0,
  }
}

/** Kept plans; what the agency keeps of them stands in its own edition only. */
function scenarioSheet({ plans }: ScenarioSection, p: Proposal, say: ReportWords): Sheet {
  const money = moneyIn(p)
  const internal = p.edition === 'internal' ? p.internal.scenarios : null
  return {
    name: say.sheetScenarios,
    columns: [
      column(say.scenario, 34),
      figure(say.scenarioDate),
      column(say.scenarioOwn, 14),
      figure(say.budget, 14),
      figure(say.cost, 14),
      figure(say.scenarioCreators, 10),
      figure(say.posts, 8),
      column(say.tierMix, 30),
      figure(say.netReach),
      figure(say.rangeLow),
      figure(say.rangeHigh),
      figure(say.grossReach),
      figure(say.frequency),
      figure(say.costPerThousand),
      ...(internal ? [figure(say.creatorFee, 14), figure(say.otherCosts, 14), figure(say.margin, 14)] : []),
    ],
    rows: plans.map((plan, index) => [
      text(plan.name),
      date(plan.plannedOn),
      text(plan.isProposal ? say.scenarioYes : null),
      money.cell(plan.budgetMinor),
      money.cell(plan.costMinor),
      number(plan.creators),
      number(plan.posts),
      text(scenarioTiers(plan, say)),
      number(plan.netReachPersons),
      number(plan.lowReachPersons),
      number(plan.highReachPersons),
      number(plan.grossReachPersons),
      number(plan.frequency, '0.00'),
      money.cell(plan.costPerThousandNetMinor),
      ...(internal
        ? [
            money.cell(internal[index]?.creatorFeeMinor ?? null),
            money.cell(internal[index]?.otherMinor ?? null),
            money.cell(internal[index]?.marginMinor ?? null),
          ]
        : []),
    ]),
    totalRows: 0,
  }
}

function methodSheet(p: Proposal, say: ReportWords): Sheet {
  return {
    name: say.sheetMethod,
    columns: [column(say.method, 120)],
    rows: [...p.method, ...(p.scenarios?.method ?? []), ...p.missing].map((line) => [text(line)]),
    totalRows: 0,
  }
}

function internalSheet(p: Extract<Proposal, { edition: 'internal' }>, say: ReportWords): Sheet {
  const money = moneyIn(p)
  const { creators, totals } = p.internal
  const last = creators.length + 1
  const sum = (letter: string, minor: number | null) => sumCell(letter, last, money.amount(minor), money.format)
  const totalRow: SheetCell[] = [
    text(say.total),
    null,
    null,
    sum('D', totals.feeMinor),
    sum('E', totals.chargedMinor),
    sum('F', totals.marginMinor),
    number(totals.marginShare, percent),
  ]
  return {
    name: say.sheetInternal,
    columns: [
      column(say.handle, 26),
      column(say.status, 13),
      column(say.rule, 11),
      figure(say.creatorFee, 14),
      figure(say.clientFee, 14),
      figure(say.margin, 14),
      figure(say.marginShare, 11),
      column(say.note, 50),
      column(say.basis, 80),
    ],
    rows: [
      ...creators.map((c) => [
        text(c.handle),
        text(say.statuses[c.status]),
        text(say.rules[c.planRule]),
        money.cell(c.feeMinor),
        money.cell(c.chargedMinor),
        money.cell(c.marginMinor),
        number(c.marginShare, percent),
        text(c.note),
        text(c.basis),
      ]),
      ...(creators.length > 0 ? [totalRow] : []),
    ],
    totalRows: creators.length > 0 ? 1 : 0,
  }
}
