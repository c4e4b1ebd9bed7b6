import { uuidv7 } from 'uuidv7'
import { type Db, statement } from '../../db/open'

/** Texts to begin with, to be changed: short, in the first person, with one question. */
export const startTemplates = [
  {
    name: 'First message',
    purpose: 'first',
    subject: '{{ brand }} and {{ handle }}',
    body: `Hi {{ first_name | default: handle }},

I plan campaigns for {{ brand }} and would like to book you for {{ campaign }}.

Would you be up for it, and what would you ask for one video?

{{ sender_name }}, {{ sender_company }}`,
  },
  {
    name: 'Follow-up',
    purpose: 'followUp',
    subject: 'Re: {{ brand }} and {{ handle }}',
    body: `Hi {{ first_name | default: handle }},

did my message about {{ brand }} reach you? A yes, a no or a price is all I need.

{{ sender_name }}, {{ sender_company }}`,
  },
] as const

/** Days of the usual cadence; the sources of the numbers are B2B mail, so the agency's own rates are to replace them. */
export const usualDays = [0, 3, 7, 12, 21] as const

/** The templates and the cadence that a new workspace begins with. */
export function startOutreach(db: Db, now: Date): void {
  const createdAt = now.toISOString()
  const templateIds = startTemplates.map(({ name, purpose, subject, body }) => {
    const id = uuidv7()
    statement(
      db,
      `INSERT INTO message_template (id, name, channel, purpose, created_at) VALUES (?, ?, 'email', ?, ?)`,
    ).run(id, name, purpose, createdAt)
    statement(db, `INSERT INTO template_text (id, template_id, language, subject, body) VALUES (?, ?, 'en', ?, ?)`).run(
      uuidv7(),
      id,
      subject,
      body,
    )
    return id
  })
  const steps = usualDays.map((afterDays, step) => ({
    afterDays,
    channel: 'email',
    templateId: templateIds[step === 0 ? 0 : 1] ?? null,
  }))
  statement(
    db,
    `INSERT INTO cadence (id, name, steps, counts, created_at) VALUES (?, 'Five touches in three weeks', ?, 'calendarDays', ?)`,
  ).run(uuidv7(), JSON.stringify(steps), createdAt)
}
