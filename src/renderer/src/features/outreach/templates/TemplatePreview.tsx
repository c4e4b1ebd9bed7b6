import { useDeferredValue, useState } from 'react'
import type { TemplateRecord } from '../../../../../shared/contract/messages'
import type { Channel } from '../../../../../shared/contract/outreach'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Section } from '../../../ui/Screen'
import { ComboBox } from '../../../ui/Select'
import { WarningList } from '../shared/WarningList'
import { templatesWords } from './words'

export interface TemplatePreviewProps {
  /** null while it was never saved */
  templateId: string | null
  channel: Channel
  /** whether what is written is what is saved: only then is told for how many it can be sent */
  isSaved: boolean
  text: TemplateRecord['texts'][number]
}

/** The text that is being written, as a chosen creator would get it. */
export function TemplatePreview({ templateId, channel, isSaved, text }: TemplatePreviewProps) {
  const w = useWords(templatesWords)
  const format = useFormat()
  const [chosen, setChosen] = useState<string | null>(null)
  const pipeline = useApiQuery('outreach.list', { limit: 500 })
  const cards = pipeline.data?.cards ?? []
  const card = cards.find(({ id }) => id === chosen) ?? cards[0]
  const written = useDeferredValue(text)
  const hasText = written.body.trim() !== ''
  const preview = useApiQuery(
    'messages.preview',
    { outreachId: card?.id ?? '', channel, text: written, ...(templateId ? { templateId } : {}) },
    { isEnabled: card !== undefined && hasText, keepPrevious: true },
  )
  const all = useApiQuery(
    'messages.previewAll',
    { outreachIds: cards.map(({ id }) => id), templateId: templateId ?? '' },
    { isEnabled: templateId !== null && isSaved && cards.length > 0, keepPrevious: true },
  )
  const message = hasText ? preview.data : undefined
  return (
    <Section title={w.preview} level={3} className="min-w-0">
      {pipeline.data && cards.length === 0 && <p className="text-muted">{w.noRecipients}</p>}
      {card && (
        <ComboBox
          label={w.previewFor}
          choices={cards.map(({ id, handle, campaign }) => ({ id, label: `@${handle}`, hint: campaign }))}
          value={card.id}
          onChange={setChosen}
        />
      )}
      {message && (
        <article className="flex flex-col gap-2 rounded-panel border border-line bg-sunken p-3">
          <p className="text-meta text-muted">
            {w.to}: {message.to ?? w.noAddress}
          </p>
          {message.subject && <h4 className="font-semibold [overflow-wrap:anywhere]">{message.subject}</h4>}
          <div className="whitespace-pre-wrap [overflow-wrap:anywhere]">{message.body}</div>
        </article>
      )}
      <div aria-live="polite" className="flex flex-col gap-2">
        {message && message.faults.length > 0 && (
          <p className="text-bad">
            {w.faults} {message.faults.join(' ')}
          </p>
        )}
        {message && message.missing.length > 0 && <p className="text-warn">{w.missing(message.missing.join(', '))}</p>}
        {message && message.added.length > 0 && <p className="text-muted">{w.added(message.added.length)}</p>}
        {message && message.warnings.length > 0 && <WarningList warnings={message.warnings} />}
        {all.data && templateId && isSaved && (
          <p className="text-muted">
            {(pipeline.data?.total ?? 0) > cards.length
              ? w.readyOfFirst(
                  format.count(all.data.ready),
                  format.count(all.data.blocked.length),
                  format.count(cards.length),
                )
              : w.ready(format.count(all.data.ready), format.count(all.data.blocked.length))}
          </p>
        )}
      </div>
    </Section>
  )
}
