import { AtSign, Building2, MessageCircle, Phone, Plus, Star, TriangleAlert, UserRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ContactRecord, CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { PopoverButton } from '../../../ui/Dialog'
import { RouteLink } from '../../../ui/RouteLink'
import { startStep } from '../../../ui/saveStep'
import { toast } from '../../../ui/Toast'
import { ContactDialog } from './ContactDialog'
import { Nothing, Part, useRowFocus } from './Part'
import { RowMenu } from './RowMenu'
import { profileWords } from './words'

const SIGNS: Readonly<Record<ContactRecord['kind'], ReactNode>> = {
  email: <AtSign size={14} aria-hidden="true" />,
  phone: <Phone size={14} aria-hidden="true" />,
  directMessage: <MessageCircle size={14} aria-hidden="true" />,
  agent: <UserRound size={14} aria-hidden="true" />,
  marketplace: <Building2 size={14} aria-hidden="true" />,
}
const TONES = { unchecked: 'plain', works: 'ok', fails: 'bad' } as const

/** Ways to reach the person, the preferred one first. */
export function Contacts({ profile }: { profile: CreatorProfile }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const [open, setOpen] = useState<ContactRecord | 'new' | null>(null)
  const list = useRowFocus(profile.contacts.length)
  const contacts = profile.contacts.toSorted((a, b) => Number(b.isPreferred) - Number(a.isPreferred))
  return (
    <Part
      id="contacts"
      title={w.contacts}
      actions={
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen('new')}>
          {w.addContact}
        </Button>
      }
    >
      {contacts.length === 0 && <Nothing>{w.noContacts}</Nothing>}
      <div ref={list}>
        <ul className="flex flex-col gap-2">
          {contacts.map((contact) => (
            <li key={contact.id} data-row className="flex items-start gap-2">
              <span title={w.contactKinds[contact.kind]} className="pt-1 text-muted">
                {SIGNS[contact.kind]}
                <span className="sr-only">{w.contactKinds[contact.kind]}</span>
              </span>
              <div className="flex min-w-0 flex-1 flex-col gap-0.5">
                <span className="select-text pt-0.5 [overflow-wrap:anywhere]">{contact.value}</span>
                <span className="flex flex-wrap items-center gap-1.5">
                  {contact.isPreferred && (
                    <Badge tone="accent" icon={<Star size={10} aria-hidden="true" />}>
                      {w.preferred}
                    </Badge>
                  )}
                  {contact.holder !== 'creator' && <Badge tone="info">{w.holders[contact.holder]}</Badge>}
                  {contact.validity !== 'unchecked' && (
                    <Badge tone={TONES[contact.validity]}>{w.validities[contact.validity]}</Badge>
                  )}
                  {contact.sharedWith.length > 0 && <Shared contact={contact} />}
                </span>
                <span className="text-caption text-muted [overflow-wrap:anywhere]">
                  {w.notedOn(contact.source, format.date(contact.notedOn))}
                </span>
                {contact.note && <span className="text-meta [overflow-wrap:anywhere]">{contact.note}</span>}
              </div>
              <RowMenu
                label={w.actionsOf(contact.value)}
                items={[
                  {
                    id: 'copy',
                    label: w.copy,
                    onAction: () => {
                      void navigator.clipboard
                        .writeText(contact.value)
                        .then(() => toast({ text: w.copied(contact.value) }))
                    },
                  },
                  { id: 'edit', label: w.edit, onAction: () => setOpen(contact) },
                  {
                    id: 'prefer',
                    label: w.makePreferred,
                    isChecked: contact.isPreferred,
                    onAction: () => {
                      const { id, kind, value, holder, agentId, validity, note } = contact
                      startStep(
                        'creators.updateContact',
                        {
                          contactId: id,
                          kind,
                          value,
                          holder,
                          agentId,
                          validity,
                          note,
                          isPreferred: !contact.isPreferred,
                        },
                        w.contactChanged(value),
                      )
                    },
                  },
                  {
                    id: 'remove',
                    label: w.remove,
                    isDanger: true,
                    onAction: () =>
                      startStep('creators.removeContact', { contactId: contact.id }, w.contactRemoved(contact.value)),
                  },
                ]}
              />
            </li>
          ))}
        </ul>
      </div>
      {open !== null && (
        <ContactDialog profile={profile} contact={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Part>
  )
}

/** An address of several creators is an agent's, or a mistake: who they are says which. */
function Shared({ contact }: { contact: ContactRecord }) {
  const w = useWords(profileWords)
  return (
    <PopoverButton
      label={w.sharedTitle}
      trigger={
        <Button
          size="small"
          look="quiet"
          icon={<TriangleAlert size={12} aria-hidden="true" className="text-warn" />}
          className="-my-0.5 underline"
        >
          {w.shared(contact.sharedWith.length)}
        </Button>
      }
    >
      <p className="pb-1 text-meta text-muted">{w.sharedTitle}</p>
      <ul className="flex flex-col">
        {contact.sharedWith.map(({ creatorId, accountId, handle }) => (
          <li key={creatorId}>
            <RouteLink screen="creators" recordId={accountId} part="profile" className="text-accent">
              @{handle}
            </RouteLink>
          </li>
        ))}
      </ul>
    </PopoverButton>
  )
}
