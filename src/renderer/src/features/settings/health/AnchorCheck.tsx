import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '../../../../../shared/contract'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { dropFile, UnreadableFileError, upload } from '../../../lib/upload'
import { FileDrop } from '../../../ui/DropZone'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Progress } from '../../../ui/Progress'
import { Faults } from './Faults'
import { healthWords } from './words'

type Outcome =
  | { kind: 'none' }
  | { kind: 'running'; label: string; fraction: number | null }
  | { kind: 'done'; name: string; answer: OutputOf<'approvals.checkAnchor'> }
  | { kind: 'failed'; error: unknown; sentence: string | null }

/** Holds the approvals against a file that was made from them before. */
export function AnchorCheck() {
  const w = useWords(healthWords)
  const format = useFormat()
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' })

  async function check(file: File): Promise<void> {
    const label = w.reading(file.name)
    setOutcome({ kind: 'running', label, fraction: 0 })
    try {
      const held = await upload(
        file,
        (sent) => setOutcome({ kind: 'running', label, fraction: file.size === 0 ? 1 : sent / file.size }),
        new AbortController().signal,
      )
      try {
        setOutcome({ kind: 'running', label: w.checkingAnchor, fraction: null })
        const answer = await call('approvals.checkAnchor', { fileToken: held.fileToken })
        setOutcome({ kind: 'done', name: file.name, answer })
      } finally {
        dropFile(held.fileToken)
      }
    } catch (error) {
      const sentence = error instanceof UnreadableFileError ? w.unreadable(file.name) : null
      setOutcome({ kind: 'failed', error, sentence })
    }
  }

  return (
    <div className="flex flex-col gap-2 pt-4">
      <h3 className="font-semibold text-body">{w.anchors}</h3>
      <p className="max-w-[70ch] text-muted">{w.anchorSentence}</p>
      <FileDrop
        size="small"
        hint={w.anchorHint}
        chooseLabel={w.chooseAnchor}
        accept={['.pdf', '.html', '.zip', '.db']}
        isDisabled={outcome.kind === 'running'}
        onFiles={([file]) => {
          if (file) void check(file)
        }}
      />
      <div role="status">
        {outcome.kind === 'running' && (
          <Progress label={outcome.label} fraction={outcome.fraction} className="max-w-[420px]" />
        )}
        {outcome.kind === 'done' && outcome.answer.ok && (
          <p className="flex items-start gap-2 [overflow-wrap:anywhere]">
            <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-ok" />
            {w.fits(outcome.name, outcome.answer.kind, format.instant(outcome.answer.madeAt))}
          </p>
        )}
        {outcome.kind === 'done' && !outcome.answer.ok && (
          <Faults
            sentence={w.contradicts(outcome.name, outcome.answer.kind, format.instant(outcome.answer.madeAt))}
            faults={outcome.answer.problems}
          />
        )}
      </div>
      {outcome.kind === 'failed' && (
        <ErrorNote error={outcome.error} {...(outcome.sentence ? { sentence: outcome.sentence } : {})} />
      )}
    </div>
  )
}
