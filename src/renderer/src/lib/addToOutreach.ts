import { create } from 'zustand'
import type { ChosenCreators } from '../../../shared/contract/creators'

/** Who is to be put into a pipeline: creators chosen in the list, or all of a campaign's roster. */
export type AddToOutreach = { chosen: ChosenCreators; count: number } | { rosterOf: string | null }

/** The dialog is opened from several features; it stands once in the window. */
export const useAddToOutreach = create<{ asked: AddToOutreach | null }>(() => ({ asked: null }))

/** @param asked `rosterOf: null` lets the campaign be chosen in the dialog */
export function openAddToOutreach(asked: AddToOutreach): void {
  useAddToOutreach.setState({ asked })
}

export function closeAddToOutreach(): void {
  useAddToOutreach.setState({ asked: null })
}
