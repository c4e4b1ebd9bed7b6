import type { ReportFormat, ReportKind } from '../../../shared/contract/reports'
import type { Proposal } from './proposalModel'

/** `Client_Campaign_Proposal_2026-11.pdf`; the internal edition says so in its name. Letters of any script stay. */
export function fileNameOf(kind: ReportKind, proposal: Proposal, format: ReportFormat): string {
  const report = kind.charAt(0).toUpperCase() + kind.slice(1)
  const parts = [proposal.client, proposal.campaign, report, proposal.declaredOn.slice(0, 7)].map(namePart)
  const edition = proposal.edition === 'internal' ? '_internal' : ''
  return `${parts.filter(Boolean).join('_')}${edition}.${format}`
}

/** At most 60 signs, words joined by hyphens, without what a file system or a shell takes for its own. */
function namePart(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}-]+/gu, '-')
    .replace(/-+/g, '-')
  return Array.from(plain.replace(/^-+|-+$/g, ''))
    .slice(0, 60)
    .join('')
}
