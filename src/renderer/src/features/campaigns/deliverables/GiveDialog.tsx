import { useState } from 'react'
import type { DeliverablePackage } from '../../../../../shared/contract/campaignHub'
import type { RosterEntry } from '../../../../../shared/contract/campaigns'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { FormDialog } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { SearchBox } from '../../../ui/TextField'
import { undoToast } from '../../../ui/undoToast'
import { campaignsWords } from '../words'
import { sizeOf, takersOf } from './deliverableView'
import { deliverablesWords } from './words'

/** Lines drawn at once; a longer roster is narrowed by typing. */
const MOST_SHOWN = 200
const MOST_CREATORS = 2000

/** Gives a package to creators of the roster. Those booked are chosen from the start. */
export function GiveDialog({
  campaignId,
  packages,
  packageId: first,
  roster,
  onClose,
}: {
  campaignId: string
  packages: readonly DeliverablePackage[]
  packageId: string | null
  roster: readonly RosterEntry[]
  onClose: () => void
}) {
  const w = useWords(deliverablesWords)
  const rosterW = useWords(campaignsWords)
  const format = useFormat()
  const [packageId, setPackageId] = useState(first ?? packages[0]?.id ?? null)
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const takers = takersOf(roster)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(takers.filter(({ status }) => status === 'booked').map(({ accountId }) => accountId)),
  )
  const found = packages.find(({ id }) => id === packageId)
  const wanted = text.trim().toLowerCase()
  const matching = takers.filter(({ handle, displayName }) =>
    `${handle}\n${displayName ?? ''}`.toLowerCase().includes(wanted),
  )
  const each = found ? sizeOf(found.items) : 0
  const problem = chosen.size === 0 ? w.nobodyChosen : chosen.size > MOST_CREATORS ? w.tooManyChosen : null
  const choose = (ids: readonly string[], isOn: boolean) =>
    setChosen((old) => {
      const next = new Set(old)
      for (const id of ids) {
        if (isOn) next.add(id)
        else next.delete(id)
      }
      return next
    })

  function give(): Promise<unknown> | null {
    setTried(true)
    if (!found || problem) return null
    return call('campaigns.addDeliverables', {
      campaignId,
      packageId: found.id,
      // In the order of the roster, not of the clicks.
      accountIds: takers.filter(({ accountId }) => chosen.has(accountId)).map(({ accountId }) => accountId),
    }).then(({ added, alreadyThere }) =>
      undoToast(w.given(added, format.count(added), alreadyThere, format.count(alreadyThere))),
    )
  }
  return (
    <FormDialog
      title={w.giveTitle}
      submitLabel={w.giveSubmit(chosen.size, format.count(chosen.size))}
      onSubmit={give}
      onClose={onClose}
      size="medium"
    >
      <Select
        label={w.package}
        hint={found ? w.eachGets(each, format.count(each)) : undefined}
        choices={packages.map(({ id, name }) => ({ id, label: name }))}
        value={packageId}
        onChange={setPackageId}
      />
      <fieldset className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0">
        <legend className="pb-1 font-medium text-meta text-muted">{w.creators}</legend>
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox label={w.findCreator} value={text} onChange={setText} className="w-56" />
          <span className="flex-1" />
          <Button
            size="small"
            onPress={() =>
              choose(
                matching.map(({ accountId }) => accountId),
                true,
              )
            }
          >
            {w.chooseAll}
          </Button>
          <Button
            size="small"
            onPress={() =>
              choose(
                matching.map(({ accountId }) => accountId),
                false,
              )
            }
          >
            {w.chooseNone}
          </Button>
        </div>
        <ul
          aria-label={w.creators}
          className="m-0 max-h-72 list-none overflow-auto rounded-panel border border-line p-0 px-3 py-1.5"
        >
          {matching.slice(0, MOST_SHOWN).map(({ accountId, handle, displayName, status }) => (
            <li key={accountId}>
              <Checkbox
                isSelected={chosen.has(accountId)}
                onChange={(isOn) => choose([accountId], isOn)}
                className="min-h-7"
              >
                <span className="font-medium">@{handle}</span>
                {displayName && <span className="truncate text-muted">{displayName}</span>}
                <Badge tone={status === 'booked' ? 'ok' : 'plain'}>{rosterW.statuses[status]}</Badge>
              </Checkbox>
            </li>
          ))}
          {matching.length === 0 && <li className="py-1 text-muted">{w.noCreatorMatches}</li>}
          {matching.length > MOST_SHOWN && (
            <li className="py-1 text-meta text-muted">{w.moreCreators(format.count(matching.length - MOST_SHOWN))}</li>
          )}
        </ul>
        <p role="status" className={isTried && problem ? 'text-bad text-meta' : 'text-meta text-muted'}>
          {isTried && problem ? problem : w.chosen(format.count(chosen.size), format.count(takers.length))}
        </p>
      </fieldset>
    </FormDialog>
  )
}
