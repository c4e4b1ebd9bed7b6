import { extname } from 'node:path'
import { editions, reportFormats, reportKinds } from '../../../shared/contract/reports'
import { formatBytes } from '../../../shared/domain/format'
import { command, oneOf, required } from '../command'
import { UsageError } from '../failure'
import { writeReport } from '../renderReport'
import { inSession } from '../session'
import { words } from '../words'

const usage =
  'report KIND --workspace DIR --campaign ID --edition internal|client|creator --format pdf|xlsx|pptx|html|csv --out FILE [--paper A4|Letter]'

export const reportCommand = command({
  name: 'report',
  usage,
  about: words.about.report,
  help: [
    ['KIND', reportKinds.join(', ')],
    ['--workspace DIR', words.help.workspace],
    ['--campaign ID', words.help.campaign],
    ['--edition NAME', words.help.edition],
    ['--format NAME', words.help.format],
    ['--out FILE', words.help.out],
    ['--paper NAME', words.help.paper],
  ],
  options: {
    workspace: { type: 'string' },
    campaign: { type: 'string' },
    edition: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    paper: { type: 'string' },
  },
  operands: { least: 1, most: 1 },
  async run([wanted], values, context) {
    const folder = required(values.workspace, '--workspace', usage)
    const out = required(values.out, '--out', usage)
    const kind = oneOf(wanted, reportKinds, 'KIND', usage)
    const format = oneOf(values.format ?? extname(out).slice(1).toLowerCase(), reportFormats, '--format', usage)
    const paper = oneOf(values.paper, ['A4', 'Letter'], '--paper', usage)
    const edition = oneOf(values.edition, editions, '--edition', usage)
    if (!kind || !format) throw new UsageError(words.tooFew('report'), usage)
    const input = {
      kind,
      format,
      campaignId: required(values.campaign, '--campaign', usage),
      ...(edition && { edition }),
      ...(paper && { paper }),
    }
    return inSession(context, async (session) => {
      const { locale } = await session.open(folder)
      const report = await writeReport(session, input, () => out)
      for (const warning of report.warnings) context.terminal.note(warning.message)
      return {
        json: report,
        lines: [words.written(report.path, formatBytes(report.sizeBytes, locale))],
        ...(report.format !== format && { exitCode: 3 as const }),
      }
    })
  },
})
