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
  const files = useMails((state) => state.files)
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
      <div className="flex flex-col gap-4">
        <FileDrop
          hint={w.intro}
          chooseLabel={w.choose}
          onFiles={openMails}
          accept={['.eml', 'message/rfc822']}
          allowsMany
          size={files.length > 0 ? 'small' : 'normal'}
        />
        {files.map((file) => (
          <MailCard
            key={`${file.name} ${file.size} ${file.lastModified}`}
            file={file}
            onLeave={() => leaveMail(file)}
          />
        ))}
      </div>
    </Dialog>
  )
}
