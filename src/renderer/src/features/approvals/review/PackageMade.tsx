import type { OutputOf } from '../../../../../shared/contract'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { saveFile } from '../../../ui/saveFile'
import { reviewWords } from './words'

/** The package is there: what is in it, and once more the way to save it. */
export function PackageMade({
  made,
  items,
  onClose,
}: {
  made: OutputOf<'approvals.makePackage'>
  items: number
  onClose: () => void
}) {
  const w = useWords(reviewWords)
  const format = useFormat()
  return (
    <Dialog
      title={w.packageTitle}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => void saveFile(made.file)}>{w.save}</Button>
          <Button look="primary" onPress={onClose}>
            {w.close}
          </Button>
        </>
      }
    >
      <div role="status" className="flex flex-col gap-2">
        <p className="font-medium">{w.made(items)}</p>
        <p className="[overflow-wrap:anywhere]">
          {made.file.name}, {format.bytes(made.file.sizeBytes)}
        </p>
        <p className="max-w-[70ch] text-muted">{made.mediaBeside > 0 ? w.beside(made.mediaBeside) : w.allInside}</p>
        <p className="max-w-[70ch] text-muted">{w.sendIt}</p>
      </div>
    </Dialog>
  )
}
