import { ExternalLink } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { Candidate } from '../../../../../shared/contract/creatorFinding'
import { host } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button, IconButton } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { toastError } from '../../../ui/undoToast'
import { type AccountDraft, type Draft, knownOf } from './draft'
import { findingWords } from './words'

const PLATFORMS = ['tiktok', 'instagram', 'youtube'] as const
const QUOTE_SIGNS = 60

export interface CandidateCardProps {
  index: number
  candidate: Candidate
  draft: Draft
  onChange: (draft: Draft) => void
  onOpen: (accountId: string) => void
}

/** One recognised creator: each fact with the piece of text it was read from, and a tick. */
export function CandidateCard({ index, candidate, draft, onChange, onOpen }: CandidateCardProps) {
  const w = useWords(findingWords)
  const titleId = useId()
  const known = knownOf(draft)
  const first = draft.accounts[0]
  const title = first?.handle ? `@${first.handle}` : w.unnamed
  const toggled = (set: ReadonlySet<string>, value: string, isOn: boolean) =>
    new Set(isOn ? [...set, value] : [...set].filter((other) => other !== value))
  const changeAccount = (at: number, change: Partial<AccountDraft>) =>
    onChange({ ...draft, accounts: draft.accounts.map((one, i) => (i === at ? { ...one, ...change } : one)) })
  return (
    <section aria-labelledby={titleId} className="rounded-panel border border-line bg-surface">
      <header className="flex min-h-9 flex-wrap items-center gap-2 border-line border-b px-3 py-1">
        <Checkbox
          label={w.choose(title)}
          isSelected={draft.isChosen}
          onChange={(isChosen) => onChange({ ...draft, isChosen })}
        />
        <h3 id={titleId} className="min-w-0 truncate font-semibold">
          {title}
        </h3>
        {known ? <Badge tone="info">{w.isKnown}</Badge> : <Badge tone="ok">{w.isNew}</Badge>}
        {known && (
          <>
            <span className="min-w-0 flex-1 text-meta text-muted">
              {known.known.isByFormerHandle ? `${w.formerly(known.found.handle, known.known.handle)} ` : ''}
              {w.gains}
            </span>
            <Button
              size="small"
              look="quiet"
              label={w.openCreator(known.known.handle)}
              onPress={() => onOpen(known.known.accountId)}
            >
              {w.open}
            </Button>
          </>
        )}
      </header>
      {draft.isChosen && (
        <dl className="m-0 grid grid-cols-[88px_1fr] gap-x-3 gap-y-1.5 px-3 py-2 max-[560px]:grid-cols-1">
          {draft.accounts.map((account, at) => (
            <Row key={account.found ? `${account.found.platform}${account.found.handle}` : 'typed'} label={w.account}>
              <AccountRow
                index={index}
                account={account}
                isOnly={draft.accounts.length === 1}
                unassigned={at === 0 ? candidate.followers : null}
                onChange={(change) => changeAccount(at, change)}
              />
            </Row>
          ))}
          {candidate.displayName && (
            <Row label={w.name}>
              <Checkbox isSelected={draft.keepsName} onChange={(keepsName) => onChange({ ...draft, keepsName })}>
                <Fact value={candidate.displayName.value} quote={candidate.displayName.quote} />
              </Checkbox>
            </Row>
          )}
          {candidate.emails.length > 0 && (
            <Row label={w.email}>
              {candidate.emails.map(({ value, quote, kind }) => (
                <Checkbox
                  key={value}
                  isSelected={draft.emails.has(value)}
                  onChange={(isOn) => onChange({ ...draft, emails: toggled(draft.emails, value, isOn) })}
                >
                  <Fact value={value} quote={quote} note={kind === 'obfuscated' ? w.hidden : null} />
                </Checkbox>
              ))}
            </Row>
          )}
          {candidate.hashtags.length > 0 && (
            <Row label={w.hashtags}>
              <div className="flex flex-wrap gap-x-4">
                {candidate.hashtags.map(({ value }) => (
                  <Checkbox
                    key={value}
                    isSelected={draft.hashtags.has(value)}
                    onChange={(isOn) => onChange({ ...draft, hashtags: toggled(draft.hashtags, value, isOn) })}
                  >
                    #{value}
                  </Checkbox>
                ))}
              </div>
            </Row>
          )}
          {candidate.links.length > 0 && (
            <Row label={w.links}>
              {candidate.links.map(({ value, quote, isLinkPage }) => (
                <span key={value} className="flex min-h-6 min-w-0 items-center gap-1">
                  <span className="min-w-0 truncate">{quote}</span>
                  <IconButton
                    size="small"
                    label={w.openLink(value)}
                    icon={<ExternalLink size={12} aria-hidden="true" />}
                    onPress={() => void host('host.openExternal', { url: value }).catch(toastError)}
                  />
                  {isLinkPage && <span className="text-meta text-muted">{w.linkPage}</span>}
                </span>
              ))}
            </Row>
          )}
          {candidate.mentions.length > 0 && (
            <Row label={w.mentions}>
              <span className="text-muted [overflow-wrap:anywhere]">
                {candidate.mentions.map((handle) => `@${handle}`).join(' ')}
              </span>
            </Row>
          )}
          <Row label={w.bio}>
            <Checkbox isSelected={draft.keepsBio} onChange={(keepsBio) => onChange({ ...draft, keepsBio })}>
              <span>{w.keepBio}</span>
            </Checkbox>
          </Row>
        </dl>
      )}
    </section>
  )
}

interface AccountRowProps {
  index: number
  account: AccountDraft
  isOnly: boolean
  /** a count that the text states of no account in particular */
  unassigned: Candidate['followers']
  onChange: (change: Partial<AccountDraft>) => void
}

function AccountRow({ index, account, isOnly, unassigned, onChange }: AccountRowProps) {
  const w = useWords(findingWords)
  const format = useFormat()
  const { found, platform, handle } = account
  const followers = found?.followers ?? unassigned
  const isStated = found?.platformBasis === 'stated'
  const line = (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      {isStated && platform && <span>{w.platforms[platform]}</span>}
      {found && <span className="font-medium">@{handle}</span>}
      {followers && (
        <span className="tabular" title={format.count(followers.value)}>
          {w.followers(format.compact(followers.value))}
        </span>
      )}
      {found && <Quote text={found.quote} />}
      {followers && <Quote text={followers.quote} />}
    </span>
  )
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      {isOnly ? (
        found || followers ? (
          line
        ) : null
      ) : (
        <Checkbox isSelected={account.isChosen} onChange={(isChosen) => onChange({ isChosen })}>
          {line}
        </Checkbox>
      )}
      {!isStated && (
        <div className="flex flex-wrap items-end gap-2">
          {!found && (
            <TextField
              label={w.handleLabel(String(index + 1))}
              isLabelHidden
              placeholder={w.handle}
              value={handle}
              onChange={(typed) => onChange({ handle: typed.replace(/^@/, '') })}
              className="w-44"
            />
          )}
          <Select
            label={w.platformOf(handle || w.unnamed)}
            isLabelHidden
            placeholder={w.choosePlatform}
            choices={PLATFORMS.map((id) => ({ id, label: w.platforms[id] }))}
            value={platform}
            onChange={(chosen) => onChange({ platform: chosen })}
            className="w-32"
          />
          <span className="text-meta text-muted">
            {found ? (found.platformBasis === 'pageLooks' ? w.pageLooks : '') : w.handleHint}
          </span>
        </div>
      )}
    </div>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="pt-0.5 text-meta text-muted">{label}</dt>
      <dd className="m-0 flex min-w-0 flex-col gap-0.5">{children}</dd>
    </>
  )
}

function Fact({ value, quote, note }: { value: string; quote: string; note?: string | null }) {
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <span className="[overflow-wrap:anywhere]">{value}</span>
      {quote !== value && <Quote text={quote} />}
      {note && <span className="text-meta text-muted">{note}</span>}
    </span>
  )
}

/** The piece of the text that states a fact. */
function Quote({ text }: { text: string }) {
  const w = useWords(findingWords)
  const flat = text.replace(/\s+/g, ' ').trim()
  const shown = flat.length > QUOTE_SIGNS ? `${flat.slice(0, QUOTE_SIGNS)}…` : flat
  return (
    <span title={flat} className="text-meta text-muted [overflow-wrap:anywhere]">
      {w.from(shown)}
    </span>
  )
}
