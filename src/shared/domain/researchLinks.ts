import type { Platform } from '../contract/values'

export type ResearchLink = { platform: Platform | null; url: string }
type Lead = {
  kind: 'hashtag' | 'topic' | 'place' | 'marketplace'
  text: string
  platform: Platform | null
  link: string | null
}

const PLATFORMS = ['tiktok', 'instagram', 'youtube'] as const

/** Pages of the platforms as they stand in a browser's address line; nothing is fetched from them. */
const HASHTAG: Readonly<Record<Platform, (tag: string) => string>> = {
  tiktok: (tag) => `https://www.tiktok.com/tag/${encodeURIComponent(tag)}`,
  instagram: (tag) => `https://www.instagram.com/explore/tags/${encodeURIComponent(tag)}/`,
  youtube: (tag) => `https://www.youtube.com/hashtag/${encodeURIComponent(tag)}`,
}
const SEARCH: Readonly<Record<Platform, (words: string) => string>> = {
  tiktok: (words) => `https://www.tiktok.com/search?q=${encodeURIComponent(words)}`,
  instagram: (words) => `https://www.instagram.com/explore/search/keyword/?q=${encodeURIComponent(words)}`,
  youtube: (words) => `https://www.youtube.com/results?search_query=${encodeURIComponent(words)}`,
}

/** Marketplaces whose front page is known; for others a person writes the address. */
const MARKETPLACES: Readonly<Record<string, string>> = {
  'tiktok one': 'https://ads.tiktok.com/creative/',
  'tiktok creator marketplace': 'https://ads.tiktok.com/creative/',
  collabstr: 'https://collabstr.com/',
}

/**
 * Addresses at which a line of a research list can be looked at, in the user's own browser: the one that was written
 * down first, then a page for each platform (one, where the line names its platform). Unpaired surrogates, which no
 * address can hold, yield no page.
 */
export function researchLinks(lead: Lead): ResearchLink[] {
  const own = lead.link === null ? [] : [{ platform: null, url: lead.link }]
  if (!lead.text.isWellFormed()) return own
  if (lead.kind === 'marketplace') {
    const known = MARKETPLACES[lead.text.trim().toLowerCase()]
    return own.length === 0 && known ? [{ platform: null, url: known }] : own
  }
  const platforms = lead.platform ? [lead.platform] : PLATFORMS
  const tag = lead.text.replace(/[#＃\s]+/gu, '')
  const words = lead.text.trim().replace(/\s+/gu, ' ')
  if (tag === '') return own
  return [
    ...own,
    ...platforms.map((platform) => ({
      platform,
      url: lead.kind === 'hashtag' ? HASHTAG[platform](tag) : SEARCH[platform](words),
    })),
  ]
}
