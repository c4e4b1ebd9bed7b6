import { create } from 'zustand'

/** Whether the import dialog is open. Files reach it from the drop on the window, too. */
export const useImportDialog = create<{ isOpen: boolean }>(() => ({ isOpen: false }))

export function setImportOpen(isOpen: boolean): void {
  useImportDialog.setState({ isOpen })
}
