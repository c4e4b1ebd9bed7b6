import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { PersonRecord } from '../../../../../shared/contract/approvals'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { PersonDialog } from './PersonDialog'
import { peopleWords } from './words'

/** Who decides, of the agency and of its clients. */
export function PeoplePart() {
  const w = useWords(peopleWords)
  const people = useApiQuery('approvals.people', {})
  const clients = useApiQuery('campaigns.clients', {}).data ?? []
  const [open, setOpen] = useState<{ person: PersonRecord | null } | null>(null)
  const of = ({ clientId }: PersonRecord) =>
    clientId === null ? w.agency : (clients.find(({ id }) => id === clientId)?.name ?? '–')
  return (
    <Section
      title={w.title}
      actions={
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen({ person: null })}>
          {w.add}
        </Button>
      }
    >
      <p className="max-w-[70ch] text-muted">{w.sentence}</p>
      {people.error && <ErrorNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.data?.length === 0 && <p>{w.none}</p>}
      {people.data && people.data.length > 0 && (
        <div className="overflow-x-auto">
          <PlainTable
            caption={w.title}
            columns={[
              {
                id: 'name',
                header: w.name,
                cell: ({ name, isMe }) => (
                  <span className="flex flex-wrap items-center gap-2 py-1 [overflow-wrap:anywhere]">
                    <span className="font-medium">{name}</span>
                    {isMe && <Badge tone="accent">{w.you}</Badge>}
                  </span>
                ),
              },
              {
                id: 'of',
                header: w.of,
                cell: (person) => <span className="[overflow-wrap:anywhere]">{of(person)}</span>,
              },
              { id: 'role', header: w.role, cell: ({ role }) => w.roles[role] },
              {
                id: 'email',
                header: w.email,
                cell: ({ email }) => <span className="text-muted [overflow-wrap:anywhere]">{email ?? '–'}</span>,
              },
              {
                id: 'actions',
                header: w.actions,
                isHeaderHidden: true,
                width: '72px',
                cell: (person) => (
                  <span className="flex justify-end">
                    <Button size="small" look="quiet" label={w.editOf(person.name)} onPress={() => setOpen({ person })}>
                      {w.edit}
                    </Button>
                  </span>
                ),
              },
            ]}
            rows={people.data}
            rowKey={({ id }) => id}
          />
        </div>
      )}
      {open && <PersonDialog person={open.person} clients={clients} onClose={() => setOpen(null)} />}
    </Section>
  )
}
