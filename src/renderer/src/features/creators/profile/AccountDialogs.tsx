import { useState } from 'react'
import type { AccountRecord } from '../../../../../shared/contract/creatorRecord'
import type { Platform } from '../../../../../shared/contract/values'
import { readProfileUrl } from '../../../../../shared/domain/handles'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { isWebAddress } from './OutsideLink'
import { profileWords } from './words'

const PLATFORMS: readonly Platform[] = ['tiktok', 'instagram', 'youtube']

export function AddAccount({
  creatorId,
  onAdded,
  onClose,
}: {
  creatorId: string
  onAdded: (accountId: string) => void
  onClose: () => void
}) {
  const w = useWords(profileWords)
  const [platform, setPlatform] = useState<Platform | null>(null)
  const [handle, setHandle] = useState('')
  const [isTried, setTried] = useState(false)
  const link = readProfileUrl(handle)
  const told = link.kind === 'profile' ? link.platform : null
  const handleProblem = isTried && handle.trim() === '' ? w.accountHandleMissing : null
  const platformProblem = isTried && platform === null && told === null ? w.platformMissing : null
  return (
    <FormDialog
      title={w.addAccountTitle}
      submitLabel={w.addAccountSubmit}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        const on = told ?? platform
        if (handle.trim() === '' || on === null) return null
        const input = told === null ? { creatorId, handle, platform: on } : { creatorId, handle }
        return saveStep('creators.addAccount', input, w.accountAdded(handle.trim())).then(({ id }) => onAdded(id))
      }}
    >
      <TextField
        label={w.accountHandle}
        hint={w.accountHandleHint}
        value={handle}
        maxLength={300}
        isRequired
        autoFocus
        problem={handleProblem}
        onChange={setHandle}
      />
      <Select
        label={w.platform}
        choices={PLATFORMS.map((id) => ({ id, label: w.platforms[id] }))}
        value={told ?? platform}
        isDisabled={told !== null}
        isRequired
        problem={platformProblem}
        onChange={setPlatform}
      />
    </FormDialog>
  )
}

const VERIFIED = ['yes', 'no', 'unknown'] as const
type Verified = (typeof VERIFIED)[number]

export function EditAccount({ account, onClose }: { account: AccountRecord; onClose: () => void }) {
  const w = useWords(profileWords)
  const [handle, setHandle] = useState(account.handle)
  const [url, setUrl] = useState(account.profileUrl ?? '')
  const [bio, setBio] = useState(account.bio ?? '')
  const [verified, setVerified] = useState<Verified>(
    account.isVerified === null ? 'unknown' : account.isVerified ? 'yes' : 'no',
  )
  const [isTried, setTried] = useState(false)
  const handleProblem = isTried && handle.trim() === '' ? w.handleMissing : null
  const urlProblem = isTried && url.trim() !== '' && !isWebAddress(url.trim()) ? w.profileUrlBad : null
  return (
    <FormDialog
      title={w.editAccountTitle(account.handle)}
      submitLabel={w.saveAccount}
      size="medium"
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (handle.trim() === '' || (url.trim() !== '' && !isWebAddress(url.trim()))) return null
        return saveStep(
          'creators.updateAccount',
          {
            accountId: account.accountId,
            // Only what changed: a handle typed as it was must not become a rename.
            ...(handle.trim() === account.handle ? {} : { handle }),
            ...(url.trim() === (account.profileUrl ?? '') ? {} : { profileUrl: url.trim() || null }),
            ...(bio === (account.bio ?? '') ? {} : { bio: bio.trim() === '' ? null : bio }),
            isVerified: verified === 'unknown' ? null : verified === 'yes',
          },
          w.accountSaved(handle.trim().replace(/^@/, '')),
        )
      }}
    >
      <TextField
        label={w.handle}
        hint={w.handleHint}
        value={handle}
        maxLength={300}
        isRequired
        autoFocus
        problem={handleProblem}
        onChange={setHandle}
      />
      <TextField label={w.profileUrl} value={url} maxLength={2000} problem={urlProblem} onChange={setUrl} />
      <div className="flex flex-col gap-1">
        <span className="font-medium text-meta text-muted">{w.isVerified}</span>
        <Segmented
          label={w.isVerified}
          value={verified}
          choices={[
            { id: 'yes', label: w.yes },
            { id: 'no', label: w.no },
            { id: 'unknown', label: w.verifiedUnknown },
          ]}
          onChange={setVerified}
        />
      </div>
      <TextField label={w.bio} value={bio} lines={5} maxLength={20_000} onChange={setBio} />
    </FormDialog>
  )
}
