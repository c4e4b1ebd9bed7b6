import { Building2, Lock } from 'lucide-react'
import type { ReviewComment } from '../../../../../../shared/contract/approvalContent'

/** The sign of a thread; the word stands beside it. */
export function ThreadIcon({ thread }: { thread: ReviewComment['thread'] }) {
  return thread === 'internal' ? <Lock size={12} aria-hidden="true" /> : <Building2 size={12} aria-hidden="true" />
}
