import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import type { OutputOf, ParsedInputOf } from '../../../../shared/contract/index'
import { safeFileName } from '../../../../shared/domain/fileName'
import { readCampaign } from '../../../db/read/campaigns'
import { readSettings } from '../../../db/read/settings'
import { runStep } from '../../../db/steps'
import type { HeldFile, JobContext } from '../../context'
import { chainHeads } from '../events'
import { readEdition } from './clientEdition'
import { type PackageAnchor, packageHtml, type ReviewPage } from './packageHtml'
import { planMedia } from './packageMedia'
import { insertPackage, type PackageItem } from './packages'
import { pageWords } from './page/words'
import { reviewWords } from './words'
import { writePage, writeZip } from './writePackage'

const say = reviewWords('en')
const mostLogoBytes = 500_000
const unit = 'bytes'

export async function makePackage(
  input: ParsedInputOf<'approvals.makePackage'>,
  context: JobContext,
): Promise<OutputOf<'approvals.makePackage'>> {
  const { db, now } = context
  context.label(say.makingPackage)
  const logo = input.logoToken === null ? null : await readLogo(context.files.get(input.logoToken))
  const campaign = readCampaign(db, input.campaignId)
  const settings = readSettings(db)
  const items = readEdition(db, campaign.id, input.deliverableIds, {
    clientId: campaign.clientId,
    agency: settings.name,
  })
  const heads = chainHeads(db)
  const plan = planMedia(items)
  const packageId = uuidv7()
  const secret = randomBytes(32).toString('hex')
  const kept: PackageItem[] = items.map(({ item: { deliverableId, versionId, sha256, captionSha256 } }) => ({
    deliverableId,
    versionId,
    sha256,
    captionSha256,
  }))
  const page: ReviewPage = {
    format: 'callboard-review-1',
    packageId,
    secret,
    locale: settings.locale,
    client: campaign.client,
    brand: campaign.brand,
    campaign: campaign.name,
    agency: settings.name,
    message: input.message.trim(),
    answerBy: input.answerBy,
    logo,
    fileName: `${fileStem(campaign.name)}.callboard-decision.json`,
    words: pageWords(settings.locale),
    items: items.map(({ item }, index) => ({ ...item, media: plan.media[index] ?? null })),
  }
  const anchor: PackageAnchor = {
    format: 'callboard-anchor-1',
    kind: 'package',
    madeAt: now.toISOString(),
    workspaceId: settings.workspaceId,
    heads,
    items: kept.map((one) => ({ ...one, decisions: [] })),
  }

  const total = plan.carried.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  let done = 0
  const work = {
    folder: context.folder,
    signal: context.signal,
    progress: (bytes: number) => {
      done += bytes
      context.progress({ done, total, unit })
    },
  }
  const stem = fileStem(input.name)
  const html = context.files.make(`${stem}.html`, 'text/html')
  await writePage(html.path, packageHtml(page, anchor, input.accent), plan.carried, work)
  const zip = plan.beside > 0 ? context.files.make(`${stem}.zip`, 'application/zip') : null
  if (zip) await writeZip(zip.path, { path: html.path, name: `${stem}.html` }, plan.carried, now, work)

  await context.exclusively(async () =>
    runStep(db, context.origin, (step) => {
      step.label = say.madePackage(input.name, kept.length)
      // The file may be with the client by now: an answer to it must always find its package.
      step.kind = 'base'
      insertPackage(db, {
        id: packageId,
        campaign_id: campaign.id,
        name: input.name,
        items: JSON.stringify(kept),
        secret,
        heads: JSON.stringify(heads),
        answer_by: input.answerBy,
        made_by: context.caller.actor,
        made_at: now.toISOString(),
      })
      return {}
    }),
  )
  return { packageId, file: (zip ?? html).done(), mediaInside: plan.inside, mediaBeside: plan.beside }
}

const fileStem = (name: string) => safeFileName(name).replaceAll(/\s+/g, ' ').slice(0, 120).trim()

/** By its first bytes, never by its name: an SVG could carry script. */
async function readLogo(file: HeldFile): Promise<string> {
  if (file.sizeBytes > mostLogoBytes) throw new CallboardError('invalid_input', say.logoSize)
  const bytes = await readFile(file.path)
  const begin = bytes.subarray(0, 8).toString('hex')
  const mime = begin === '89504e470d0a1a0a' ? 'image/png' : begin.startsWith('ffd8ff') ? 'image/jpeg' : null
  if (!mime) throw new CallboardError('invalid_input', say.logoKind)
  return `data:${mime};base64,${bytes.toString('base64')}`
}
