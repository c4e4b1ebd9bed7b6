import type { CreatorFace } from '../../../../../shared/contract/creatorDuplicates'
import type { Platform } from '../../../../../shared/contract/values'
import { countryName, languageName } from '../regions'

/** The platforms' own names, the same in every language. */
export const platformNames: Readonly<Record<Platform, string>> = {
  tiktok: 'TikTok',
  instagram: 'Instagram',
  youtube: 'YouTube',
}

type Face = Pick<CreatorFace, 'creatorId' | 'displayName' | 'accounts'>

/** What a list calls a creator: the main handle, else the name. */
export function calledBy({ accounts: [main], displayName }: Face, nobody: string): string {
  return main ? `@${main.handle}` : (displayName ?? nobody)
}

/** What sentences call creators beside each other, by id: with the platform where two have one handle. */
export function calledAmong(faces: readonly Face[], nobody: string): ReadonlyMap<string, string> {
  const plain = faces.map((face) => calledBy(face, nobody))
  return new Map(
    faces.map((face, i) => {
      const name = plain[i] ?? nobody
      const [main] = face.accounts
      const isShared = plain.filter((other) => other === name).length > 1
      return [face.creatorId, isShared && main ? `${name} (${platformNames[main.platform]})` : name]
    }),
  )
}

/** How the value of a field is shown. */
export function fieldFace(field: string, text: string, locale: string): string {
  if (field === 'country') return countryName(text, locale)
  return field === 'language' ? languageName(text, locale) : text
}

/** No pair is certain: what would round to all of it stays below. */
export const shownScore = (score: number): number => Math.min(0.99, score)
