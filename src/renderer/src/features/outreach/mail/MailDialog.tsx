import { useRef } from 'react'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { FileDrop } from '../../../ui/DropZone'
import { MailCard } from './MailCard'
import { closeMails, leaveMail, openMails, useMails } from './store'
import { mailWords } from './words'

/** Saved mails, one below the other: what each is, whose it seems to be, and one press to log it. */
export function MailDialog() {
  const w = useWords(mailWords)
  const { mails, dealtWith } = useMails()
  const body = useRef<HTMLDivElement>(null)
  const leave = (id: number) => {
    leaveMail(id)
    // The button that was pressed is gone with its mail: on to the next one, or to the line that says all are done.
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('[data-next]')?.focus())
  }
  return (
    <Dialog
      title={w.title}
      isOpen
      onClose={closeMails}
      footer={
        <Button look="primary" onPress={closeMails}>
          {w.close}
        </Button>
      }
    >
      <div ref={body} className="flex flex-col gap-4">
        <FileDrop
          hint={w.intro}
          chooseLabel={w.choose}
          onFiles={openMails}
          accept={['.eml', 'message/rfc822']}
          allowsMany
          size={mails.length > 0 ? 'small' : 'normal'}
        />
        {mails.length === 0 && dealtWith > 0 && (
          <p data-next tabIndex={-1} className="outline-none">
            {w.done}
          </p>
        )}
        {mails.map(({ id, file }) => (
          <MailCard key={id} file={file} onLeave={() => leave(id)} />
        ))}
      </div>
    </Dialog>
  )
}
