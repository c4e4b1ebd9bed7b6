import type { AddedCreator, Candidate, FoundAccount } from '../../../../../shared/contract/creatorFinding'
import type { Platform } from '../../../../../shared/contract/values'

export interface AccountDraft {
  found: FoundAccount | null
  platform: Platform | null
  handle: string
  isChosen: boolean
}

/** What a person has chosen of a candidate; begins with everything but the text itself. */
export interface Draft {
  isChosen: boolean
  accounts: AccountDraft[]
  keepsName: boolean
  emails: ReadonlySet<string>
  hashtags: ReadonlySet<string>
  keepsBio: boolean
}

export function draftOf(candidate: Candidate): Draft {
  const accounts = candidate.accounts.map((found) => ({
    found,
    // Where only one account here has the handle, that is the one that was meant.
    platform: found.platform ?? (found.known.length === 1 ? (found.known[0]?.platform ?? null) : null),
    handle: found.handle,
    isChosen: true,
  }))
  return {
    isChosen: true,
    accounts: accounts.length > 0 ? accounts : [{ found: null, platform: null, handle: '', isChosen: true }],
    keepsName: true,
    emails: new Set(candidate.emails.map(({ value }) => value)),
    hashtags: new Set(candidate.hashtags.map(({ value }) => value)),
    keepsBio: false,
  }
}

export type Fault = { kind: 'handle' } | { kind: 'platform'; handle: string } | { kind: 'none' }

/** Why a chosen candidate cannot be added yet. */
export function faultOf({ accounts }: Draft): Fault | null {
  const chosen = accounts.filter(({ isChosen }) => isChosen)
  if (chosen.length === 0) return { kind: 'none' }
  if (chosen.some(({ handle }) => handle.trim() === '')) return { kind: 'handle' }
  const open = chosen.find(({ platform }) => !platform)
  return open ? { kind: 'platform', handle: open.handle } : null
}

export function addedOf(candidate: Candidate, draft: Draft): AddedCreator {
  const accounts = draft.accounts.filter(({ isChosen }) => isChosen)
  return {
    accounts: accounts.flatMap(({ platform, handle, found }, index) =>
      platform
        ? [
            {
              platform,
              handle: handle.trim(),
              profileUrl: found?.profileUrl ?? null,
              platformUserId: found?.platformUserId ?? null,
              followers: found?.followers?.value ?? (index === 0 ? (candidate.followers?.value ?? null) : null),
            },
          ]
        : [],
    ),
    displayName: draft.keepsName ? (candidate.displayName?.value ?? null) : null,
    emails: [...draft.emails],
    hashtags: [...draft.hashtags],
    bio: draft.keepsBio ? candidate.text : null,
    sourceText: candidate.text,
  }
}

/** The account of this workspace that the candidate is, by the platforms chosen so far. */
export function knownOf({ accounts }: Draft) {
  for (const { found, platform, isChosen } of accounts) {
    const known = isChosen ? found?.known.find((account) => account.platform === platform) : undefined
    if (known && found) return { known, found }
  }
  return null
}
