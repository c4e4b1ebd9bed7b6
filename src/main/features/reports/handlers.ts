import { writeFileSync } from 'node:fs'
import { CallboardError } from '../../../shared/contract/define'
import type { Edition, ReportFormat, ReportKind, reportsContract } from '../../../shared/contract/reports'
import type { MadeFile } from '../../../shared/contract/values'
import type { HandlersFor, JobContext, QueryContext } from '../context'
import { fileNameOf } from './fileName'
import { proposalCsv } from './proposalCsv'
import { proposalHtml } from './proposalHtml'
import { clientProposal, internalProposal, type Paper, type Proposal } from './proposalModel'
import { proposalFigures } from './proposalPlan'
import { proposalBook } from './proposalXlsx'
import { type ProposalInputs, readProposalInputs } from './queries'
import { spreadsheet } from './spreadsheet'
import { type ReportWords, words } from './words'

/** What is really written now; everything else is refused by name. */
const available: { kind: ReportKind; editions: Edition[]; formats: ReportFormat[] }[] = [
  { kind: 'proposal', editions: ['internal', 'client'], formats: ['html', 'pdf', 'xlsx', 'csv'] },
]

const mimes: Record<ReportFormat, string> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv; charset=utf-8',
}

type Asked = { kind: ReportKind; campaignId: string; edition: Edition; paper: Paper; format: ReportFormat }
type Warning = { code: string; message: string }

export const reportsHandlers: HandlersFor<typeof reportsContract> = {
  'reports.available': () => structuredClone(available),
  'reports.preview': async (input, context) => {
    const { proposal } = await makeProposal({ ...input, format: 'html' }, context)
    return { html: proposalHtml(proposal), title: proposal.documentTitle }
  },
  'reports.render': render,
}

async function render(asked: Asked, context: JobContext): Promise<MadeFile & { warnings: Warning[] }> {
  const { proposal, inputs, say } = await makeProposal(asked, context)
  context.label(say.writing(say.kinds[asked.kind], say.formats[asked.format]))
  context.progress({ done: 1, total: 3, unit: say.progressUnit })
  const warnings = feeWarnings(asked.edition, inputs, proposal, say)
  const made = await bytesOf(proposal, asked, context, say)
  throwIfCancelled(context.signal, say)
  context.progress({ done: 2, total: 3, unit: say.progressUnit })
  const file = context.files.make(fileNameOf(asked.kind, proposal, made.format), mimes[made.format])
  writeFileSync(file.path, made.bytes)
  context.progress({ done: 3, total: 3, unit: say.progressUnit })
  return { ...file.done(), warnings: [...warnings, ...made.warnings] }
}

async function makeProposal(
  asked: Asked,
  { db, runTask, signal, now }: QueryContext,
): Promise<{ proposal: Proposal; inputs: ProposalInputs; say: ReportWords }> {
  const inputs = readProposalInputs(db, asked.campaignId)
  const say = words(inputs.locale)
  refuseUnwritten(asked, say)
  const figures = await proposalFigures(inputs, runTask, signal)
  throwIfCancelled(signal, say)
  const options = { now, paper: asked.paper }
  const proposal =
    asked.edition === 'internal' ? internalProposal(inputs, figures, options) : clientProposal(inputs, figures, options)
  return { proposal, inputs, say }
}

/** @throws CallboardError `format_unsupported`, with what could be asked for instead */
function refuseUnwritten({ kind, edition, format }: Asked, say: ReportWords): void {
  const known = available.find((report) => report.kind === kind)
  if (!known) {
    const written = available.map((report) => say.kinds[report.kind].toLowerCase()).join(', ')
    throw new CallboardError('format_unsupported', say.unsupportedKind(say.kinds[kind], written))
  }
  if (!known.editions.includes(edition)) {
    const written = known.editions.map((one) => say.editions[one]).join(', ')
    throw new CallboardError(
      'format_unsupported',
      say.unsupportedEdition(say.kinds[kind], say.editions[edition], written),
    )
  }
  if (!known.formats.includes(format)) {
    const written = known.formats.map((one) => say.formats[one]).join(', ')
    throw new CallboardError('format_unsupported', say.unsupportedFormat(say.kinds[kind], say.formats[format], written))
  }
}

async function bytesOf(
  proposal: Proposal,
  { format, paper }: Asked,
  { host, signal }: JobContext,
  say: ReportWords,
): Promise<{ format: ReportFormat; bytes: Uint8Array; warnings: Warning[] }> {
  const made = (as: ReportFormat, bytes: Uint8Array, warnings: Warning[] = []) => ({ format: as, bytes, warnings })
  const text = (content: string) => new TextEncoder().encode(content)
  if (format === 'xlsx') return made('xlsx', await spreadsheet.write(proposalBook(proposal)))
  if (format === 'csv') return made('csv', text(proposalCsv(proposal)))
  const page = proposalHtml(proposal)
  if (format === 'html') return made('html', text(page))
  try {
    if (host.printPdf) return made('pdf', await host.printPdf(page, { paper, title: proposal.documentTitle }, signal))
  } catch (error) {
    if (!(error instanceof CallboardError) || error.code !== 'browser_missing') throw error
  }
  return made('html', text(page), [{ code: 'browser_missing', message: say.browserMissing }])
}

/** A creator's own fee in a client's edition is no mistake where none is added to it, but it must not go unnoticed. */
function feeWarnings(edition: Edition, inputs: ProposalInputs, proposal: Proposal, say: ReportWords): Warning[] {
  if (edition !== 'client') return []
  const shown = new Set(proposal.creators.map((creator) => `${creator.platform} ${creator.handle}`))
  const bare = inputs.entries.filter(
    (entry) => entry.clientFeeMinor === null && shown.has(`${entry.platform} ${entry.handle}`),
  )
  return bare.length === 0 ? [] : [{ code: 'client_fee_missing', message: say.feeFromCreator(bare.length) }]
}

function throwIfCancelled(signal: AbortSignal, say: ReportWords): void {
  if (signal.aborted) throw new CallboardError('cancelled', say.cancelled)
}
