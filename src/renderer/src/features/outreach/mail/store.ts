import { create } from 'zustand'

/** A saved mail that is to be dealt with. The same file can be dropped twice. */
export type HeldMail = { id: number; file: File }

/** Mails that were dropped or chosen; the dialog is open while `isOpen`. */
export const useMails = create<{ isOpen: boolean; mails: readonly HeldMail[]; dealtWith: number }>(() => ({
  isOpen: false,
  mails: [],
  dealtWith: 0,
}))

let lastId = 0

export function openMails(files: readonly File[] = []): void {
  useMails.setState(({ mails }) => ({
    isOpen: true,
    mails: [
      ...mails,
      ...files.map((file) => {
        lastId += 1
        return { id: lastId, file }
      }),
    ],
  }))
}

export function leaveMail(id: number): void {
  useMails.setState(({ mails, dealtWith }) => ({
    mails: mails.filter((mail) => mail.id !== id),
    dealtWith: dealtWith + 1,
  }))
}

export function closeMails(): void {
  useMails.setState({ isOpen: false, mails: [], dealtWith: 0 })
}
