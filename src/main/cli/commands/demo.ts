import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CallboardError } from '../../../shared/contract/define'
import type { OutputOf } from '../../../shared/contract/index'
import { formatBytes, formatCount, formatMoney } from '../../../shared/domain/format'
import { type Answer, command } from '../command'
import { newFolder } from '../newFolder'
import { type Warning, type WrittenReport, writeReport } from '../renderReport'
import { inSession, type Session } from '../session'
import { table } from '../table'
import { words } from '../words'

const formats = ['html', 'xlsx', 'pdf'] as const

export const demoCommand = command({
  name: 'demo',
  usage: 'demo DIR',
  about: words.about.demo,
  options: {},
  operands: { least: 1, most: 1 },
  run([given = ''], _values, context) {
    const startedAt = performance.now()
    const folder = newFolder(given, context.entryDir)
    return inSession(context, async (session) => {
      const { locale } = await session.call('workspace.create', { folder, sample: true })
      const campaign = await campaignToPlan(session)
      const plan = await session.call('planner.plan', { campaignId: campaign.id })
      const picks = plan.picks.map(({ entryId, offerId }) => ({ entryId, offerId }))
      await session.call('planner.apply', { campaignId: campaign.id, picks })
      const { reports, warnings } = await writeReports(session, campaign.id, join(folder, 'reports'))
      for (const warning of warnings) context.terminal.note(warning.message)
      return demoAnswer({ folder, campaign, plan, reports, warnings, locale, startedAt })
    })
  },
})

/** The sample holds one campaign that is under way and one that is to be planned. */
async function campaignToPlan(session: Session): Promise<OutputOf<'campaigns.get'>> {
  const campaigns = await session.call('campaigns.list', {})
  const campaign = campaigns.find((c) => c.bookedCount === 0 && c.budgetMinor !== null) ?? campaigns[0]
  if (!campaign) throw new Error('the sample workspace has no campaign')
  return campaign
}

/** What can be written is written: a PDF that cannot be printed becomes a warning. */
async function writeReports(
  session: Session,
  campaignId: string,
  folder: string,
): Promise<{ reports: WrittenReport[]; warnings: Warning[] }> {
  await mkdir(folder, { recursive: true })
  const reports: WrittenReport[] = []
  const warnings: Warning[] = []
  for (const format of formats) {
    const input = { kind: 'proposal', campaignId, edition: 'client', format } as const
    try {
      const report = await writeReport(session, input, (name) => join(folder, name))
      warnings.push(...report.warnings)
      if (report.format === format) reports.push(report)
    } catch (error) {
      if (!(format === 'pdf' && isPrintFailure(error))) throw error
      warnings.push({ code: error.code, message: error.message })
    }
  }
  const known = new Set<string>()
  return { reports, warnings: warnings.filter(({ message }) => !known.has(message) && known.add(message)) }
}

function isPrintFailure(error: unknown): error is CallboardError {
  return error instanceof CallboardError && ['browser_missing', 'print_failed', 'print_timeout'].includes(error.code)
}

function demoAnswer(made: {
  folder: string
  campaign: OutputOf<'campaigns.get'>
  plan: OutputOf<'planner.plan'>
  reports: WrittenReport[]
  warnings: Warning[]
  locale: string
  startedAt: number
}): Answer {
  const { folder, campaign, plan, reports, warnings, locale } = made
  const { figures } = plan
  if (!figures) throw new Error(`the sample's campaign cannot be planned: ${plan.reasons.join(' ')}`)
  const { costMinor, netReachPersons, costPerThousandNetMinor: costPerThousandMinor } = figures
  const { currency } = campaign
  const { fields } = words
  return {
    json: {
      workspace: folder,
      campaign: campaign.id,
      campaignName: campaign.name,
      reports: reports.map(({ format, path, sizeBytes }) => ({ format, path, sizeBytes })),
      costMinor,
      currency,
      netReachPersons,
      costPerThousandMinor,
      creators: plan.picks.length,
      warnings,
      takenMs: performance.now() - made.startedAt,
    },
    lines: [
      ...table([
        [fields.workspace, folder],
        [fields.campaign, campaign.name],
        [fields.creators, formatCount(plan.picks.length, locale)],
        [fields.cost, formatMoney(costMinor, currency, locale)],
        [fields.netReach, words.persons(formatCount(Math.round(netReachPersons), locale))],
        [fields.costPerThousand, formatMoney(rounded(costPerThousandMinor), currency, locale)],
      ]),
      '',
      ...reports.map((report) => words.written(report.path, formatBytes(report.sizeBytes, locale))),
      '',
      words.demoNext(folder),
    ],
  }
}

const rounded = (minor: number | null) => (minor === null ? null : Math.round(minor))
