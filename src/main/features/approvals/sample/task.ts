import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { Actor, Proposal } from '../../../../shared/domain/approvals/events'
import { type Db, openDatabase, statement } from '../../../db/open'
import { runStep, type StepDraft, type StepOrigin } from '../../../db/steps'
import type { TaskDef } from '../../context'
import { type EventContext, propose } from '../events'
import type { SampleBlob } from './media'
import { addComment, addEvidence, addVersion, type Cast, currentVersion, type Stage, workflowOf } from './rows'
import { endings, type Scene, storyOf } from './story'

const clientMail =
  'From: ottoline@puddleford.example\nSubject: Re: Walk in the rain\n\nApproved from our side. Ottoline'
const termsText = 'Terms of the sample campaign. Invented, like everybody in it.'
const postSeen = 'Seen live with label, caption and spoken line. Invented for this sample.'

/** Gives the sample's campaign under way its approvals: one step that is never taken back. */
export const sampleApprovalsTask: TaskDef<{ folder: string; origin: StepOrigin }, { events: number }> = {
  name: 'approvals.sample',
  lane: 'bulk',
  async run({ folder, origin }) {
    // Half a megabyte of video that only the sample needs.
    const { keepSampleMedia } = await import('./media')
    const blobs = await keepSampleMedia(folder, {
      'client-mail.txt': clientMail,
      'terms.txt': termsText,
      'post-seen.txt': postSeen,
    })
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      return runStep(db, origin, (step) => {
        step.kind = 'base'
        step.label = 'Sample data'
        return { events: tellAll(db, origin, step, blobs) }
      }).value
    } finally {
      db.close()
    }
  },
}

type Owed = { id: string; due_on: string; campaign_id: string }

function tellAll(db: Db, origin: StepOrigin, step: StepDraft, blobs: ReadonlyMap<string, SampleBlob>): number {
  const owed = statement<Owed>(db, 'SELECT id, due_on, campaign_id FROM deliverable ORDER BY id').all()
  const [first] = owed
  if (!first) return 0
  const cast = makeCast(db, first.campaign_id, origin)
  const blob = (name: string) => {
    const found = blobs.get(name)
    if (!found) throw new Error(`the sample has no ${name}`)
    return found
  }
  prepareCampaign(db, first.campaign_id, cast, blob('terms.txt'))
  const scenes = owed.flatMap((deliverable, index) => {
    const ending = endings[index % endings.length] ?? 'brief_sent'
    prepareDeliverable(db, deliverable.id, ending)
    return storyOf(ending, deliverable.due_on, index).map((scene) => ({ deliverable, scene }))
  })
  // One chain a device: what happened first comes first in it, whatever it happened to.
  scenes.sort((a, b) => (a.scene.at < b.scene.at ? -1 : a.scene.at > b.scene.at ? 1 : 0))
  for (const { deliverable, scene } of scenes) {
    const who = cast[scene.who]
    const now = new Date(scene.at)
    const context = { db, device: origin.device, caller: { shell: 'cli' as const, actor: who.name }, now, step }
    play({ ...context, cast, blob }, deliverable.id, scene)
  }
  return scenes.filter(({ scene }) => scene.kind !== 'comment').length
}

function makeCast(db: Db, campaignId: string, origin: StepOrigin): Cast {
  const clientId = statement<string>(
    db,
    'SELECT b.client_id FROM campaign p JOIN brand b ON b.id = p.brand_id WHERE p.id = ?',
  )
    .pluck()
    .get(campaignId)
  const add = (name: string, role: Actor['role'], ofClient: boolean, email: string | null) => {
    const id = uuidv7()
    statement(db, 'INSERT INTO person (id, name, role, client_id, email, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(
      id,
      name,
      role,
      ofClient ? (clientId ?? null) : null,
      email,
      '2026-10-05T09:00:00.000Z',
    )
    return { name, actor: { personId: id, role } }
  }
  const me = statement<string>(db, 'SELECT id FROM person WHERE name = ?').pluck().get(origin.actor)
  add('Fergus Puddle', 'client_viewer', true, 'fergus@puddleford.example')
  return {
    me: me
      ? { name: origin.actor, actor: { personId: me, role: 'account_manager' } }
      : add(origin.actor, 'account_manager', false, null),
    colleague: add('Bram Noodlecombe', 'account_director', false, 'bram@lantern-and-kite.example'),
    client: add('Ottoline Drizzle', 'client_approver', true, 'ottoline@puddleford.example'),
  }
}

function prepareCampaign(db: Db, campaignId: string, cast: Cast, terms: SampleBlob): void {
  statement(
    db,
    `INSERT INTO signed_terms (id, campaign_id, signed_on, signed_by, name, mime, size_bytes, sha256, added_by, added_at)
     VALUES (?, ?, '2026-10-09', ?, 'Terms (sample).txt', ?, ?, ?, ?, '2026-10-09T14:00:00.000Z')`,
  ).run(uuidv7(), campaignId, cast.client.name, terms.mime, terms.sizeBytes, terms.sha256, cast.me.name)
  const right = statement(
    db,
    `INSERT INTO usage_right (id, campaign_id, kind, territory, channels, starts_on, length_days, fee_minor, currency, edits_allowed, note, created_at)
     VALUES (?, ?, ?, 'United Kingdom', ?, ?, ?, ?, 'GBP', ?, ?, '2026-10-09T14:05:00.000Z')`,
  )
  right.run(uuidv7(), campaignId, 'organic', '["TikTok","Instagram"]', null, 180, null, 0, null)
  const packageId = uuidv7()
  statement(
    db,
    `INSERT INTO deliverable_package (id, campaign_id, name, items, created_at) VALUES (?, ?, 'One walk', ?, '2026-10-09T14:00:00.000Z')`,
  ).run(
    packageId,
    campaignId,
    JSON.stringify([
      {
        kind: 'video',
        title: 'Walk in the rain',
        count: 1,
        dueOn: null,
        requirement: '20 to 45 seconds, upright, real rain, the coat from the first second.',
      },
    ]),
  )
  statement(db, 'UPDATE deliverable SET package_id = ? WHERE campaign_id = ?').run(packageId, campaignId)
  right.run(uuidv7(), campaignId, 'paid', '["TikTok"]', '2026-10-26', 36, 120_000, 0, 'Spark Ads during the flight.')
}

function prepareDeliverable(db: Db, deliverableId: string, ending: (typeof endings)[number]): void {
  const isPlanned = !['brief_sent', 'concept_submitted', 'concept_approved', 'on_hold', 'withdrawn'].includes(ending)
  if (!isPlanned) return
  statement(
    db,
    `INSERT INTO disclosure_plan (id, deliverable_id, relation, has_toggle, wording, spoken_at_ms, shown_at_ms, created_at)
     VALUES (?, ?, 'paid', 1, '#ad', 2600, 2600, '2026-10-12T15:00:00.000Z')`,
  ).run(uuidv7(), deliverableId)
  statement(db, `UPDATE deliverable SET music = 'original' WHERE id = ?`).run(deliverableId)
  if (ending !== 'live' && ending !== 'live_verified') return
  const isShort = ending === 'live_verified'
  statement(
    db,
    `INSERT INTO spark_code (id, deliverable_id, code, period_days, issued_on, created_at)
     VALUES (?, ?, ?, ?, ?, '2026-11-03T09:00:00.000Z')`,
  ).run(
    uuidv7(),
    deliverableId,
    `#SAMPLE${deliverableId.slice(-8).toUpperCase()}=`,
    isShort ? 7 : 30,
    isShort ? '2026-11-20' : '2026-11-14',
  )
}

function play(stage: Stage & EventContext, deliverableId: string, scene: Scene): void {
  if (scene.kind === 'comment') addComment(stage, deliverableId, scene)
  else propose(stage, deliverableId, proposalOf(stage, deliverableId, scene))
}

function proposalOf(stage: Stage, deliverableId: string, scene: Exclude<Scene, { kind: 'comment' }>): Proposal {
  const { db } = stage
  switch (scene.kind) {
    case 'open':
      return { kind: 'open', workflow: workflowOf(db), includedRounds: 2 }
    case 'submit':
      return {
        kind: scene.as === 'concept' ? 'submit_concept' : 'submit_draft',
        version: addVersion(stage, deliverableId, scene),
      }
    case 'approve_concept':
      return { kind: 'approve_concept', version: currentVersion(db, deliverableId) }
    case 'start_review':
    case 'close':
      return { kind: scene.kind }
    case 'decide': {
      const isClient = scene.stage === 'client_review'
      const { client } = stage.cast
      return {
        kind: 'decide',
        stage: scene.stage,
        version: currentVersion(db, deliverableId),
        decision: scene.decision,
        comment: scene.comment,
        corrections: scene.correction ? [{ id: uuidv7(), part: 'caption', text: scene.correction }] : [],
        onBehalf: isClient
          ? {
              personId: client.actor.personId,
              personName: client.name,
              role: client.actor.role,
              channel: 'email',
              evidenceSha256: addEvidence(stage, deliverableId, 'decision', 'client-mail.txt', scene.at),
            }
          : null,
      }
    }
    case 'schedule':
      return { kind: 'schedule', postOn: scene.postOn }
    case 'go_live':
      return {
        kind: 'go_live',
        url: `https://www.tiktok.com/@sample/video/${deliverableId.replace(/\D/g, '').slice(0, 19).padEnd(19, '7')}`,
        liveOn: scene.liveOn,
      }
    case 'verify_live':
      return {
        kind: 'verify_live',
        evidenceSha256: addEvidence(stage, deliverableId, 'live', 'post-seen.txt', scene.at),
        seen: { toggle: true, text: true, spokenOrShown: true },
        ticked: [],
      }
    case 'hold':
    case 'withdraw':
      return { kind: scene.kind, reason: scene.reason }
  }
}
