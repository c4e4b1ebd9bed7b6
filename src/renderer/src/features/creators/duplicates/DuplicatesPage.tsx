import { ArrowLeft, RefreshCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  type DuplicateGroup,
  type DuplicateReason,
  duplicateReasons,
} from '../../../../../shared/contract/creatorDuplicates'
import { useApiCommand, useApiQuery } from '../../../lib/api'
import { useCommands } from '../../../lib/commands'
import { useFormat, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { MenuButton } from '../../../ui/Menu'
import { JobBar } from '../../../ui/Progress'
import { Screen } from '../../../ui/Screen'
import { Select } from '../../../ui/Select'
import { toastError, undoToast } from '../../../ui/undoToast'
import { ApartDialog } from './ApartDialog'
import { Compare } from './Compare'
import { type Choices, included, keptOf, mergeInput, noChoices } from './choices'
import { calledAmong } from './faces'
import { GroupList } from './GroupList'
import { SureDialog } from './SureDialog'
import { useDuplicates } from './useDuplicates'
import { duplicatesWords } from './words'

/** Creators that may be here twice: the groups left, the open one side by side. */
export function DuplicatesPage() {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  const found = useDuplicates()
  const { data, job } = found
  const [openKey, setOpenKey] = useState<string | null>(null)
  const [lastIndex, setLastIndex] = useState(0)
  const [sure, setSure] = useState<DuplicateReason[] | null>(null)
  const [isApartShown, setApartShown] = useState(false)
  const apart = useApiQuery('creators.distinctPairs', {}, { keepPrevious: true }).data?.total ?? 0
  const groups = data?.groups ?? []
  // A group that was settled goes; the one that takes its place opens.
  const open = groups.find(({ key }) => key === openKey) ?? groups[Math.min(lastIndex, groups.length - 1)] ?? null
  const showGroup = (key: string) => {
    setOpenKey(key)
    setLastIndex(groups.findIndex((group) => group.key === key))
  }
  const finding = data?.finding ?? null
  return (
    <Screen
      title={w.title}
      subtitle={finding && w.subtitle(format.count(finding.groups), format.count(finding.creators))}
      scroll="parts"
      actions={
        <>
          <Button icon={<ArrowLeft size={14} aria-hidden="true" />} onPress={() => navigate({ screen: 'creators' })}>
            {w.backToList}
          </Button>
          <Button icon={<RefreshCw size={14} aria-hidden="true" />} isPending={job.isRunning} onPress={found.search}>
            {finding ? w.searchAgain : w.search}
          </Button>
          <SureMenu sure={data?.sure ?? []} onChoose={setSure} />
        </>
      }
      toolbar={
        finding &&
        (finding.groups > 0 || apart > 0) && (
          <>
            <ReasonFilter reasons={data?.reasons ?? []} value={found.reason} onChange={found.setReason} />
            {apart > 0 && (
              <Button look="quiet" size="small" onPress={() => setApartShown(true)}>
                {w.apartButton(format.count(apart))}
              </Button>
            )}
            {finding.leftForLater > 0 && (
              <span className="text-meta text-muted">{w.leftForLater(format.count(finding.leftForLater))}</span>
            )}
            {data?.isOutdated && !job.isRunning && (
              <span className="ms-auto flex items-center gap-1 text-meta text-muted">
                {w.outdated}
                <Button size="small" look="quiet" onPress={found.search}>
                  {w.searchAgain}
                </Button>
              </span>
            )}
          </>
        )
      }
    >
      {found.error && <ErrorNote error={found.error} onRetry={found.search} className="m-3 max-w-[640px]" />}
      {job.isRunning && groups.length === 0 ? (
        <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6">
          <p className="text-muted text-title">{w.searching}</p>
          <JobBar job={job.progress} label={w.searching} className="w-[360px] max-w-full" />
          <Button onPress={job.cancel}>{w.cancel}</Button>
        </div>
      ) : open ? (
        <div className="flex min-h-0 flex-1">
          <div className="flex w-[320px] shrink-0 flex-col border-line border-e max-[1100px]:w-[240px]">
            {job.isRunning && (
              <div className="flex items-end gap-2 border-line border-b p-2">
                <JobBar job={job.progress} label={w.searching} className="flex-1" />
                <Button size="small" onPress={job.cancel}>
                  {w.cancel}
                </Button>
              </div>
            )}
            <GroupList groups={groups} openKey={open.key} onOpen={showGroup} onEnter={focusCompare} />
            {data && groups.length < data.total && (
              <div className="flex flex-wrap items-center gap-2 border-line border-t p-2 text-meta text-muted">
                {w.more(format.count(groups.length), format.count(data.total))}
                {found.canShowMore && (
                  <Button size="small" look="quiet" onPress={found.showMore}>
                    {w.showMore}
                  </Button>
                )}
              </div>
            )}
          </div>
          <OpenGroup key={open.key} group={open} />
        </div>
      ) : (
        data &&
        !found.error && (
          <Nothing
            title={finding === null ? undefined : found.reason ? w.noMatchTitle : w.noneTitle}
            sentence={found.wasStopped ? w.stopped : found.reason ? w.noMatch(w.reasons[found.reason]) : w.none}
          >
            {found.reason ? (
              <Button look="primary" onPress={() => found.setReason(null)}>
                {w.clearFilter}
              </Button>
            ) : (
              <Button look="primary" onPress={found.search}>
                {finding ? w.searchAgain : w.search}
              </Button>
            )}
          </Nothing>
        )
      )}
      {sure && <SureDialog reasons={sure} onClose={() => setSure(null)} />}
      {isApartShown && <ApartDialog onClose={() => setApartShown(false)} />}
    </Screen>
  )
}

function Nothing({ title, sentence, children }: { title: string | undefined; sentence: string; children: ReactNode }) {
  return (
    <EmptyState {...(title ? { title } : {})} sentence={sentence}>
      {children}
    </EmptyState>
  )
}

/** The keys go on in the comparison: at the record that stays. */
function focusCompare(): void {
  document.querySelector<HTMLElement>('[data-compare] input:checked')?.focus()
}
function focusList(): void {
  document.querySelector<HTMLElement>('[role=listbox] [data-selected]')?.focus()
}

function OpenGroup({ group }: { group: DuplicateGroup }) {
  const w = useWords(duplicatesWords)
  const [choices, setChoices] = useState<Choices>(noChoices)
  const ids = included(group, choices)
  const input = {
    creatorIds: ids,
    ...(choices.keptId && ids.includes(choices.keptId) ? { keptCreatorId: choices.keptId } : {}),
  }
  const compared = useApiQuery('creators.compare', input, { isEnabled: ids.length > 1, keepPrevious: true })
  const comparison = ids.length > 1 ? (compared.data ?? null) : null
  const called = calledAmong(group.creators, w.noAccount)
  const name = ({ creatorId }: { creatorId: string }) => called.get(creatorId) ?? w.noAccount
  const merge = useApiCommand('creators.merge', { onFailed: toastError })
  const apart = useApiCommand('creators.setDistinct', { onFailed: toastError })
  const mergeReason = ids.length < 2 ? w.tooFew : null

  async function mergeNow(): Promise<void> {
    if (!comparison || mergeReason !== null || merge.isRunning) return
    const keptId = keptOf(comparison, choices)
    const names = { kept: [] as string[], dropped: [] as string[] }
    for (const one of comparison.creators) names[one.creatorId === keptId ? 'kept' : 'dropped'].push(name(one))
    const done = await merge.run(mergeInput(comparison, choices)).catch(() => null)
    if (done) await undoToast(w.mergedToast(names.dropped.join(', '), names.kept.join()))
  }
  async function tellApart(creatorId: string | null): Promise<void> {
    if (apart.isRunning) return
    const all = group.creators.map((one) => one.creatorId)
    const pairs = all.flatMap((aId, i) =>
      all
        .slice(i + 1)
        .flatMap((bId) => (creatorId === null || creatorId === aId || creatorId === bId ? [{ aId, bId }] : [])),
    )
    const done = await apart.run({ pairs }).catch(() => null)
    if (!done) return
    const names = group.creators.map(name)
    const [a = '', b = ''] = names
    await undoToast(w.apartToast(names.length === 2 ? w.between(a, b) : names.join(', ')))
  }

  useCommands([
    {
      id: 'creators.mergeGroup',
      title: w.commandMerge,
      menu: 'record',
      keys: ['m'],
      disabledReason: () => mergeReason,
      run: () => void mergeNow(),
    },
    { id: 'creators.tellApart', title: w.commandApart, menu: 'record', keys: ['n'], run: () => void tellApart(null) },
  ])

  if (compared.error && ids.length > 1) {
    return (
      <ErrorNote
        error={compared.error}
        onRetry={() => void compared.refetch()}
        className="m-4 max-w-[640px] self-start"
      />
    )
  }
  return (
    <Compare
      group={group}
      comparison={comparison}
      choices={choices}
      onChange={setChoices}
      onMerge={() => void mergeNow()}
      onApart={(creatorId) => void tellApart(creatorId)}
      onEscape={focusList}
      mergeReason={mergeReason}
      isMerging={merge.isRunning}
    />
  )
}

function ReasonFilter({
  reasons,
  value,
  onChange,
}: {
  reasons: readonly { kind: DuplicateReason; groups: number }[]
  value: DuplicateReason | null
  onChange: (reason: DuplicateReason | null) => void
}) {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  return (
    <Select
      label={w.reason}
      isLabelHidden
      className="w-[220px]"
      value={value ?? 'all'}
      onChange={(id) => onChange(duplicateReasons.find((kind) => kind === id) ?? null)}
      choices={[
        { id: 'all', label: w.allReasons },
        ...reasons.map(({ kind, groups }) => ({ id: kind, label: w.reasons[kind], hint: format.count(groups) })),
      ]}
    />
  )
}

function SureMenu({
  sure,
  onChoose,
}: {
  sure: readonly { reasons: DuplicateReason[]; groups: number }[]
  onChoose: (reasons: DuplicateReason[]) => void
}) {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  if (sure.length === 0) {
    return <Button disabledReason={w.sureNone}>{w.sureMenu}</Button>
  }
  return (
    <MenuButton
      label={w.sureMenu}
      placement="bottom end"
      groups={[
        {
          title: w.sureMenu,
          items: sure.map(({ reasons, groups }) => ({
            id: reasons.join(' '),
            label: `${w.sureOf(format.count(groups), reasons)}…`,
            onAction: () => onChoose(reasons),
          })),
        },
      ]}
      trigger={<Button look="primary">{w.sureMenu}</Button>}
    />
  )
}
