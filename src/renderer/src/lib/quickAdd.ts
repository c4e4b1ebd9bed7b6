import { create } from 'zustand'

/** The line of a campaign's research list that brought a creator. */
export interface QuickAddLead {
  id: string
  /** "#booktok" */
  text: string
  campaign: string
}

/** The dialog for pasted creators is opened from several features; it stands once in the window. */
export const useQuickAdd = create<{ isOpen: boolean; lead: QuickAddLead | null }>(() => ({ isOpen: false, lead: null }))

export function openQuickAdd(lead: QuickAddLead | null = null): void {
  useQuickAdd.setState({ isOpen: true, lead })
}

export function closeQuickAdd(): void {
  useQuickAdd.setState({ isOpen: false, lead: null })
}
