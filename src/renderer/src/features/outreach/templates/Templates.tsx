import { useState } from 'react'
import type { TemplateRecord } from '../../../../../shared/contract/messages'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Section } from '../../../ui/Screen'
import { sharedWords } from '../shared/words'
import { Cadences } from './Cadences'
import { Settings } from './Settings'
import { TemplateEditor } from './TemplateEditor'
import { templatesWords } from './words'

/** A template that is not saved yet has no id. */
type Draft = Omit<TemplateRecord, 'id'> & { id: string | null }

/** Messages with fields, when they are sent, and who sends them. */
export function Templates() {
  const w = useWords(templatesWords)
  const shared = useWords(sharedWords)
  const templates = useApiQuery('messages.templates', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [fresh, setFresh] = useState<Draft | null>(null)
  if (templates.isError)
    return <ErrorNote error={templates.error} onRetry={() => void templates.refetch()} className="m-3 max-w-[640px]" />
  if (!templates.data) return null
  const shown: Draft | undefined = fresh ?? templates.data.find(({ id }) => id === chosen) ?? templates.data[0]
  const begin = () =>
    setFresh({
      id: null,
      name: w.newName,
      channel: 'email',
      purpose: 'first',
      texts: [{ language: 'en', subject: '', body: '' }],
    })
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-auto p-3">
      <Section title={w.templates} actions={<Button onPress={begin}>{w.newTemplate}</Button>}>
        {shown ? (
          <div className="grid grid-cols-[200px_minmax(0,1fr)] gap-4 max-[900px]:grid-cols-1">
            <ul className="m-0 flex list-none flex-col gap-0.5 p-0">
              {[...(fresh ? [fresh] : []), ...templates.data].map((template) => (
                <li key={template.id ?? 'new'}>
                  <button
                    type="button"
                    aria-current={template.id === shown.id ? 'true' : undefined}
                    onClick={() => {
                      if (template.id === null) return
                      setFresh(null)
                      setChosen(template.id)
                    }}
                    className={cx(
                      'flex w-full cursor-default flex-col rounded-control px-2 py-1 text-start hover:bg-hover',
                      template.id === shown.id && 'bg-sel',
                    )}
                  >
                    <span className="truncate">{template.name}</span>
                    <span className="truncate text-caption text-muted">
                      {w.purposes[template.purpose]} · {shared.channel(template.channel)} ·{' '}
                      {template.texts.map(({ language }) => language).join(', ')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <TemplateEditor
              key={shown.id ?? 'new'}
              template={shown}
              onSaved={(saved) => {
                setFresh(null)
                setChosen(saved.id)
              }}
              onDropped={() => {
                setFresh(null)
                setChosen(null)
              }}
            />
          </div>
        ) : (
          <EmptyState sentence={w.emptyTemplates} className="h-auto">
            <Button look="primary" onPress={begin}>
              {w.newTemplate}
            </Button>
          </EmptyState>
        )}
      </Section>
      <Cadences templates={templates.data} />
      <Settings />
    </div>
  )
}
