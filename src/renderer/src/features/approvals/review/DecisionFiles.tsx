import { lazy, Suspense, useEffect } from 'react'
import { closeDecisionFile, useDecisionFileTaker } from './useDecisionFileTaker'

const DecisionFileDialog = lazy(async () => ({
  default: (await import('./DecisionFileDialog')).DecisionFileDialog,
}))

/** Decision files from any screen: dropped on the window, or by the command. */
export function DecisionFiles() {
  const { isOpen, file, number } = useDecisionFileTaker()
  // What was begun in one workspace does not go over into another.
  useEffect(() => closeDecisionFile, [])
  if (!isOpen) return null
  return (
    <Suspense>
      <DecisionFileDialog key={number} file={file} onClose={closeDecisionFile} />
    </Suspense>
  )
}
