import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { InputOf, OutputOf } from '../../../src/shared/contract/index'
import { type DecisionFile, decisionTextToSign } from '../../../src/shared/domain/approvals/decisionFile'
import { newId, type TestEngine, upload } from '../../support/engine'
import { type ApprovalWorkspace, approvalWorkspace } from './approvalWorkspace'
import { bytesOf } from './contentSupport'

const sample = (name: string) => readFileSync(join('resources/sample', name))

/** Three items with the client: a video, a picture and a text. */
export async function reviewWorld() {
  const world = await approvalWorkspace(3)
  const { engine, deliverableIds, cleo, client } = world
  await engine.do('approvals.savePerson', {
    personId: cleo.id,
    name: 'Cleo',
    role: 'client_approver',
    email: 'Cleo@Wobblecombe.example',
    clientId: client.id,
  })
  const [video = '', picture = '', text = ''] = deliverableIds
  await engine.do('approvals.sendBrief', { deliverableIds })
  await submit(world, video, { name: 'walk-1.webm', content: sample('walk-1.webm') })
  await submit(world, picture, { name: 'shore-1.jpg', content: sample('shore-1.jpg') })
  await submit(world, text, null)
  await toClient(world, deliverableIds)
  const make = (input: Partial<InputOf<'approvals.makePackage'>> = {}) =>
    engine.do('approvals.makePackage', {
      campaignId: world.campaignId,
      deliverableIds,
      name: 'Wobblecombe_Fizz_Review_2026-11-16',
      ...input,
    })
  return { ...world, video, picture, text, make }
}
export type ReviewWorld = Awaited<ReturnType<typeof reviewWorld>>

export async function submit(
  { engine }: Pick<ApprovalWorkspace, 'engine'>,
  deliverableId: string,
  file: { name: string; content: Uint8Array } | null,
  caption = 'Up before the sun #ad\nThe lake is all ours.',
): Promise<string> {
  const { id } = await engine.do('approvals.addVersion', {
    deliverableId,
    ...(file ? { fileToken: await upload(engine, file.name, file.content) } : {}),
    caption,
    hashtags: ['hiking', 'wildswim'],
    links: ['https://fizz.example/spring'],
  })
  await engine.do('approvals.submit', { deliverableId, versionId: id, as: 'draft' })
  return id
}

/** Through the internal review, by Dana. */
export async function toClient({ engine, as }: ApprovalWorkspace, deliverableIds: readonly string[]): Promise<void> {
  for (const deliverableId of deliverableIds) {
    await engine.do('approvals.move', { deliverableIds: [deliverableId], to: 'internal_review' })
    const { version } = await engine.do('approvals.get', { deliverableId })
    if (!version) throw new Error('nothing was submitted')
    const { id: versionId, sha256, captionSha256 } = version
    await as('Dana')('approvals.decide', {
      deliverableId,
      versionId,
      sha256,
      captionSha256,
      stage: 'internal_review',
      decision: 'approve',
    })
  }
}

export type Made = OutputOf<'approvals.makePackage'>
/** The files of a package by name: the page alone, or what the ZIP holds. */
export async function filesOf(engine: TestEngine, made: Made): Promise<Record<string, Uint8Array>> {
  const bytes = await bytesOf(engine, made.file.fileToken)
  return made.file.mime === 'application/zip' ? unzipSync(bytes) : { [made.file.name]: bytes }
}

type Item = {
  deliverableId: string
  versionId: string
  sha256: string | null
  captionSha256: string
  takesCorrections: boolean
  comments: { id: string; author: string; text: string; parentId: string | null }[]
  media: { inside: string | null; path: string | null } | null
}
export type Page = {
  packageId: string
  secret: string
  fileName: string
  agency: string
  logo: string | null
  items: Item[]
}

export async function pageOf(engine: TestEngine, made: Made): Promise<{ html: string; page: Page; anchor: unknown }> {
  const files = await filesOf(engine, made)
  const name = Object.keys(files).find((one) => one.endsWith('.html')) ?? ''
  // Without the media, which would fill the screen where a test fails.
  const html = Buffer.from(files[name] ?? [])
    .toString('utf8')
    .replace(/(<script type="text\/plain" id="[^"]*">)[^<]*/g, '$1')
  return {
    html,
    page: JSON.parse(dataOf(html, 'callboard-review')),
    anchor: JSON.parse(dataOf(html, 'callboard-anchor')),
  }
}

const dataOf = (html: string, id: string) =>
  new RegExp(`<script type="application/json" id="${id}">([^<]*)</script>`).exec(html)?.[1] ?? ''

type Said = Partial<DecisionFile['items'][number]>

/** What the page would save. `said`: by the place of the item. */
export function decisionsOf(
  page: Page,
  said: readonly Said[],
  fields: Partial<Omit<DecisionFile, 'mac' | 'items'>> = {},
): DecisionFile {
  const file = {
    format: 'callboard-decision-1' as const,
    packageId: page.packageId,
    decisionId: newId(),
    decider: { name: 'Cleo', email: 'cleo@wobblecombe.example' },
    savedAt: '2026-11-17T09:00:00.000Z',
    items: page.items.map(({ deliverableId, versionId, sha256, captionSha256 }, index) => ({
      deliverableId,
      versionId,
      sha256,
      captionSha256,
      decision: 'none' as const,
      comment: null,
      corrections: [],
      comments: [],
      ...said[index],
    })),
    ...fields,
  }
  return signed(file, page.secret)
}

export function signed<T extends Record<string, unknown>>(file: T, secret: string): T & { mac: string } {
  const mac = createHmac('sha256', Buffer.from(secret, 'hex')).update(decisionTextToSign(file)).digest('hex')
  return { ...file, mac }
}

export const remark = (text: string, fields: Partial<DecisionFile['items'][number]['comments'][number]> = {}) => ({
  id: newId(),
  text,
  atMs: null,
  untilMs: null,
  area: null,
  parentId: null,
  ...fields,
})

export const send = async (engine: TestEngine, file: unknown, name = 'Fizz.callboard-decision.json') =>
  upload(engine, name, typeof file === 'string' || file instanceof Uint8Array ? file : JSON.stringify(file))
