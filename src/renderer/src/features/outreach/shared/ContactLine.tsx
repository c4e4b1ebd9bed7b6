import { Copy } from 'lucide-react'
import type { OutreachRecord } from '../../../../../shared/contract/outreach'
import { useLocale, useWords } from '../../../lib/locale'
import { IconButton } from '../../../ui/Button'
import { toast } from '../../../ui/Toast'
import { sharedWords } from './words'

/** Puts a text on the clipboard and says so. */
export function copyText(text: string, what: string): void {
  const w = sharedWords(useLocale.getState().locale)
  void navigator.clipboard.writeText(text).then(() => toast({ text: w.copied(what) }))
}

/** A way to reach a creator: value, whose it is, whether it works, who shares it. */
export function ContactLine({ contact }: { contact: OutreachRecord['contacts'][number] }) {
  const w = useWords(sharedWords)
  const notes = [
    w.channel(contact.kind),
    ...(contact.holder === 'creator' ? [] : [w.holder(contact.holder)]),
    ...(contact.isPreferred ? [w.preferred] : []),
    ...(contact.validity === 'works' ? [w.works] : contact.validity === 'fails' ? [w.fails] : []),
    ...(contact.shared > 0 ? [w.sharedWith(contact.shared)] : []),
  ]
  return (
    <div className="flex min-w-0 items-center gap-1">
      <div className="min-w-0 flex-1">
        <div className="truncate" title={contact.value}>
          {contact.value}
        </div>
        <div className={contact.validity === 'fails' ? 'text-caption text-bad' : 'text-caption text-muted'}>
          {notes.join(' · ')}
        </div>
      </div>
      <IconButton
        label={w.copy(contact.value)}
        icon={<Copy size={14} aria-hidden="true" />}
        onPress={() => copyText(contact.value, contact.value)}
      />
    </div>
  )
}
