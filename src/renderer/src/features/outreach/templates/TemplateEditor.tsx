import { useRef, useState } from 'react'
import type { TemplateRecord } from '../../../../../shared/contract/messages'
import { channels } from '../../../../../shared/contract/outreach'
import { call, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { FormRow } from '../../../ui/FormDialog'
import { MenuButton } from '../../../ui/Menu'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { toastError, undoToast } from '../../../ui/undoToast'
import { sharedWords } from '../shared/words'
import type { Draft } from './drafts'
import { TemplatePreview } from './TemplatePreview'
import { templatesWords } from './words'

export interface TemplateEditorProps {
  /** as it is saved */
  template: Draft
  /** as it is written */
  draft: Draft
  onChange: (draft: Draft) => void
  onSaved: (template: TemplateRecord) => void
  /** back to what is saved; a new one is thrown away */
  onReverted: () => void
  onRemoved: () => void
}

const purposes = ['first', 'followUp', 'reply', 'notice'] as const

/** Name, purpose, a text per language, and beside it the message as a creator gets it while it is written. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { template, draft, onChange: setDraft, onSaved, onReverted, onRemoved } = props
  const w = useWords(templatesWords)
  const shared = useWords(sharedWords)
  const fields = useApiQuery('messages.fields', {})
  const [language, setLanguage] = useState(template.texts[0]?.language ?? 'en')
  const [newLanguage, setNewLanguage] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const body = useRef<HTMLDivElement>(null)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(template) || template.id === null
  const text = draft.texts.find((part) => part.language === language) ?? draft.texts[0]
  if (!text) return null
  const change = (part: Partial<typeof text>) =>
    setDraft({ ...draft, texts: draft.texts.map((old) => (old === text ? { ...old, ...part } : old)) })
  const hasSubject = draft.channel === 'email' || draft.channel === 'agent'

  const empty = draft.texts.find((part) => part.body.trim() === '')
  const whyNot = !isChanged
    ? w.nothingChanged
    : draft.name.trim() === ''
      ? w.nameNeeded
      : empty
        ? w.bodyNeeded(empty.language)
        : null

  const save = async () => {
    setFailure(null)
    try {
      const { id, ...rest } = draft
      const texts = rest.texts.map((part) => ({ ...part, subject: hasSubject ? part.subject : null }))
      const saved = await call('messages.saveTemplate', { ...(id ? { id } : {}), ...rest, texts })
      void undoToast(w.saved(saved.name))
      onSaved(saved)
    } catch (error) {
      setFailure(error)
    }
  }
  const remove = async () => {
    if (template.id === null) return
    try {
      await call('messages.removeTemplate', { id: template.id })
      void undoToast(w.removed(template.name))
      onRemoved()
    } catch (error) {
      toastError(error)
    }
  }
  const insert = (field: string) => {
    const area = body.current?.querySelector('textarea')
    const at = area?.selectionStart ?? text.body.length
    const end = area?.selectionEnd ?? at
    change({ body: `${text.body.slice(0, at)}{{ ${field} }}${text.body.slice(end)}` })
    // After the menu has given the focus back to its button, and the text is drawn.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        area?.focus()
        area?.setSelectionRange(at + field.length + 6, at + field.length + 6)
      }),
    )
  }
  const isLanguage = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(newLanguage)
  return (
    <div className="grid grid-cols-2 gap-4 max-[1100px]:grid-cols-1">
      <div className="flex min-w-0 flex-col gap-3">
        {failure !== null && <ErrorNote error={failure} />}
        <FormRow>
          <TextField
            label={w.name}
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
            autoFocus={template.id === null && text.body === ''}
            maxLength={300}
          />
          <Select
            label={w.purpose}
            choices={purposes.map((id) => ({ id, label: w.purposes[id] }))}
            value={draft.purpose}
            onChange={(purpose) => setDraft({ ...draft, purpose })}
          />
          <Select
            label={w.channel}
            choices={channels.map((id) => ({ id, label: shared.channel(id) }))}
            value={draft.channel}
            onChange={(channel) => setDraft({ ...draft, channel })}
          />
        </FormRow>
        <div className="flex flex-wrap items-end gap-2">
          <Segmented
            label={w.language}
            choices={draft.texts.map((part) => ({ id: part.language, label: part.language }))}
            value={text.language}
            onChange={setLanguage}
          />
          <TextField
            label={w.languageCode}
            isLabelHidden
            placeholder={w.languageHint}
            value={newLanguage}
            onChange={(code) => setNewLanguage(code.trim())}
            className="w-[104px]"
            maxLength={20}
          />
          <Button
            disabledReason={isLanguage ? null : w.badLanguage}
            onPress={() => {
              if (!draft.texts.some((part) => part.language === newLanguage))
                setDraft({ ...draft, texts: [...draft.texts, { ...text, language: newLanguage }] })
              setLanguage(newLanguage)
              setNewLanguage('')
            }}
          >
            {w.addLanguage}
          </Button>
          {draft.texts.length > 1 && (
            <Button
              look="quiet"
              onPress={() => {
                const texts = draft.texts.filter((part) => part !== text)
                setDraft({ ...draft, texts })
                setLanguage(texts[0]?.language ?? 'en')
              }}
            >
              {w.removeLanguage}
            </Button>
          )}
        </div>
        {hasSubject && (
          <TextField
            label={w.subject}
            value={text.subject ?? ''}
            onChange={(subject) => change({ subject })}
            maxLength={1000}
          />
        )}
        <div ref={body}>
          <TextField
            label={w.body}
            value={text.body}
            onChange={(next) => change({ body: next })}
            lines={14}
            maxLength={50_000}
            hint={w.fallback}
          />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" disabledReason={whyNot} onPress={() => void save()}>
            {w.save}
          </Button>
          <Button disabledReason={isChanged ? null : w.nothingChanged} onPress={onReverted}>
            {template.id === null ? w.discard : w.revert}
          </Button>
          {isChanged && <span className="text-meta text-muted">{w.unsaved}</span>}
          <span className="flex-1" />
          <MenuButton
            label={w.fields}
            groups={[
              {
                title: w.fields,
                items: (fields.data ?? []).map(({ field, about, example }) => ({
                  id: field,
                  label: field,
                  hint: w.fieldTitle(about, example),
                  onAction: () => insert(field),
                })),
              },
            ]}
            trigger={<Button>{w.fields}</Button>}
          />
          {template.id !== null && (
            <Button look="quiet" onPress={() => void remove()}>
              {w.remove}
            </Button>
          )}
        </div>
      </div>
      <TemplatePreview
        templateId={draft.id}
        channel={draft.channel}
        isSaved={!isChanged}
        text={{ ...text, subject: hasSubject ? text.subject : null }}
      />
    </div>
  )
}
