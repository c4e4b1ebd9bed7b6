import { writeFileSync } from 'node:fs'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { MadeFile } from '../../../../shared/contract/values'
import { safeFileName } from '../../../../shared/domain/fileName'
import type { JobContext } from '../../context'
import { briefHtml, briefTitle } from './briefHtml'
import { readCreatorBrief } from './briefInputs'
import type { CreatorBrief } from './briefModel'
import { words } from './words'

const say = words('en')
const mimes = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' } as const
const steps = 2

/** @throws CallboardError `browser_missing` where a PDF cannot be printed, with the way out */
export async function exportBrief(
  { format, ...asked }: ParsedInputOf<'campaigns.exportBrief'>,
  context: JobContext,
): Promise<MadeFile> {
  context.label(say.writingBrief)
  context.progress({ done: 0, total: steps, unit: say.briefUnit })
  const brief = readCreatorBrief(context.db, asked, context.now)
  const page = briefHtml(brief)
  const title = briefTitle(brief)
  context.progress({ done: 1, total: steps, unit: say.briefUnit })
  const bytes =
    format === 'html' ? new TextEncoder().encode(page) : await printed(page, { paper: asked.paper, title }, context)
  if (context.signal.aborted) throw new CallboardError('cancelled', say.briefCancelled)
  const file = context.files.make(`${safeFileName(nameOf(brief))}.${format}`, mimes[format])
  writeFileSync(file.path, bytes)
  context.progress({ done: steps, total: steps, unit: say.briefUnit })
  return file.done()
}

/** "Brand - Campaign - Brief - handle"; a campaign that begins with its brand's name says it once. */
function nameOf({ brand, campaign, handle }: CreatorBrief): string {
  const plain = (text: string) => text.replace(/\s*[:|/\\]+\s*/g, ' ').trim()
  const parts = [plain(campaign), say.briefFile, ...(handle === null ? [] : [handle])]
  return (campaign.startsWith(brand) ? parts : [plain(brand), ...parts]).join(' - ')
}

async function printed(
  page: string,
  options: { paper: 'A4' | 'Letter'; title: string },
  { host, signal }: JobContext,
): Promise<Uint8Array> {
  if (!host.printPdf) throw new CallboardError('browser_missing', say.briefNeedsBrowser)
  try {
    return await host.printPdf(page, options, signal)
  } catch (error) {
    if (error instanceof CallboardError && error.code === 'browser_missing')
      throw new CallboardError('browser_missing', say.briefNeedsBrowser)
    throw error
  }
}
