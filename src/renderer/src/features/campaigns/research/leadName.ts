import type { ResearchLead } from '../../../../../shared/contract/creatorFinding'

/** A hashtag is kept without its #. */
export function leadName({ kind, text }: Pick<ResearchLead, 'kind' | 'text'>): string {
  return kind === 'hashtag' ? `#${text}` : text
}

/** Whether a typed address can be opened; nothing typed is fine. */
export function isWebAddress(text: string): boolean {
  const trimmed = text.trim()
  return trimmed === '' || (/^https?:\/\/[^\s/]+/i.test(trimmed) && URL.canParse(trimmed))
}
