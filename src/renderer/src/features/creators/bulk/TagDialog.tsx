import { useState } from 'react'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { FormDialog } from '../../../ui/FormDialog'
import { toast } from '../../../ui/Toast'
import { undoToast } from '../../../ui/undoToast'
import { WordsField } from '../../../ui/WordsField'
import { type Chosen, chosenOf } from './chosen'
import { bulkWords } from './words'

const MAX_OFFERED = 24

/** Puts tags on creators, or takes them off. */
export function TagDialog({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const w = useWords(bulkWords)
  const format = useFormat()
  const used = useApiQuery('creators.values', { field: 'tags', limit: MAX_OFFERED })
  const [add, setAdd] = useState<readonly string[]>([])
  const [remove, setRemove] = useState<readonly string[]>([])
  const [wasAsked, setAsked] = useState(false)
  const isEmpty = add.length === 0 && remove.length === 0
  const countText = format.count(chosen.count)
  const offered = (used.data ?? []).filter(({ key }) => !add.includes(key))

  async function start(): Promise<void> {
    const tags = { ...(add.length > 0 ? { add: [...add] } : {}), ...(remove.length > 0 ? { remove: [...remove] } : {}) }
    const outcome = await call('creators.bulkEdit', { chosen: chosenOf(chosen), change: { tags } })
    if (outcome.changed === 0) toast({ text: w.unchanged(format.count(outcome.matched)) })
    else await undoToast(w.changed(format.count(outcome.changed), format.count(outcome.matched)))
  }

  return (
    <FormDialog
      title={w.tagTitle(countText)}
      submitLabel={w.tagApply(countText)}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        return isEmpty ? null : start()
      }}
    >
      <WordsField label={w.tagAdd} words={add} onChange={setAdd} problem={wasAsked && isEmpty ? w.needValue : null} />
      {offered.length > 0 && (
        <div className="flex flex-wrap items-center gap-1">
          <span className="text-meta text-muted">{w.tagUsed}</span>
          {offered.map(({ key }) => (
            <Button key={key} size="small" onPress={() => setAdd([...add, key])}>
              {key}
            </Button>
          ))}
        </div>
      )}
      <WordsField label={w.tagTake} words={remove} onChange={setRemove} />
    </FormDialog>
  )
}
