import { BadgeCheck, Plus } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import type { AccountRecord, CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { startStep } from '../../../ui/saveStep'
import { AddAccount, EditAccount } from './AccountDialogs'
import { OutsideLink } from './OutsideLink'
import { RowMenu } from './RowMenu'
import { profileWords } from './words'

/** The accounts of one person; the chosen one's figures, prices and audience stand below. */
export function Accounts({
  profile,
  account,
  onChoose,
}: {
  profile: CreatorProfile
  account: AccountRecord
  onChoose: (accountId: string) => void
}) {
  const w = useWords(profileWords)
  const format = useFormat()
  const [open, setOpen] = useState<'add' | 'edit' | null>(null)
  const former = account.formerHandles.map(({ handle, untilOn }) => w.formerHandle(handle, format.date(untilOn)))
  return (
    <section aria-label={w.accounts} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <ToggleButtonGroup
          aria-label={w.accounts}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[account.accountId]}
          onSelectionChange={(keys) => {
            const chosen = profile.accounts.find(({ accountId }) => keys.has(accountId))
            if (chosen) onChoose(chosen.accountId)
          }}
          className="flex min-w-0 flex-wrap gap-2"
        >
          {profile.accounts.map((one) => (
            <ToggleButton
              key={one.accountId}
              id={one.accountId}
              className="ring-out flex min-w-0 max-w-80 cursor-default select-none flex-col items-start rounded-panel border border-line-strong/55 bg-surface px-3 py-1.5 text-start data-[hovered]:bg-hover data-[selected]:border-accent data-[selected]:bg-accent-soft"
            >
              <AccountFace account={one} isOneOfMany={profile.accounts.length > 1} />
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <OutsideLink url={account.profileUrl} label={w.openOutside(w.platforms[account.platform])} />
        <RowMenu
          label={w.actionsOf(w.accountFace(w.platforms[account.platform], account.handle))}
          items={[
            { id: 'edit', label: w.editAccount, onAction: () => setOpen('edit') },
            {
              id: 'copy',
              label: w.copyHandle,
              onAction: () => void navigator.clipboard.writeText(`@${account.handle}`),
            },
            {
              id: 'main',
              label: w.makeMain,
              disabledReason: account.isMain ? w.isMain : null,
              onAction: () =>
                startStep(
                  'creators.updateAccount',
                  { accountId: account.accountId, isMain: true },
                  w.accountSaved(account.handle),
                ),
            },
            {
              id: 'remove',
              label: w.removeAccount,
              isDanger: true,
              disabledReason: profile.accounts.length > 1 ? null : w.lastAccount,
              onAction: () =>
                startStep('creators.removeAccount', { accountId: account.accountId }, w.accountRemoved(account.handle)),
            },
          ]}
        />
        <Button look="quiet" size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen('add')}>
          {w.addAccount}
        </Button>
      </div>
      {former.length > 0 && (
        <p className="text-meta text-muted [overflow-wrap:anywhere]">{w.formerly(former.join(', '))}</p>
      )}
      {open === 'add' && <AddAccount creatorId={profile.creatorId} onAdded={onChoose} onClose={() => setOpen(null)} />}
      {open === 'edit' && <EditAccount account={account} onClose={() => setOpen(null)} />}
    </section>
  )
}

function AccountFace({ account, isOneOfMany }: { account: AccountRecord; isOneOfMany: boolean }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const tier = account.tier === null ? null : (w.tierTitles[account.tier] ?? account.tier)
  return (
    <>
      <span className="flex max-w-full items-center gap-1.5">
        <span className="truncate font-medium">@{account.handle}</span>
        {account.isVerified && (
          <BadgeCheck size={14} role="img" aria-label={w.verified} className="shrink-0 text-accent" />
        )}
        {account.isMain && isOneOfMany && <Badge>{w.main}</Badge>}
      </span>
      <span className="flex flex-wrap items-center gap-x-1.5 text-meta text-muted">
        {w.platforms[account.platform]}
        <span className="tabular" title={format.count(account.followers)}>
          {w.followersShort(format.compact(account.followers))}
        </span>
        {tier && <span className="font-medium text-accent">{tier}</span>}
      </span>
    </>
  )
}
