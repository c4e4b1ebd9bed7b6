import { Ellipsis, Plus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { DeliverablePackage } from '../../../../../shared/contract/campaignHub'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { MenuButton } from '../../../ui/Menu'
import { Section } from '../../../ui/Screen'
import { startStep } from '../../../ui/saveStep'
import { PackageDialog } from './PackageDialog'
import { deliverablesWords } from './words'

/** What a creator owes as a rule, by name. */
export function Packages({
  campaignId,
  packages,
  noRoster,
  onGive,
}: {
  campaignId: string
  packages: readonly DeliverablePackage[]
  /** why nobody can be given one */
  noRoster: string | null
  onGive: (packageId: string) => void
}) {
  const w = useWords(deliverablesWords)
  const format = useFormat()
  const [open, setOpen] = useState<{ found: DeliverablePackage | null } | null>(null)
  return (
    <Section
      title={w.packages}
      actions={
        <Button
          size="small"
          look={packages.length === 0 ? 'primary' : 'secondary'}
          icon={<Plus size={14} aria-hidden="true" />}
          onPress={() => setOpen({ found: null })}
        >
          {w.addPackage}
        </Button>
      }
    >
      {packages.length === 0 && <p className="max-w-[60ch] text-muted">{w.noPackages}</p>}
      <ul aria-label={w.packages} className="m-0 flex list-none flex-col gap-2 p-0 empty:hidden">
        {packages.map((found) => (
          <li key={found.id} className="flex items-start gap-2 rounded-panel border border-line bg-raised p-3">
            <div className="flex min-w-0 flex-1 flex-col gap-1 [overflow-wrap:anywhere]">
              <h3 className="font-medium">{found.name}</h3>
              <p className="text-muted">
                {found.items
                  .map(({ count, title, kind }) => w.itemLine(format.count(count), title, w.kinds[kind]))
                  .join(' · ')}
              </p>
              <p className="text-meta text-muted">{w.givenTo(found.creators, format.count(found.creators))}</p>
            </div>
            <Button
              size="small"
              icon={<UserPlus size={14} aria-hidden="true" />}
              label={w.givePackage(found.name)}
              disabledReason={noRoster}
              onPress={() => onGive(found.id)}
            >
              {w.give}
            </Button>
            <MenuButton
              label={w.actionsOf(found.name)}
              placement="bottom end"
              groups={[
                {
                  label: w.actionsOf(found.name),
                  items: [
                    { id: 'edit', label: w.edit, onAction: () => setOpen({ found }) },
                    {
                      id: 'remove',
                      label: w.remove,
                      isDanger: true,
                      disabledReason: found.creators > 0 ? w.packageInUse : null,
                      onAction: () =>
                        startStep('campaigns.removePackage', { packageId: found.id }, w.packageRemoved(found.name)),
                    },
                  ],
                },
              ]}
              trigger={
                <IconButton
                  size="small"
                  label={w.actionsOf(found.name)}
                  icon={<Ellipsis size={14} aria-hidden="true" />}
                />
              }
            />
          </li>
        ))}
      </ul>
      {open && <PackageDialog campaignId={campaignId} found={open.found} onClose={() => setOpen(null)} />}
    </Section>
  )
}
