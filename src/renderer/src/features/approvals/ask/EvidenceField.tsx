import type { DeliverableDetail } from '../../../../../shared/contract/approvals'
import { useFormat, useWords } from '../../../lib/locale'
import { FileDrop } from '../../../ui/DropZone'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { type EvidenceSource, isGiven } from './evidence'
import { askWords } from './words'

/** A file, a note where one counts, or what was kept before. */
export function EvidenceField({
  source,
  onChange,
  kept,
  takesNote,
  hint,
  isAsked,
}: {
  source: EvidenceSource
  onChange: (source: EvidenceSource) => void
  kept: DeliverableDetail['evidence']
  takesNote: boolean
  hint: string
  isAsked: boolean
}) {
  const w = useWords(askWords)
  const format = useFormat()
  const problem = isAsked && !isGiven(source) ? w.needsEvidence : null
  const start: Record<EvidenceSource['kind'], EvidenceSource> = {
    file: { kind: 'file', file: null },
    note: { kind: 'note', text: '' },
    kept: { kind: 'kept', evidenceId: kept[0]?.id ?? null },
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-medium text-meta text-muted">{w.evidence}</legend>
      {(takesNote || kept.length > 0) && (
        <Segmented
          label={w.evidence}
          value={source.kind}
          onChange={(kind) => onChange(start[kind])}
          choices={[
            { id: 'file' as const, label: w.evidenceFile },
            ...(takesNote ? [{ id: 'note' as const, label: w.evidenceNote }] : []),
            ...(kept.length > 0 ? [{ id: 'kept' as const, label: w.evidenceKept }] : []),
          ]}
        />
      )}
      {source.kind === 'file' && (
        <>
          <FileDrop
            size="small"
            hint={source.file ? `${source.file.name}, ${format.bytes(source.file.size)}` : hint}
            chooseLabel={source.file ? w.otherFile : w.chooseFile}
            onFiles={([file]) => file && onChange({ kind: 'file', file })}
            className="gap-2 p-3 [overflow-wrap:anywhere]"
          />
          {problem && (
            <p role="alert" className="text-bad text-meta">
              {problem}
            </p>
          )}
        </>
      )}
      {source.kind === 'note' && (
        <TextField
          label={w.note}
          hint={w.noteHint}
          value={source.text}
          onChange={(text) => onChange({ kind: 'note', text })}
          lines={3}
          maxLength={20_000}
          problem={problem}
        />
      )}
      {source.kind === 'kept' && (
        <Select
          label={w.evidenceKept}
          value={source.evidenceId}
          onChange={(evidenceId) => onChange({ kind: 'kept', evidenceId })}
          choices={kept.map(({ id, name, addedAt }) => ({ id, label: name, hint: format.instant(addedAt, 'short') }))}
          problem={problem}
        />
      )}
    </fieldset>
  )
}
