import type { ApprovalRole, ApprovalState } from './workflow'

/** What is missing before a post may be scheduled (rule 9). */
export const readinessGaps = ['terms', 'disclosurePlan', 'disclosure', 'window', 'usageRight', 'music'] as const
export type ReadinessGap = (typeof readinessGaps)[number]

/** Why a rule says no. The code is for programs; {@link refusalSentence} is for people. */
export type Refusal =
  | { code: 'not_open' }
  | { code: 'already_open' }
  | { code: 'bad_workflow'; problems: readonly string[] }
  | { code: 'is_over'; state: ApprovalState }
  | { code: 'on_hold' }
  | { code: 'not_held' }
  | { code: 'wrong_role'; needs: readonly ApprovalRole[] }
  | { code: 'wrong_state'; state: ApprovalState; needs: readonly ApprovalState[] }
  | { code: 'stage_order'; next: ApprovalState }
  | { code: 'no_concept' }
  | { code: 'concept_first' }
  | { code: 'no_version' }
  | { code: 'other_version'; number: number }
  | { code: 'altered_version'; number: number }
  | { code: 'same_content'; number: number }
  | { code: 'version_order'; number: number }
  | { code: 'locked' }
  | { code: 'not_an_approver' }
  | { code: 'own_work' }
  | { code: 'already_decided' }
  | { code: 'on_behalf_not_taken' }
  | { code: 'on_behalf_of_self' }
  | { code: 'needs_evidence' }
  | { code: 'needs_comment' }
  | { code: 'needs_reason' }
  | { code: 'needs_corrections' }
  | { code: 'corrections_not_taken' }
  | { code: 'corrections_media' }
  | { code: 'corrections_open'; count: number }
  | { code: 'rounds_used_up'; round: number }
  | { code: 'needs_rounds' }
  | { code: 'not_ready'; missing: readonly ReadinessGap[] }
  | { code: 'in_past'; today: string }
  | { code: 'outside_window'; from: string | null; until: string | null }
  | { code: 'exclusive_elsewhere'; from: string | null; until: string | null }
  | { code: 'bad_url' }
  | { code: 'in_future'; today: string }
  | { code: 'disclosure_not_seen' }
  | { code: 'window_open'; until: string | null }
  | { code: 'went_live' }

export const stateNames: Readonly<Record<ApprovalState, string>> = {
  brief_sent: 'Brief sent',
  concept_submitted: 'Concept submitted',
  concept_approved: 'Concept approved',
  draft_submitted: 'Draft submitted',
  internal_review: 'Internal review',
  changes_requested: 'Changes requested',
  client_review: 'Client review',
  legal_review: 'Legal review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  live: 'Live',
  live_verified: 'Live, verified',
  closed: 'Closed',
  on_hold: 'On hold',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
}

export const roleNames: Readonly<Record<ApprovalRole, string>> = {
  account_manager: 'account manager',
  account_director: 'account director',
  creator_proxy: 'creator',
  client_approver: 'client approver',
  client_viewer: 'client viewer',
  legal: 'legal reviewer',
  admin: 'administrator',
}

const gapNames: Readonly<Record<ReadinessGap, string>> = {
  terms: 'signed terms',
  disclosurePlan: 'a disclosure plan',
  disclosure: 'a complete disclosure',
  window: 'a posting window',
  usageRight: 'a usage right',
  music: 'a word on the music licence',
}

function list(items: readonly string[], word: 'or' | 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

function span(from: string | null, until: string | null): string {
  if (from && until) return `from ${from} to ${until}`
  return from ? `from ${from}` : until ? `until ${until}` : 'on any day'
}

/** The rule and the way out, as one or two sentences. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.code) {
    case 'not_open':
      return 'This deliverable has no workflow yet. Send the brief first.'
    case 'already_open':
      return 'The brief of this deliverable was sent already.'
    case 'bad_workflow':
      return refusal.problems.join(' ')
    case 'is_over':
      return `This deliverable is ${stateNames[refusal.state].toLowerCase()}; nothing more happens to it.`
    case 'on_hold':
      return 'This deliverable is on hold. Resume it first.'
    case 'not_held':
      return 'This deliverable is not on hold.'
    case 'wrong_role':
      return `Only ${list(
        refusal.needs.map((role) => `${/^[aeiou]/.test(roleNames[role]) ? 'an' : 'a'} ${roleNames[role]}`),
        'or',
      )} can do this.`
    case 'wrong_state':
      return `This needs ${list(
        refusal.needs.map((state) => `“${stateNames[state]}”`),
        'or',
      )}; the deliverable is in “${stateNames[refusal.state]}”.`
    case 'stage_order':
      return `Stages are not skipped: next comes “${stateNames[refusal.next]}”.`
    case 'no_concept':
      return 'This workflow has no concept. Submit the draft.'
    case 'concept_first':
      return 'Needs an approved concept first.'
    case 'no_version':
      return 'There is no submitted version to decide on.'
    case 'other_version':
      return `Version ${refusal.number} is the one under review. Look at it and decide again.`
    case 'altered_version':
      return `The file or caption is not that of version ${refusal.number} as it was submitted. Load it again and decide on what you see.`
    case 'same_content':
      return `This is the same file and caption as version ${refusal.number}. Change something, or go on with version ${refusal.number}.`
    case 'version_order':
      return `Version ${refusal.number} is not newer than what was submitted before.`
    case 'locked':
      return 'Approved content is locked. Reopen it with a reason to submit another version.'
    case 'not_an_approver':
      return 'You are not among those who decide in this stage.'
    case 'own_work':
      return 'You submitted this version; somebody else has to approve it.'
    case 'already_decided':
      return 'This person has approved this version in this stage already.'
    case 'on_behalf_not_taken':
      return 'In this stage a decision on behalf of somebody does not count.'
    case 'on_behalf_of_self':
      return 'Record a decision on behalf of somebody else, or decide yourself.'
    case 'needs_evidence':
      return 'Add the evidence: the e-mail, a note of the call or a picture of the post.'
    case 'needs_comment':
      return 'Say what has to change.'
    case 'needs_reason':
      return 'Give a reason.'
    case 'needs_corrections':
      return 'Name the corrections, or approve without any.'
    case 'corrections_not_taken':
      return 'This stage approves or asks for changes; it does not approve with corrections.'
    case 'corrections_media':
      return 'Only caption, hashtags and links can be corrected after approval. Another picture needs another version: ask for changes.'
    case 'corrections_open':
      return `${refusal.count === 1 ? 'One correction is' : `${refusal.count} corrections are`} not ticked yet.`
    case 'rounds_used_up':
      return `Round ${refusal.round} is not included. Record a change order to go on.`
    case 'needs_rounds':
      return 'A change order adds 1 round or more, and says what was agreed.'
    case 'not_ready':
      return `Not ready to be scheduled: it needs ${list(
        refusal.missing.map((gap) => gapNames[gap]),
        'and',
      )}.`
    case 'in_past':
      return `That day is past; today is ${refusal.today}.`
    case 'outside_window':
      return `Outside the posting window, which is ${span(refusal.from, refusal.until)}.`
    case 'exclusive_elsewhere':
      return `Another client’s exclusivity forbids this ${span(refusal.from, refusal.until)}.`
    case 'bad_url':
      return 'Give the whole address of the post, beginning with https://.'
    case 'in_future':
      return `That day is still to come; today is ${refusal.today}.`
    case 'disclosure_not_seen':
      return 'The post has to show the platform’s label, the words in the caption and the spoken or shown disclosure.'
    case 'window_open':
      return refusal.until === null
        ? 'Without an end of the posting window nothing expires.'
        : `The posting window is open until ${refusal.until}.`
    case 'went_live':
      return 'What went live does not expire. Withdraw it with a reason if it was taken down.'
  }
}
