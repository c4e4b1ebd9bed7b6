import type { approvalContentContract } from '../../../../shared/contract/approvalContent'
import type { HandlersFor } from '../../context'
import { comment, exportComments, readComments, resolveComment, retractComment } from './comments'
import { openEvidence } from './evidence'
import { readVersions } from './versionRows'
import { addVersion, editVersion, openVersion, removeVersion, setPoster } from './versions'

export const approvalContentHandlers: HandlersFor<typeof approvalContentContract> = {
  'approvals.versions': ({ deliverableId }, { db }) => readVersions(db, deliverableId),
  'approvals.addVersion': addVersion,
  'approvals.editVersion': editVersion,
  'approvals.removeVersion': removeVersion,
  'approvals.setPoster': setPoster,
  'approvals.openVersion': openVersion,
  'approvals.openEvidence': openEvidence,
  'approvals.comments': readComments,
  'approvals.comment': comment,
  'approvals.resolveComment': resolveComment,
  'approvals.retractComment': retractComment,
  'approvals.exportComments': exportComments,
}
