import { Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../lib/locale'
import { importWords } from './words'

/**
 * A file dragged over the window: says what a drop would do, and takes it. Without this the window would navigate to
 * the file. A dialog that is open has zones of its own, so nothing is offered beside it.
 */
export function DropAnywhere({ onFiles }: { onFiles: (files: File[]) => void }) {
  const w = useWords(importWords)
  const [isOver, setOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    // Enter and leave come for every element under the pointer; they balance when the pointer is out of the window.
    let depth = 0
    const isOffered = (event: DragEvent) =>
      event.dataTransfer?.types.includes('Files') === true && document.querySelector('[role=dialog]') === null
    const onEnter = (event: DragEvent) => {
      depth += 1
      if (isOffered(event)) setOver(true)
    }
    const onLeave = () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files') || event.defaultPrevented) return
      event.preventDefault()
      event.dataTransfer.dropEffect = isOffered(event) ? 'copy' : 'none'
      // A dialog may have opened or closed under the pointer.
      setOver(isOffered(event))
    }
    const onDrop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      if (event.defaultPrevented) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0 && isOffered(event)) latest.current(files)
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  if (!isOver) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-40 flex items-center justify-center bg-scrim p-6">
      <div
        role="status"
        className="flex flex-col items-center gap-2 rounded-dialog border-2 border-accent border-dashed bg-raised px-12 py-10 text-center"
      >
        <Upload size={24} aria-hidden="true" className="text-accent" />
        <p className="font-semibold text-section">{w.overlayTitle}</p>
        <p className="text-muted">{w.overlaySentence}</p>
      </div>
    </div>
  )
}
