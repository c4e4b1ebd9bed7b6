import { ExternalLink } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { AccountRecord, CreatorProfile } from '../../../../shared/contract/creatorRecord'
import type { CreatorRow } from '../../../../shared/contract/creators'
import { host, useApiQuery } from '../../lib/api'
import { useFormat, useWords } from '../../lib/locale'
import { navigate } from '../../lib/route'
import { Button, IconButton } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Section } from '../../ui/Screen'
import { SidePanel } from '../../ui/SidePanel'
import { toastError } from '../../ui/undoToast'
import { AudiencePart } from './AudiencePart'
import { FiguresPart, HistoryPart } from './FiguresPart'
import { PeekFields } from './PeekFields'
import { creatorsWords } from './words'

export interface PeekProps {
  accountId: string
  onClose: () => void
  /** a change was saved; the grid's row is to show it at once */
  onChanged: (row: CreatorRow) => void
  /** another record than before is shown */
  onLoaded: (row: CreatorRow) => void
}

const WIDTH_PX = 400

/** One creator beside the list: facts to look at, and those that can be changed in place. */
export function Peek({ accountId, onClose, onChanged, onLoaded }: PeekProps) {
  const w = useWords(creatorsWords)
  const profile = useApiQuery('creators.get', { accountId }, { keepPrevious: true })
  const shown = profile.data
  const loadedRow = shown && !profile.isPlaceholderData ? shown.row : null
  const account = shown ? shownAccount(shown) : null
  const url = account?.profileUrl
  const told = useRef<string | null>(null)
  useEffect(() => {
    if (!loadedRow || told.current === loadedRow.accountId) return
    told.current = loadedRow.accountId
    onLoaded(loadedRow)
  })
  return (
    <SidePanel
      width={WIDTH_PX}
      title={shown ? `@${shown.row.handle}` : w.panelLoading}
      onClose={onClose}
      actions={
        shown && (
          <>
            {url && <ProfileLink url={url} />}
            <Button size="small" onPress={() => navigate(pageOf(shown.row.accountId))}>
              {w.openPage}
            </Button>
          </>
        )
      }
    >
      {profile.error && <ErrorNote error={profile.error} className="m-3" onRetry={() => void profile.refetch()} />}
      {shown && account && !profile.error && (
        <Profile key={shown.row.accountId} profile={shown} account={account} onChanged={onChanged} />
      )}
    </SidePanel>
  )
}

/** The account that the list's row is of. */
function shownAccount(profile: CreatorProfile): AccountRecord | null {
  return profile.accounts.find(({ accountId }) => accountId === profile.row.accountId) ?? profile.accounts[0] ?? null
}

function pageOf(accountId: string) {
  return { screen: 'creators', recordId: accountId, part: 'profile' } as const
}

function ProfileLink({ url }: { url: string }) {
  const w = useWords(creatorsWords)
  return (
    <IconButton
      label={w.openProfile}
      icon={<ExternalLink size={14} aria-hidden="true" />}
      onPress={() => void host('host.openExternal', { url }).catch(toastError)}
    />
  )
}

function Profile({
  profile,
  account,
  onChanged,
}: {
  profile: CreatorProfile
  account: AccountRecord
  onChanged: (row: CreatorRow) => void
}) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const top = useRef<HTMLDivElement>(null)
  // Each record is read from its beginning, wherever the one before was left.
  useLayoutEffect(() => {
    // A statement, not a value: Chromium's scrollTo answers a promise, which React would take for a clean-up.
    top.current?.parentElement?.scrollTo(0, 0)
  }, [])
  return (
    <div ref={top} className="flex flex-col gap-5 p-3 pb-8">
      <FiguresPart account={account} />
      <PeekFields profile={profile} onChanged={onChanged} />
      {profile.bio && (
        <Section title={w.bio} level={3}>
          <p className="select-text whitespace-pre-line text-muted [overflow-wrap:anywhere]">{profile.bio}</p>
        </Section>
      )}
      {profile.contacts.length > 0 && (
        <Section title={w.contacts} level={3}>
          <ul className="flex flex-col gap-1.5">
            {profile.contacts.map((contact) => (
              <li key={contact.id} className="flex flex-col">
                <span className="select-text [overflow-wrap:anywhere]">{contact.value}</span>
                <span className="text-caption text-muted">
                  {w.contactKinds[contact.kind] ?? contact.kind}, {w.from(contact.source, null)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {account.rates.length > 0 && (
        <Section title={w.rates} level={3}>
          <ul className="flex flex-col gap-1.5">
            {account.rates.map((rate) => (
              <li key={rate.id} className="flex items-baseline gap-2">
                <span className="tabular font-medium">{format.money(rate.priceMinor, rate.currency, 'short')}</span>
                <span className="min-w-0 flex-1 truncate">{w.rateLine(rate.format)}</span>
                <span className="text-caption text-muted">{w.quoted(format.date(rate.quotedOn), rate.source)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {profile.campaigns.length > 0 && (
        <Section title={w.campaigns} level={3}>
          <ul className="flex flex-col gap-1">
            {profile.campaigns.map(({ campaignId, campaign, status }) => (
              <li key={campaignId} className="flex items-baseline gap-2">
                <a
                  href={`#/campaigns/${campaignId}`}
                  onClick={(event) => {
                    event.preventDefault()
                    navigate({ screen: 'campaigns', recordId: campaignId })
                  }}
                  className="min-w-0 flex-1 truncate text-accent underline"
                >
                  {campaign}
                </a>
                <span className="text-caption text-muted">{w.statuses[status] ?? status}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <HistoryPart account={account} />
      <AudiencePart account={account} />
    </div>
  )
}
