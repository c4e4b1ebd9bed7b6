import type { ApprovalRole } from '../../../../../shared/domain/approvals/workflow'

const OF_AGENCY: readonly ApprovalRole[] = ['account_manager', 'account_director', 'creator_proxy', 'legal', 'admin']
const OF_CLIENT: readonly ApprovalRole[] = ['client_approver', 'client_viewer', 'legal']

/** Roles that somebody of the agency, or of a client, can have. */
export const rolesOf = (clientId: string | null): readonly ApprovalRole[] => (clientId === null ? OF_AGENCY : OF_CLIENT)

/** The role stays where it fits the side; else the first of that side. */
export function roleFor(role: ApprovalRole, clientId: string | null): ApprovalRole {
  const roles = rolesOf(clientId)
  return roles.includes(role) ? role : (roles[0] ?? role)
}
