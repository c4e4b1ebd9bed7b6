import type { CreatorFace } from '../../../../../shared/contract/creatorDuplicates'
import type { Platform } from '../../../../../shared/contract/values'

/** The platforms' own names, the same in every language. */
export const platformNames: Readonly<Record<Platform, string>> = {
  tiktok: 'TikTok',
  instagram: 'Instagram',
  youtube: 'YouTube',
}

/** What a sentence calls a creator: the main handle, else the name. */
export function calledBy(face: Pick<CreatorFace, 'displayName' | 'accounts'>, nobody: string): string {
  const [main] = face.accounts
  return main ? `@${main.handle}` : (face.displayName ?? nobody)
}
