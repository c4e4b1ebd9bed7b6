import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button, IconButton } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { FormDialog } from '../../../ui/FormDialog'
import { PlainTable } from '../../../ui/PlainTable'
import { saveStep, startStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { complianceWords } from './words'

/** Wordings that the checklist takes, by market, each with its source: those that came with Callboard and one's own. */
export function DisclosureWordings() {
  const w = useWords(complianceWords)
  const wordings = useApiQuery('approvals.wordings', {})
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-label={w.wordings} className="flex max-w-[900px] flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 flex-1 font-semibold text-title">{w.wordings}</h2>
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen(true)}>
          {w.addWording}
        </Button>
      </div>
      <p className="max-w-[70ch] text-muted">{w.wordingsAbout}</p>
      {wordings.isError ? (
        <ErrorNote error={wordings.error} onRetry={() => void wordings.refetch()} />
      ) : (
        <div className="min-w-0 overflow-x-auto">
          <PlainTable
            caption={w.wordings}
            columns={[
              { id: 'market', header: w.market, width: '72px', cell: ({ market }) => market },
              {
                id: 'wording',
                header: w.wordingColumn,
                cell: ({ wording }) => <bdi className="font-medium [overflow-wrap:anywhere]">{wording}</bdi>,
              },
              {
                id: 'source',
                header: w.source,
                cell: ({ source }) => <span className="text-meta text-muted [overflow-wrap:anywhere]">{source}</span>,
              },
              {
                id: 'actions',
                header: w.actions,
                isHeaderHidden: true,
                cell: ({ id, market, wording }) =>
                  id === null ? (
                    <Badge>{w.shipped}</Badge>
                  ) : (
                    <IconButton
                      size="small"
                      label={w.removeWording(wording, market)}
                      icon={<Trash2 size={14} aria-hidden="true" />}
                      onPress={() =>
                        startStep('approvals.removeWording', { wordingId: id }, w.wordingRemoved(wording, market))
                      }
                    />
                  ),
              },
            ]}
            rows={wordings.data ?? []}
            rowKey={({ market, wording }) => `${market} ${wording}`}
          />
        </div>
      )}
      {isOpen && <WordingDialog onClose={() => setOpen(false)} />}
    </section>
  )
}

function WordingDialog({ onClose }: { onClose: () => void }) {
  const w = useWords(complianceWords)
  const [market, setMarket] = useState('')
  const [wording, setWording] = useState('')
  const [source, setSource] = useState('')
  const [isTried, setTried] = useState(false)
  const code = market.trim().toUpperCase()
  const problems = {
    market: /^[A-Z]{2}$/.test(code) ? null : w.marketMissing,
    wording: wording.trim() === '' ? w.wordingMissing : null,
    source: source.trim() === '' ? w.sourceMissing : null,
  }
  return (
    <FormDialog
      title={w.addWording}
      submitLabel={w.addWordingSubmit}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (problems.market || problems.wording || problems.source) return null
        return saveStep(
          'approvals.saveWording',
          { market: code, wording: wording.trim(), source: source.trim() },
          w.wordingAdded(wording.trim(), code),
        )
      }}
    >
      <TextField
        label={w.market}
        hint={w.marketMissing}
        value={market}
        maxLength={2}
        isRequired
        autoFocus
        problem={isTried ? problems.market : null}
        onChange={setMarket}
      />
      <TextField
        label={w.wordingColumn}
        value={wording}
        maxLength={200}
        isRequired
        problem={isTried ? problems.wording : null}
        onChange={setWording}
      />
      <TextField
        label={w.source}
        hint={w.sourceHint}
        value={source}
        maxLength={500}
        isRequired
        problem={isTried ? problems.source : null}
        onChange={setSource}
      />
    </FormDialog>
  )
}
