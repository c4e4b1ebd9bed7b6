import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { TemplateRecord } from '../../../../shared/contract/messages'
import { type Db, statement } from '../../../db/open'
import { readCadences } from '../cadences'
import { knownFields } from './fields'
import { fillTemplate } from './liquid'
import { messagesWords } from './words'

const say = messagesWords('en')

type TemplateRow = Omit<TemplateRecord, 'texts'>
type TextRow = { template_id: string; language: string; subject: string | null; body: string }

export function readTemplates(db: Db): TemplateRecord[] {
  const texts = Map.groupBy(
    statement<TextRow>(
      db,
      'SELECT template_id, language, subject, body FROM template_text ORDER BY template_id, id',
    ).all(),
    (text) => text.template_id,
  )
  return statement<TemplateRow>(
    db,
    'SELECT id, name, channel, purpose FROM message_template ORDER BY name COLLATE NOCASE, id',
  )
    .all()
    .map((row) => ({
      ...row,
      texts: (texts.get(row.id) ?? []).map(({ language, subject, body }) => ({ language, subject, body })),
    }))
}

/** @throws CallboardError `not_found` */
export function readTemplate(db: Db, id: string): TemplateRecord {
  const found = readTemplates(db).find((template) => template.id === id)
  if (!found) throw new CallboardError('not_found', say.unknownTemplate)
  return found
}

/** @throws CallboardError `template_invalid` for a text that can never be filled; the old text stays */
export function saveTemplate(db: Db, input: ParsedInputOf<'messages.saveTemplate'>, now: Date): TemplateRecord {
  const { id = uuidv7(), name, channel, purpose, texts } = input
  const languages = texts.map((text) => text.language.toLowerCase())
  if (new Set(languages).size < languages.length) throw new CallboardError('template_invalid', say.twoOfLanguage)
  // Every field has a value here, so what fails is the template's own fault.
  const full = Object.fromEntries([...knownFields].map((field) => [field, 'x']))
  for (const text of texts) {
    const faults = [text.subject ?? '', text.body].flatMap((part) => fillTemplate(part, full, knownFields).faults)
    if (faults[0]) throw new CallboardError('template_invalid', say.cannotFill(name, text.language, faults.join(' ')))
  }
  if (input.id) readTemplate(db, input.id)
  statement(
    db,
    `INSERT INTO message_template (id, name, channel, purpose, created_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, channel = excluded.channel, purpose = excluded.purpose`,
  ).run(id, name, channel, purpose, now.toISOString())
  const kept = JSON.stringify(texts.map((text) => text.language))
  statement(
    db,
    'DELETE FROM template_text WHERE template_id = ? AND language NOT IN (SELECT value FROM json_each(?))',
  ).run(id, kept)
  for (const text of texts) {
    statement(
      db,
      `INSERT INTO template_text (id, template_id, language, subject, body) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (template_id, language) DO UPDATE SET subject = excluded.subject, body = excluded.body`,
    ).run(uuidv7(), id, text.language, text.subject, text.body)
  }
  return readTemplate(db, id)
}

/** @throws CallboardError `conflict` while a cadence sends it */
export function removeTemplate(db: Db, id: string): string {
  const template = readTemplate(db, id)
  const user = readCadences(db).find((cadence) => cadence.steps.some((step) => step.templateId === id))
  if (user) throw new CallboardError('conflict', say.templateInUse(template.name, user.name))
  // Messages that were sent keep their text; only the name of the template is lost.
  statement(db, 'UPDATE outreach_message SET template_id = NULL WHERE template_id = ?').run(id)
  statement(db, 'DELETE FROM template_text WHERE template_id = ?').run(id)
  statement(db, 'DELETE FROM message_template WHERE id = ?').run(id)
  return template.name
}

/** The text in the first language that the creator reads and the template has; else English, else the first. */
export function textFor(template: TemplateRecord, languages: readonly string[]): TemplateRecord['texts'][number] {
  const main = (language: string) => language.split('-')[0]?.toLowerCase() ?? ''
  for (const wanted of [...languages, 'en']) {
    const exact = template.texts.find((text) => text.language.toLowerCase() === wanted.toLowerCase())
    const close = exact ?? template.texts.find((text) => main(text.language) === main(wanted))
    if (close) return close
  }
  const first = template.texts[0]
  if (!first) throw new CallboardError('template_invalid', say.noText(template.name))
  return first
}
