import { create } from 'zustand'

/** The dialog is opened by a command from any screen, so its state stands outside the screens. */
export const useNewCampaign = create<{ isOpen: boolean }>(() => ({ isOpen: false }))

export function openNewCampaign(isOpen: boolean): void {
  useNewCampaign.setState({ isOpen })
}
