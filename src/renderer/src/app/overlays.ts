import { create } from 'zustand'

/** Which of the app's own overlays is open. One at a time. */
export const useOverlay = create<{ open: 'palette' | 'cheatSheet' | null }>(() => ({ open: null }))

export function openOverlay(open: 'palette' | 'cheatSheet' | null): void {
  useOverlay.setState({ open })
}
