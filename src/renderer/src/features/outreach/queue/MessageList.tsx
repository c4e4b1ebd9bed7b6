import type { OutreachRecord } from '../../../../../shared/contract/outreach'
import { useFormat, useWords } from '../../../lib/locale'
import { sharedWords } from '../shared/words'
import { queueWords } from './words'

/** What was said, newest first: messages, replies and notes on one line of time. */
export function MessageList({ record }: { record: OutreachRecord }) {
  const w = useWords(queueWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const lines = [
    ...record.messages.map((message) => ({
      id: message.id,
      at: message.at,
      who: message.direction === 'in' ? `@${record.card.handle}` : message.by,
      what: `${shared.channel(message.channel)}${message.state === 'sent' || message.state === 'received' ? '' : ` (${message.state})`}`,
      text: [message.subject, message.body].filter(Boolean).join('\n'),
    })),
    ...record.notes.map((note) => ({ id: note.id, at: note.notedAt, who: note.author, what: w.note, text: note.text })),
  ].toSorted((a, b) => b.at.localeCompare(a.at))
  if (lines.length === 0) return <p className="text-muted">{w.nothingSaid}</p>
  return (
    <ol className="m-0 flex list-none flex-col gap-3 p-0">
      {lines.map((line) => (
        <li key={line.id} className="flex min-w-0 flex-col gap-0.5 border-line border-s-2 ps-2">
          <div className="text-caption text-muted">
            {line.who} · {line.what} · {format.instant(line.at)}
          </div>
          <div className="line-clamp-6 whitespace-pre-wrap [overflow-wrap:anywhere]" title={line.text}>
            {line.text}
          </div>
        </li>
      ))}
    </ol>
  )
}
