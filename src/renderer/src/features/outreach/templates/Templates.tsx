import { useRef, useState } from 'react'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Section } from '../../../ui/Screen'
import { sharedWords } from '../shared/words'
import { Cadences } from './Cadences'
import { type Draft, dropDraft, fresh, keepDraft, useDrafts } from './drafts'
import { Settings } from './Settings'
import { TemplateEditor } from './TemplateEditor'
import { templatesWords } from './words'

/** Messages with fields, when they are sent, and who sends them. */
export function Templates() {
  const w = useWords(templatesWords)
  const shared = useWords(sharedWords)
  const templates = useApiQuery('messages.templates', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const drafts = useDrafts((state) => state.drafts)
  if (templates.isError)
    return <ErrorNote error={templates.error} onRetry={() => void templates.refetch()} className="m-3 max-w-[640px]" />
  if (!templates.data) return null
  const begun = drafts[fresh]
  const all: Draft[] = [...(begun ? [begun] : []), ...templates.data]
  const shown = all.find(({ id }) => (id ?? fresh) === chosen) ?? all[0]
  // What was shown and pressed is gone: the focus goes on to the template that is shown in its place.
  const showNext = () => {
    setChosen(null)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus())
  }
  const begin = () => {
    if (!begun)
      keepDraft({
        id: null,
        name: w.newName,
        channel: 'email',
        purpose: 'first',
        texts: [{ language: 'en', subject: '', body: '' }],
      })
    setChosen(fresh)
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-auto p-3">
      <Section title={w.templates} actions={<Button onPress={begin}>{w.newTemplate}</Button>}>
        {shown ? (
          <div className="grid grid-cols-[200px_minmax(0,1fr)] gap-4 max-[900px]:grid-cols-1">
            <ul ref={list} className="m-0 flex list-none flex-col gap-0.5 p-0">
              {all.map((template) => (
                <li key={template.id ?? fresh}>
                  <button
                    type="button"
                    aria-current={template.id === shown.id ? 'true' : undefined}
                    onClick={() => setChosen(template.id ?? fresh)}
                    className={cx(
                      'flex w-full cursor-default flex-col rounded-control px-2 py-1 text-start hover:bg-hover',
                      template.id === shown.id && 'bg-sel',
                    )}
                  >
                    <span className="flex w-full min-w-0 items-center gap-2">
                      <span className="min-w-0 flex-1 truncate">{template.name}</span>
                      {drafts[template.id ?? fresh] && <Badge tone="warn">{w.unsaved}</Badge>}
                    </span>
                    <span className="truncate text-caption text-muted">
                      {w.purposes[template.purpose]} · {shared.channel(template.channel)} ·{' '}
                      {template.texts.map(({ language }) => language).join(', ')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <TemplateEditor
              key={shown.id ?? fresh}
              template={shown}
              draft={drafts[shown.id ?? fresh] ?? shown}
              onChange={keepDraft}
              onSaved={(saved) => {
                dropDraft(shown.id)
                setChosen(saved.id)
              }}
              onReverted={() => {
                dropDraft(shown.id)
                if (shown.id === null) showNext()
              }}
              onRemoved={() => {
                dropDraft(shown.id)
                showNext()
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
