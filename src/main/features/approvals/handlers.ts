import type { approvalsContract } from '../../../shared/contract/approvals'
import { stateNames } from '../../../shared/domain/approvals/refusals'
import { readWorkflows } from '../../db/read/workflows'
import type { HandlersFor } from '../context'
import { readBoard, readCard } from './board'
import { checkAnchor } from './certificate/anchors'
import { writeCertificate } from './certificate/certificate'
import {
  decide,
  forEach,
  moveDeliverables,
  openDeliverable,
  readEvidenceSha256,
  readVersionRef,
  seenVersion,
} from './commands'
import { addEvidence, addNoteAsEvidence } from './content/evidence'
import { readDetail } from './detail'
import { propose } from './events'
import { readPeople, readPerson, savePerson } from './people'
import { movesOfMany } from './standing'
import { approvalWords } from './words'
import { readWorkflow, removeWorkflow, saveWorkflow } from './workflows'

const say = approvalWords('en')

export const approvalsHandlers: HandlersFor<typeof approvalsContract> = {
  'approvals.board': ({ campaignId }, { db, now }) => readBoard(db, campaignId, now),
  'approvals.get': ({ deliverableId }, { db, caller, now }) => readDetail(db, deliverableId, caller.actor, now),
  'approvals.moves': ({ deliverableIds }, { db, caller, now }) => movesOfMany(db, deliverableIds, caller.actor, now),
  'approvals.sendBrief': ({ deliverableIds }, context) => {
    const ids = [...new Set(deliverableIds)]
    context.step.label = say.sendBrief(ids.length)
    forEach(context, ids, (id) => openDeliverable(context, id))
    return { opened: ids.length }
  },
  'approvals.submit': ({ deliverableId, versionId, as }, context) => {
    const version = readVersionRef(context.db, deliverableId, versionId)
    propose(context, deliverableId, { kind: as === 'concept' ? 'submit_concept' : 'submit_draft', version })
    const card = readCard(context.db, deliverableId, context.now)
    context.step.label = (as === 'concept' ? say.submitConcept : say.submitDraft)(card.title, version.number)
    return card
  },
  'approvals.move': (input, context) => {
    context.step.label = say.move(input.deliverableIds.length, stateNames[input.to])
    return moveDeliverables(context, input)
  },
  'approvals.decideConcept': (input, context) => {
    const { deliverableId, decision, comment } = input
    const version = seenVersion(context.db, input)
    propose(
      context,
      deliverableId,
      decision === 'approve'
        ? { kind: 'approve_concept', version }
        : { kind: 'reject_concept', version, comment: comment ?? '' },
    )
    const card = readCard(context.db, deliverableId, context.now)
    context.step.label = (decision === 'approve' ? say.approve : say.requestChanges)(card.title)
    return card
  },
  'approvals.decide': (input, context) => {
    decide(context, input)
    const card = readCard(context.db, input.deliverableId, context.now)
    context.step.label = (input.decision === 'request_changes' ? say.requestChanges : say.approve)(card.title)
    return card
  },
  'approvals.changeOrder': ({ deliverableId, rounds, reference }, context) => {
    propose(context, deliverableId, { kind: 'change_order', rounds, reference })
    const card = readCard(context.db, deliverableId, context.now)
    context.step.label = say.changeOrder(card.title)
    return card
  },
  'approvals.goLive': ({ deliverableId, url, liveOn }, context) => {
    propose(context, deliverableId, { kind: 'go_live', url, liveOn })
    const card = readCard(context.db, deliverableId, context.now)
    context.step.label = say.goLive(card.title)
    return card
  },
  'approvals.verifyLive': ({ deliverableId, evidenceId, seen, ticked }, context) => {
    const evidenceSha256 = evidenceId && readEvidenceSha256(context.db, deliverableId, evidenceId)
    propose(context, deliverableId, { kind: 'verify_live', evidenceSha256, seen, ticked })
    const card = readCard(context.db, deliverableId, context.now)
    context.step.label = say.verifyLive(card.title)
    return card
  },
  'approvals.addEvidence': addEvidence,
  'approvals.addNoteAsEvidence': addNoteAsEvidence,
  'approvals.people': (_input, { db, caller }) => readPeople(db, caller.actor),
  'approvals.savePerson': (input, { db, caller, step, now }) => {
    step.label = (input.personId ? say.changePerson : say.addPerson)(input.name)
    // Events name persons: taking somebody out again would let them come back as somebody else.
    if (!input.personId) step.kind = 'base'
    return readPerson(db, savePerson(db, input, now), caller.actor)
  },
  'approvals.workflows': (_input, { db }) => readWorkflows(db),
  'approvals.saveWorkflow': (input, { db, step, now }) => {
    step.label = (input.workflowId ? say.changeWorkflow : say.addWorkflow)(input.name)
    return readWorkflow(db, saveWorkflow(db, input, now))
  },
  'approvals.removeWorkflow': ({ workflowId }, { db, step, now }) => {
    step.label = say.removeWorkflow(readWorkflow(db, workflowId).name)
    removeWorkflow(db, workflowId, now)
    return {}
  },
  'approvals.certificate': writeCertificate,
  'approvals.checkAnchor': checkAnchor,
}
