import { Upload } from 'lucide-react'
import { useEffect, useState } from 'react'
import { foretoldTaker, takerOf, useFileTakers } from '../lib/fileDrops'
import { useWords } from '../lib/locale'
import { toast } from './Toast'
import { uiWords } from './words'

/**
 * Files held over the window: says what a drop would do, and hands them to whoever takes them. Without this the window
 * would navigate to the file. A dialog that is open has zones of its own, so nothing is offered beside it.
 */
export function DropAnywhere() {
  const w = useWords(uiWords)
  /** types of the files held over the window; null while none is, or none is taken */
  const [held, setHeld] = useState<readonly string[] | null>(null)
  const takers = useFileTakers((state) => state.takers)
  useEffect(() => {
    // Enter and leave come for every element under the pointer; they balance when the pointer is out of the window.
    let depth = 0
    const isOffered = (event: DragEvent) =>
      event.dataTransfer?.types.includes('Files') === true &&
      useFileTakers.getState().takers.size > 0 &&
      document.querySelector('[role=dialog]') === null
    const show = (event: DragEvent) => {
      const types = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file').map(({ type }) => type)
      setHeld((old) => (old?.join() === types.join() ? old : types))
    }
    const onEnter = (event: DragEvent) => {
      depth += 1
      if (isOffered(event)) show(event)
    }
    const onLeave = () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setHeld(null)
    }
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files') || event.defaultPrevented) return
      event.preventDefault()
      event.dataTransfer.dropEffect = isOffered(event) ? 'copy' : 'none'
      // A dialog may have opened or closed under the pointer.
      if (isOffered(event)) show(event)
      else setHeld(null)
    }
    const onDrop = (event: DragEvent) => {
      depth = 0
      setHeld(null)
      if (event.defaultPrevented) return
      event.preventDefault()
      if (isOffered(event)) handOver([...(event.dataTransfer?.files ?? [])], w.leftOut)
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
  }, [w])
  if (!held) return null
  const taker = foretoldTaker(takers.values(), held)
  return (
    <div className="pointer-events-none fixed inset-0 z-40 flex items-center justify-center bg-scrim p-6">
      <div
        role="status"
        className="flex flex-col items-center gap-2 rounded-dialog border-2 border-accent border-dashed bg-raised px-12 py-10 text-center"
      >
        <Upload size={24} aria-hidden="true" className="text-accent" />
        <p className="font-semibold text-section">{taker?.title ?? w.dropFile}</p>
        {taker ? (
          <p className="text-muted">{taker.sentence}</p>
        ) : (
          [...takers.values()].map(({ id, perhaps }) => (
            <p key={id} className="text-muted">
              {perhaps}
            </p>
          ))
        )}
      </div>
    </div>
  )
}

/** One thing at a time: the first file says which; what another feature would take is left out, and that is said. */
function handOver(files: readonly File[], leftOut: (count: number) => string): void {
  const takers = [...useFileTakers.getState().takers.values()]
  const [first] = files
  const taker = first && takerOf(takers, first)
  if (!taker) return
  const taken = files.filter((file) => takerOf(takers, file) === taker)
  if (taken.length < files.length) toast({ text: leftOut(files.length - taken.length) })
  taker.onFiles(taken)
}
