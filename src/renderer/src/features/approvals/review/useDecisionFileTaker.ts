import { create } from 'zustand'
import { useCommands } from '../../../lib/commands'
import { useFileTaker } from '../../../lib/fileDrops'
import { useWords } from '../../../lib/locale'
import { reviewWords } from './words'

/** The decision file that is being looked at; `file` null: one is still to be chosen. */
const useOpened = create<{ isOpen: boolean; file: File | null; number: number }>(() => ({
  isOpen: false,
  file: null,
  number: 0,
}))

export function openDecisionFile(file: File | null = null): void {
  useOpened.setState(({ number }) => ({ isOpen: true, file, number: number + 1 }))
}
export function closeDecisionFile(): void {
  useOpened.setState({ isOpen: false, file: null })
}

const end = '.callboard-decision'
/** A browser that has saved a file before puts a number into the name of the next. */
const extensions = [`${end}.json`, ...Array.from({ length: 20 }, (_, at) => `${end} (${at + 1}).json`)]

/** Takes decision files that are dropped on the window, and offers the command. @returns what the dialog shows */
export function useDecisionFileTaker(): { isOpen: boolean; file: File | null; number: number } {
  const w = useWords(reviewWords)
  useCommands([
    {
      id: 'approvals.readDecisionFile',
      title: w.decisionCommand,
      menu: 'file',
      words: 'client review package answer import',
      run: () => openDecisionFile(),
    },
  ])
  useFileTaker({
    id: 'approvals.decisions',
    title: w.overlayTitle,
    sentence: w.overlaySentence,
    perhaps: w.overlayPerhaps,
    extensions,
    // A list of creators can be JSON too: before the drop nobody knows which of the two it is.
    types: ['application/json'],
    onFiles: ([file]) => {
      if (file) openDecisionFile(file)
    },
  })
  return useOpened()
}
