import { create } from 'zustand'

/** What the privacy kit knows of one creator is opened from the profile, the pipeline and the lists of duties. */
export const usePersonPrivacy = create<{ person: { creatorId: string; handle: string } | null }>(() => ({
  person: null,
}))

export function openPersonPrivacy(creatorId: string, handle: string): void {
  usePersonPrivacy.setState({ person: { creatorId, handle } })
}

export function closePersonPrivacy(): void {
  usePersonPrivacy.setState({ person: null })
}
