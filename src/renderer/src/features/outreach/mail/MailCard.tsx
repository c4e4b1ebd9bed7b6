import { useEffect, useState } from 'react'
import type { ReadMail } from '../../../../../shared/contract/messages'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { dropFile, upload } from '../../../lib/upload'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Facts } from '../../../ui/Screen'
import { ComboBox } from '../../../ui/Select'
import { undoToast } from '../../../ui/undoToast'
import { mailWords } from './words'

type Read = { fileToken: string; mail: ReadMail }

/** One mail: read by the engine, matched, and logged when somebody says so. */
export function MailCard({ file, onLeave }: { file: File; onLeave: () => void }) {
  const w = useWords(mailWords)
  const format = useFormat()
  const [read, setRead] = useState<Read | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const pipeline = useApiQuery('outreach.list', { limit: 2000 }, { isEnabled: read !== null })

  useEffect(() => {
    const stop = new AbortController()
    let token: string | null = null
    const run = async () => {
      const held = await upload(file, () => {}, stop.signal)
      token = held.fileToken
      const mail = await call('messages.readMail', { fileToken: held.fileToken }, { signal: stop.signal })
      setRead({ fileToken: held.fileToken, mail })
      setChosen(mail.matches.length === 1 ? (mail.matches[0]?.outreachId ?? null) : null)
    }
    run().catch((error) => {
      if (!stop.signal.aborted) setFailure(error)
    })
    return () => {
      stop.abort()
      if (token) dropFile(token)
    }
  }, [file])

  if (failure !== null)
    return (
      <section className="flex flex-col gap-2 rounded-panel border border-line p-3">
        <h3 data-next tabIndex={-1} className="truncate font-semibold outline-none">
          {file.name}
        </h3>
        <ErrorNote error={failure} />
        <Button className="self-start" onPress={onLeave}>
          {w.leave}
        </Button>
      </section>
    )
  if (!read) return <p className="text-muted">{w.reading(file.name)}</p>
  const { mail, fileToken } = read
  const matched = new Set(mail.matches.map(({ outreachId }) => outreachId))
  const choices = [
    ...mail.matches.map(({ outreachId, handle, campaign }) => ({
      id: outreachId,
      label: `@${handle}`,
      hint: campaign,
    })),
    ...(pipeline.data?.cards ?? [])
      .filter(({ id }) => !matched.has(id))
      .map(({ id, handle, campaign }) => ({ id, label: `@${handle}`, hint: campaign })),
  ]
  const [first] = mail.matches
  const log = async () => {
    if (!chosen) return
    setRunning(true)
    setFailure(null)
    try {
      const { handle } = await call('messages.logMail', { fileToken, outreachId: chosen })
      void undoToast(w.logged(handle))
      onLeave()
    } catch (error) {
      setFailure(error)
      setRunning(false)
    }
  }
  return (
    <section className="flex flex-col gap-3 rounded-panel border border-line p-3">
      <div className="flex min-w-0 items-center gap-2">
        <h3
          data-next
          tabIndex={-1}
          className="min-w-0 flex-1 truncate font-semibold outline-none"
          title={mail.subject ?? mail.fileName}
        >
          {mail.subject ?? mail.fileName}
        </h3>
        <Badge tone={mail.kind === 'bounce' ? 'bad' : mail.kind === 'reply' ? 'ok' : 'plain'}>
          {w.kinds[mail.kind]}
        </Badge>
      </div>
      <Facts
        facts={[
          { label: w.from, value: [mail.fromName, mail.from].filter(Boolean).join(' · ') || '–' },
          { label: w.at, value: format.instant(mail.at) },
        ]}
      />
      {mail.failedAddress && <p className="text-bad">{w.failed(mail.failedAddress)}</p>}
      <div className="max-h-[160px] overflow-auto whitespace-pre-wrap rounded-control bg-sunken p-2 [overflow-wrap:anywhere]">
        {mail.text || w.noText}
      </div>
      <ComboBox
        label={w.whose}
        choices={choices}
        value={chosen}
        onChange={setChosen}
        placeholder={w.chooseOne}
        hint={first ? `@${first.handle}: ${w.by[first.by]}` : w.noMatch}
      />
      <div className="flex justify-end gap-2">
        <Button onPress={onLeave}>{w.leave}</Button>
        <Button
          look="primary"
          isPending={isRunning}
          disabledReason={chosen ? null : w.chooseFirst}
          onPress={() => void log()}
        >
          {w.log[mail.kind]}
        </Button>
      </div>
    </section>
  )
}
