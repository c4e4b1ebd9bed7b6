import { useDeferredValue, useState } from 'react'
import { useApiCommand, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { closeQuickAdd, type QuickAddLead } from '../../../lib/quickAdd'
import { navigate } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import { undoToast } from '../../../ui/undoToast'
import { CandidateCard } from './CandidateCard'
import { addedOf, type Draft, draftOf, faultOf, knownOf } from './draft'
import { findingWords } from './words'

const LONGEST_TEXT = 20_000

/** Pasted text on top, what it says of creators below; nothing is added before the person has seen it. */
export function QuickAddDialog({ lead }: { lead: QuickAddLead | null }) {
  const w = useWords(findingWords)
  const [text, setText] = useState('')
  const [changed, setChanged] = useState<ReadonlyMap<number, Draft>>(new Map())
  const asked = useDeferredValue(text)
  const isTooLong = asked.length > LONGEST_TEXT
  const isAsked = asked.trim() !== '' && !isTooLong
  const read = useApiQuery('creators.recognise', { text: asked }, { isEnabled: isAsked, keepPrevious: true })
  const add = useApiCommand('creators.quickAdd')
  const candidates = isAsked && read.data ? read.data.candidates : []
  const isReading = text !== asked || (isAsked && (read.isPending || read.isPlaceholderData))
  const drafts = candidates.map((candidate, index) => changed.get(index) ?? draftOf(candidate))
  const chosen = drafts.filter(({ isChosen }) => isChosen)

  function open(accountId: string): void {
    closeQuickAdd()
    navigate({ screen: 'creators', recordId: accountId, part: 'profile' })
  }

  async function start(): Promise<void> {
    if (add.isRunning) return
    try {
      const { creators } = await add.run({
        creators: candidates.flatMap((candidate, index) => {
          const draft = drafts[index]
          return draft?.isChosen ? [addedOf(candidate, draft)] : []
        }),
        researchLeadId: lead?.id ?? null,
      })
      closeQuickAdd()
      const [first] = creators
      if (!first) return
      const also = { label: w.open, onAction: () => open(first.accountId) }
      const hasChanged = creators.some(({ isNew, added }) => isNew || Object.values(added).some((count) => count > 0))
      if (!hasChanged) toast({ text: w.nothingNew(first.handle), action: also })
      else if (creators.length > 1) await undoToast(w.addedMany(creators.length))
      else await undoToast(first.isNew ? w.addedOne(first.handle) : w.addedFacts(first.handle), also)
    } catch {
      // Shown in the dialog.
    }
  }

  function whyNot(): string | null {
    if (text.trim() === '') return w.whyEmpty
    if (isReading) return w.whyReading
    if (chosen.length === 0) return w.whyNone
    for (const draft of chosen) {
      const fault = faultOf(draft)
      if (fault?.kind === 'platform') return w.whyPlatform(fault.handle)
      if (fault) return fault.kind === 'handle' ? w.whyHandle : w.whyNone
    }
    return null
  }

  const [only] = chosen
  const handle = only?.accounts.find(({ isChosen }) => isChosen)?.handle ?? ''
  const face =
    chosen.length !== 1 || !only || handle === ''
      ? chosen.length > 0
        ? w.add(chosen.length)
        : w.addNothing
      : knownOf(only)
        ? w.addFacts(handle)
        : w.addOne(handle)
  return (
    <Dialog
      size="medium"
      title={w.title}
      isOpen
      onClose={closeQuickAdd}
      isBusy={add.isRunning}
      footer={
        <>
          <Button onPress={closeQuickAdd}>{w.cancel}</Button>
          <Button look="primary" disabledReason={whyNot()} onPress={() => void start()}>
            {face}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {lead && <p>{w.lead(lead.text, lead.campaign)}</p>}
        <TextField
          label={w.paste}
          hint={w.privacy}
          placeholder={w.placeholder}
          lines={4}
          value={text}
          problem={isTooLong ? w.tooLong : null}
          autoFocus
          onChange={(next) => {
            setText(next)
            setChanged(new Map())
          }}
        />
        {read.error && isAsked && <ErrorNote error={read.error} onRetry={() => void read.refetch()} />}
        {add.error && <ErrorNote error={add.error} />}
        <p role="status" className="min-h-5 text-muted">
          {text.trim() === ''
            ? w.empty
            : isTooLong || read.error
              ? ''
              : candidates.length > 0
                ? w.found(candidates.length)
                : isReading
                  ? ''
                  : w.none}
        </p>
        {candidates.length > 0 && (
          <div className="flex flex-col gap-3">
            {candidates.map((candidate, index) => {
              const draft = drafts[index]
              return (
                draft && (
                  <CandidateCard
                    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is what a candidate is
                    key={index}
                    index={index}
                    candidate={candidate}
                    draft={draft}
                    onChange={(next) => setChanged((old) => new Map(old).set(index, next))}
                    onOpen={open}
                  />
                )
              )
            })}
          </div>
        )}
      </div>
    </Dialog>
  )
}
