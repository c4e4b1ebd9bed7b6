import { Fragment, lazy, Suspense, useEffect, useState } from 'react'
import { closeAddToOutreach, openAddToOutreach, useAddToOutreach } from '../../lib/addToOutreach'
import { useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useFileTaker } from '../../lib/fileDrops'
import { useWords } from '../../lib/locale'
import { closePersonPrivacy, usePersonPrivacy } from '../../lib/personPrivacy'
import { contactsWords } from './contacts/words'
import { closeMails, openMails, useMails } from './mail/store'
import { mailWords } from './mail/words'
import { dropAllDrafts } from './templates/drafts'
import { outreachWords } from './words'

const AddDialog = lazy(async () => ({ default: (await import('./add/AddDialog')).AddDialog }))
const PersonEverywhere = lazy(async () => ({
  default: (await import('./privacy/PersonEverywhere')).PersonEverywhere,
}))
const MailDialog = lazy(async () => ({ default: (await import('./mail/MailDialog')).MailDialog }))
const FindContactsDialog = lazy(async () => ({
  default: (await import('./contacts/FindContactsDialog')).FindContactsDialog,
}))

/** What is opened from any screen: adding to a pipeline, saved mails, contacts of bios, a creator's privacy. */
export function Everywhere() {
  const workspace = useApiQuery('workspace.current', {})
  return (
    <>
      <AddToPipeline hasWorkspace={Boolean(workspace.data)} />
      {workspace.data && (
        <Fragment key={workspace.data.id}>
          <Forget />
          <Mails />
          <FindContacts />
          <PersonPrivacy />
        </Fragment>
      )}
    </>
  )
}

/** What was begun in one workspace does not go over into another. */
function Forget() {
  useEffect(
    () => () => {
      closeMails()
      closePersonPrivacy()
      dropAllDrafts()
    },
    [],
  )
  return null
}

function AddToPipeline({ hasWorkspace }: { hasWorkspace: boolean }) {
  const w = useWords(outreachWords)
  const asked = useAddToOutreach((state) => state.asked)
  useCommands([
    {
      id: 'outreach.add',
      title: w.addCommand,
      menu: 'file',
      words: 'pipeline contact roster',
      disabledReason: () => (hasWorkspace ? null : w.noWorkspace),
      run: () => openAddToOutreach({ rosterOf: null }),
    },
  ])
  if (!hasWorkspace || !asked) return null
  return (
    <Suspense>
      <AddDialog asked={asked} onClose={closeAddToOutreach} />
    </Suspense>
  )
}

function Mails() {
  const w = useWords(mailWords)
  const isOpen = useMails((state) => state.isOpen)
  useCommands([
    {
      id: 'outreach.logMails',
      title: w.command,
      menu: 'file',
      words: 'eml reply bounce message',
      run: () => openMails(),
    },
  ])
  useFileTaker({
    id: 'outreach.mails',
    title: w.overlayTitle,
    sentence: w.overlaySentence,
    perhaps: w.overlayPerhaps,
    extensions: ['.eml'],
    types: ['message/rfc822'],
    onFiles: openMails,
  })
  if (!isOpen) return null
  return (
    <Suspense>
      <MailDialog />
    </Suspense>
  )
}

function FindContacts() {
  const w = useWords(contactsWords)
  const [isOpen, setOpen] = useState(false)
  useCommands([
    {
      id: 'outreach.findContacts',
      title: w.command,
      menu: 'file',
      words: 'e-mail address link bio',
      run: () => setOpen(true),
    },
  ])
  if (!isOpen) return null
  return (
    <Suspense>
      <FindContactsDialog onClose={() => setOpen(false)} />
    </Suspense>
  )
}

function PersonPrivacy() {
  const isOpen = usePersonPrivacy((state) => state.person !== null)
  if (!isOpen) return null
  return (
    <Suspense>
      <PersonEverywhere />
    </Suspense>
  )
}
