import { create } from 'zustand'

/** Mails that were dropped or chosen and are to be dealt with; the dialog is open while `isOpen`. */
export const useMails = create<{ isOpen: boolean; files: readonly File[] }>(() => ({ isOpen: false, files: [] }))

export function openMails(files: readonly File[] = []): void {
  useMails.setState((state) => ({ isOpen: true, files: [...state.files, ...files] }))
}

export function leaveMail(file: File): void {
  useMails.setState((state) => ({ files: state.files.filter((other) => other !== file) }))
}

export function closeMails(): void {
  useMails.setState({ isOpen: false, files: [] })
}
