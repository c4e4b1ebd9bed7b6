import { useEffect, useRef } from 'react'
import type { Comparison, DuplicateGroup } from '../../../../../shared/contract/creatorDuplicates'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { Section } from '../../../ui/Screen'
import { Select } from '../../../ui/Select'
import { CompareTable, hanging } from './CompareTable'
import { accountChoice, type Choices, keptOf, type SameAccount } from './choices'
import { calledAmong } from './faces'
import { Reasons } from './Reasons'
import { duplicatesWords } from './words'

export interface CompareProps {
  group: DuplicateGroup
  /** null until it is read, or where fewer than two are left in */
  comparison: Comparison | null
  choices: Choices
  onChange: (choices: Choices) => void
  onMerge: () => void
  onApart: (creatorId: string | null) => void
  onEscape: () => void
  mergeReason: string | null
  isMerging: boolean
}

/** One group: why it is one, its creators side by side, and the two ways to settle it. */
export function Compare(props: CompareProps) {
  const { group, comparison, choices, onChange, onMerge, onApart, onEscape, mergeReason, isMerging } = props
  const w = useWords(duplicatesWords)
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another group begins at its top
  useEffect(() => {
    box.current?.scrollTo({ top: 0 })
  }, [group.key])
  const isTwo = group.creators.length === 2
  const left = group.creators.filter(({ creatorId }) => choices.left.has(creatorId))
  const called = calledAmong(group.creators, w.noAccount)
  const name = ({ creatorId }: { creatorId: string }) => called.get(creatorId) ?? w.noAccount
  return (
    <section
      aria-label={w.compareOf(group.creators.map(name).join(', '))}
      data-compare
      className="flex min-h-0 min-w-0 flex-1 flex-col"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onEscape()
      }}
    >
      <div ref={box} className="flex min-h-0 flex-1 flex-col gap-5 overflow-auto p-4">
        <Reasons group={group} />
        <Section title={w.compare}>
          {left.length > 0 && (
            <div className="flex flex-wrap gap-3">
              {left.map((creator) => (
                <Checkbox
                  key={creator.creatorId}
                  isSelected={false}
                  onChange={() =>
                    onChange({ ...choices, left: new Set([...choices.left].filter((id) => id !== creator.creatorId)) })
                  }
                >
                  {w.includeOf(name(creator))}
                </Checkbox>
              ))}
            </div>
          )}
          {comparison && (
            <div className="min-w-0">
              <CompareTable comparison={comparison} choices={choices} onChange={onChange} canLeave={!isTwo} />
            </div>
          )}
          {comparison?.distinct.map(({ aId, bId, decidedBy, decidedAt }) => (
            <p key={`${aId} ${bId}`} className="text-warn">
              {w.toldApart(decidedBy, format.instant(decidedAt))}
            </p>
          ))}
        </Section>
        {comparison && comparison.sameAccounts.length > 0 && (
          <Section title={w.sameAccounts}>
            <p className="max-w-[80ch] text-muted">{w.sameAccountHint}</p>
            {comparison.sameAccounts.map((same) => (
              <SameAccountChoice
                key={same.accountIds.join(' ')}
                same={same}
                comparison={comparison}
                choices={choices}
                onChange={onChange}
              />
            ))}
          </Section>
        )}
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t px-4 py-2">
        <p className="min-w-[240px] flex-1 text-meta text-muted">
          {comparison && <Preview {...{ comparison, choices }} />}
        </p>
        {!isTwo &&
          group.creators.map((creator) => (
            <Button key={creator.creatorId} size="small" look="quiet" onPress={() => onApart(creator.creatorId)}>
              {`${name(creator)}: ${w.apartOne}`}
            </Button>
          ))}
        <Button keys="n" onPress={() => onApart(null)}>
          {isTwo ? w.notSame : w.noneSame}
        </Button>
        <Button look="primary" keys="m" onPress={onMerge} disabledReason={mergeReason} isPending={isMerging}>
          {w.mergeCount(format.count(group.creators.length - left.length))}
        </Button>
      </footer>
    </section>
  )
}

/** What the merge does, in a sentence. */
function Preview({ comparison, choices }: { comparison: Comparison; choices: Choices }) {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  const kept = keptOf(comparison, choices)
  const called = calledAmong(comparison.creators, w.noAccount)
  const name = ({ creatorId }: { creatorId: string }) => called.get(creatorId) ?? w.noAccount
  const dropped = comparison.creators.filter(({ creatorId }) => creatorId !== kept)
  const one = comparison.creators.find(({ creatorId }) => creatorId === kept)
  const [first] = dropped
  if (!one || !first) return null
  const total = { ...first.holdings }
  for (const { holdings } of dropped.slice(1)) {
    for (const kind of Object.keys(total) as (keyof typeof total)[]) total[kind] += holdings[kind]
  }
  return w.preview(name(one), dropped.map(name).join(', '), hanging(total, w, format.count))
}

function SameAccountChoice({
  same,
  comparison,
  choices,
  onChange,
}: {
  same: SameAccount
  comparison: Comparison
  choices: Choices
  onChange: (choices: Choices) => void
}) {
  const w = useWords(duplicatesWords)
  const { key, isOne, keptId } = accountChoice(same, choices)
  const accounts = comparison.creators.flatMap((creator) => creator.accounts)
  const set = (next: { isOne: boolean; keptId: string }) =>
    onChange({ ...choices, accounts: { ...choices.accounts, [key]: next } })
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="flex min-w-0 flex-col">
        <p>{same.sentence}</p>
        <Checkbox isSelected={isOne} onChange={(next) => set({ isOne: next, keptId })}>
          {w.sameAccount}
        </Checkbox>
      </div>
      {isOne && (
        <Select
          label={w.handleStays}
          choices={same.accountIds.flatMap((id) => {
            const account = accounts.find(({ accountId }) => accountId === id)
            return account ? [{ id, label: `@${account.handle}` }] : []
          })}
          value={keptId}
          onChange={(id) => set({ isOne, keptId: id })}
          className="w-[220px]"
        />
      )}
    </div>
  )
}
