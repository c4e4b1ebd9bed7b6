import { ArrowLeft, Plus } from 'lucide-react'
import { useState } from 'react'
import type { CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { call, useApiQuery } from '../../../lib/api'
import { useCommands } from '../../../lib/commands'
import { errorShape } from '../../../lib/errors'
import { useWords } from '../../../lib/locale'
import { openPersonPrivacy } from '../../../lib/personPrivacy'
import { navigate } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { MenuButton } from '../../../ui/Menu'
import { Screen } from '../../../ui/Screen'
import { toast } from '../../../ui/Toast'
import { toastError, undoToast } from '../../../ui/undoToast'
import { AddToCampaign } from '../AddToCampaign'
import { Accounts } from './Accounts'
import { Agents } from './Agents'
import { Audience } from './Audience'
import { Campaigns } from './Campaigns'
import { Collaborations } from './Collaborations'
import { Contacts } from './Contacts'
import { Facts } from './Facts'
import { Figures } from './Figures'
import { Files } from './Files'
import { Notes } from './Notes'
import { openOutside } from './OutsideLink'
import { OwnFields } from './OwnFields'
import { jumpTo } from './Part'
import { Rates } from './Rates'
import { Skeleton } from './Skeleton'
import { Timeline } from './Timeline'
import { profileWords } from './words'

/** Everything that is known of one person, and everything that can be done to it. */
export function ProfilePage({ accountId }: { accountId: string }) {
  const w = useWords(profileWords)
  const profile = useApiQuery('creators.get', { accountId }, { keepPrevious: true })
  const isGone = profile.isError && errorShape(profile.error).code === 'not_found'
  if (profile.data && !profile.isError) {
    return <Loaded key={profile.data.creatorId} profile={profile.data} accountId={accountId} />
  }
  return (
    <Screen title={w.title} toolbar={profile.isError ? undefined : <span className="h-6" />} actions={<ToAll />}>
      {isGone && (
        <EmptyState sentence={w.gone}>
          <Button look="primary" onPress={() => navigate({ screen: 'creators' }, true)}>
            {w.all}
          </Button>
        </EmptyState>
      )}
      {profile.isError && !isGone && (
        <ErrorNote error={profile.error} onRetry={() => void profile.refetch()} className="m-3" />
      )}
      {profile.isPending && <Skeleton label={w.reading} />}
    </Screen>
  )
}

function ToAll() {
  const w = useWords(profileWords)
  return (
    <Button
      look="quiet"
      icon={<ArrowLeft size={14} aria-hidden="true" />}
      onPress={() => navigate({ screen: 'creators' })}
    >
      <span className="max-[900px]:sr-only">{w.all}</span>
    </Button>
  )
}

const JUMPS = [
  ['figures', 'figures'],
  ['rates', 'rates'],
  ['audience', 'audience'],
  ['collaborations', 'collaborationsShort'],
  ['campaigns', 'campaigns'],
  ['facts', 'facts'],
  ['contacts', 'contacts'],
  ['agents', 'agents'],
  ['notes', 'notes'],
  ['files', 'files'],
  ['timeline', 'timeline'],
] as const

function Loaded({ profile, accountId }: { profile: CreatorProfile; accountId: string }) {
  const w = useWords(profileWords)
  const [isAdding, setAdding] = useState(false)
  const { row } = profile
  const account =
    profile.accounts.find((one) => one.accountId === accountId) ??
    profile.accounts.find((one) => one.isMain) ??
    profile.accounts[0]
  const who = row.displayName ?? `@${row.handle}`
  const remove = () => void deleteCreator()
  const openOn = () => {
    if (account?.profileUrl) openOutside(account.profileUrl)
  }
  const openPrivacy = () => openPersonPrivacy(profile.creatorId, row.handle)
  const noAddress = account?.profileUrl ? null : w.noAddress
  useCommands([
    { id: 'creators.profile.add', title: w.addToCampaign, menu: 'record', run: () => setAdding(true) },
    {
      id: 'creators.profile.open',
      title: w.openOutside(w.platforms[account?.platform ?? row.platform]),
      menu: 'record',
      disabledReason: () => noAddress,
      run: openOn,
    },
    { id: 'creators.profile.privacy', title: w.privacy, menu: 'record', run: openPrivacy },
    { id: 'creators.profile.delete', title: w.delete, menu: 'record', run: remove },
    ...JUMPS.map(([id, word]) => ({
      id: `creators.profile.to-${id}`,
      title: w.goTo(w[word]),
      menu: 'go' as const,
      run: () => jumpTo(id),
    })),
  ])
  if (!account) return null
  return (
    <Screen
      title={who}
      subtitle={row.displayName ? `@${row.handle}` : undefined}
      actions={
        <>
          <ToAll />
          <MenuButton
            label={w.actions}
            placement="bottom end"
            groups={[
              {
                label: w.actions,
                items: [
                  {
                    id: 'open',
                    label: w.openOutside(w.platforms[account.platform]),
                    disabledReason: noAddress,
                    onAction: openOn,
                  },
                  {
                    id: 'copy',
                    label: w.copyHandle,
                    onAction: () => void navigator.clipboard.writeText(`@${account.handle}`),
                  },
                ],
              },
              { label: w.delete, items: [{ id: 'delete', label: w.delete, isDanger: true, onAction: remove }] },
            ]}
            trigger={<Button>{w.actions}</Button>}
          />
          <Button onPress={openPrivacy}>{w.privacy}</Button>
          <Button look="primary" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setAdding(true)}>
            {w.addToCampaign}
          </Button>
        </>
      }
      toolbar={
        <nav aria-label={w.jump} className="-mx-1 flex flex-wrap gap-x-1">
          {JUMPS.map(([id, word]) => (
            <Button key={id} look="quiet" size="small" onPress={() => jumpTo(id)}>
              {w[word]}
            </Button>
          ))}
        </nav>
      }
    >
      <div className="flex flex-col gap-4 p-3 pb-12 min-[1000px]:p-4">
        <Accounts
          profile={profile}
          account={account}
          onChoose={(chosen) => navigate({ screen: 'creators', recordId: chosen, part: 'profile' }, true)}
        />
        <div className="grid min-w-0 grid-cols-1 items-start gap-x-6 gap-y-6 min-[1000px]:grid-cols-[minmax(0,1fr)_320px] min-[1300px]:grid-cols-[minmax(0,1fr)_360px]">
          <div className="flex min-w-0 flex-col gap-6">
            <Figures key={account.accountId} account={account} />
            <Rates account={account} />
            <Audience account={account} />
            <Collaborations profile={profile} />
            <Campaigns profile={profile} />
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            <Facts profile={profile} />
            <OwnFields profile={profile} />
            <Contacts profile={profile} />
            <Agents profile={profile} />
            <Notes profile={profile} />
            <Files profile={profile} />
          </div>
          <div className="min-w-0 min-[1000px]:col-span-2">
            <Timeline creatorId={profile.creatorId} />
          </div>
        </div>
      </div>
      {isAdding && (
        <AddToCampaign
          chosen={{ selection: { mode: 'some', ids: new Set([row.n]) }, filter: {}, count: 1 }}
          onClose={() => setAdding(false)}
        />
      )}
    </Screen>
  )

  async function deleteCreator(): Promise<void> {
    try {
      const { deleted, kept } = await call('creators.delete', { chosen: { rowNumbers: [row.n] } })
      const why = kept[0]?.why
      if (deleted === 0) {
        toast({ text: w.kept(why ?? ''), tone: 'bad' })
        return
      }
      navigate({ screen: 'creators' }, true)
      await undoToast(w.deleted(who))
    } catch (error) {
      toastError(error)
    }
  }
}
