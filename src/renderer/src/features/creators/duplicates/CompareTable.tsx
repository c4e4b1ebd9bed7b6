import { Equal, EqualNot } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Comparison, Holdings, MergeField } from '../../../../../shared/contract/creatorDuplicates'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Checkbox } from '../../../ui/Checkbox'
import { cx } from '../../../ui/cx'
import { type Choices, keptOf } from './choices'
import { calledAmong, fieldFace, platformNames } from './faces'
import { duplicatesWords } from './words'

type Field = Comparison['fields'][number]
type Creator = Comparison['creators'][number]

export interface CompareTableProps {
  comparison: Comparison
  /** all of the group, also those that stay out of the merge */
  choices: Choices
  onChange: (choices: Choices) => void
  /** creators of the group that can be left out; none where there are just two */
  canLeave: boolean
}

const CELL = 'px-2 py-1.5 align-top text-start font-normal [overflow-wrap:anywhere]'

/** Creators beside each other, a fact a row; the last column is what the merge leaves. */
export function CompareTable({ comparison, choices, onChange, canLeave }: CompareTableProps) {
  const w = useWords(duplicatesWords)
  const kept = keptOf(comparison, choices)
  const { creators } = comparison
  const called = calledAmong(creators, w.noAccount)
  const names = creators.map(({ creatorId }) => called.get(creatorId) ?? w.noAccount)
  const format = useFormat()
  return (
    <table className="w-full min-w-max table-fixed border-collapse text-body">
      <caption className="sr-only">{w.compareOf(names.join(', '))}</caption>
      <colgroup>
        <col className="w-[148px]" />
        {creators.map(({ creatorId }) => (
          <col key={creatorId} className="w-[220px]" />
        ))}
        <col className="w-[220px]" />
      </colgroup>
      <thead>
        <tr className="border-line-strong border-b">
          <th scope="col" className={cx(CELL, 'text-caption text-muted')}>
            {w.field}
          </th>
          {creators.map((creator, i) => (
            <th key={creator.creatorId} scope="col" className={CELL}>
              <span className="block truncate font-semibold">{names[i]}</span>
              <Radio
                name="kept"
                isSelected={creator.creatorId === kept}
                title={w.keepHint}
                onSelect={() => onChange({ ...choices, keptId: creator.creatorId })}
              >
                {creator.creatorId === kept ? w.kept : w.keep}
                <span className="sr-only"> {names[i]}</span>
              </Radio>
              {canLeave && (
                <Checkbox
                  isSelected
                  label={w.includeOf(names[i] ?? '')}
                  onChange={() => onChange({ ...choices, left: new Set([...choices.left, creator.creatorId]) })}
                >
                  {w.include}
                </Checkbox>
              )}
            </th>
          ))}
          <th scope="col" className={cx(CELL, 'bg-sunken')}>
            <span className="block font-semibold">{w.after}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {comparison.fields.map((field) => (
          <FieldRow key={field.field} field={field} comparison={comparison} choices={choices} onChange={onChange} />
        ))}
        {comparison.united.map(({ field, values, all }) => (
          <Row
            key={field}
            label={w.fields[field]}
            differs={new Set(values.map((list) => list.toSorted().join('\n').toLowerCase())).size > 1}
            cells={values.map((list) => list.join(', ') || w.unknown)}
            result={
              <>
                {all.join(', ')}
                <Note>{w.all}</Note>
              </>
            }
          />
        ))}
        <Row
          label={w.accounts}
          cells={creators.map((creator) => <Accounts key={creator.creatorId} creator={creator} />)}
          result={w.all}
        />
        {(['contacts', 'agents', 'campaigns'] as const).map((kind) => {
          const all = [...new Set(creators.flatMap((creator) => creator[kind]))]
          return all.length === 0 ? null : (
            <Row
              key={kind}
              label={w[kind]}
              differs={creators.some((creator) => creator[kind].length < all.length)}
              cells={creators.map((creator) => creator[kind].join(', ') || w.unknown)}
              result={
                <>
                  {all.join(', ')}
                  <Note>{w.all}</Note>
                </>
              }
            />
          )
        })}
        <Row
          label={w.hangs}
          cells={creators.map(({ holdings }) => hanging(holdings, w, format.count) || w.nothingHangs)}
          result={w.all}
        />
        <Row
          label={w.addedOn}
          cells={creators.map(({ addedOn }) => format.date(addedOn))}
          result={format.date(creators.map(({ addedOn }) => addedOn).toSorted()[0])}
        />
      </tbody>
    </table>
  )
}

type Words = ReturnType<typeof duplicatesWords>

/** "2 accounts, 1 price and 3 contacts" */
export function hanging(holdings: Holdings, w: Words, count: (n: number) => string): string {
  const kinds = Object.keys(holdings) as (keyof Holdings)[]
  return w.hangsList(kinds.filter((kind) => holdings[kind] > 0).map((kind) => ({ kind, count: count(holdings[kind]) })))
}

function FieldRow({ field, comparison, choices, onChange }: Omit<CompareTableProps, 'canLeave'> & { field: Field }) {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const called = calledAmong(comparison.creators, w.noAccount)
  const chosen = choices.values[field.field]
  const isBoth = field.why === 'united' && chosen === undefined
  const stays = chosen ?? field.suggestedId
  const label = field.name ?? labelOf(field.field, w)
  const choose = (creatorId: string | null) => {
    const { [field.field]: _, ...others } = choices.values
    onChange({ ...choices, values: creatorId === null ? others : { ...others, [field.field]: creatorId } })
  }
  const at = comparison.creators.findIndex(({ creatorId }) => creatorId === stays)
  const value = field.values[at] ?? null
  const shown = (text: string | null) => (text === null ? w.unknown : fieldFace(field.field, text, locale))
  const texts = [...new Set(field.values.filter((text) => text !== null))]
  return (
    <Row
      label={label}
      differs={field.differs}
      cells={comparison.creators.map((creator, i) => {
        const text = field.values[i] ?? null
        const day = field.setOn[i] ?? null
        const inner = (
          <>
            <span className="whitespace-pre-line">{shown(text)}</span>
            {field.differs && day !== null && <Note>{w.setOn(format.date(day))}</Note>}
          </>
        )
        if (!field.differs) return inner
        return (
          <Radio
            key={creator.creatorId}
            name={field.field}
            isSelected={!isBoth && creator.creatorId === stays}
            onSelect={() => choose(creator.creatorId)}
            label={w.choose(label, shown(text), called.get(creator.creatorId) ?? w.noAccount)}
          >
            {inner}
          </Radio>
        )
      })}
      result={
        field.why === 'united' ? (
          <>
            <Radio name={field.field} isSelected={isBoth} onSelect={() => choose(null)}>
              {w.both}
            </Radio>
            <span className="mt-1 block whitespace-pre-line">{isBoth ? texts.join('\n\n') : shown(value)}</span>
          </>
        ) : (
          <>
            <span className="whitespace-pre-line">{shown(value)}</span>
            {field.differs && chosen === undefined && <Note>{w.why2[field.why]}</Note>}
          </>
        )
      }
    />
  )
}

function labelOf(field: MergeField, w: Words): string {
  const known: Readonly<Record<string, string>> = w.fields
  return known[field] ?? field
}

function Row({
  label,
  differs,
  cells,
  result,
}: {
  label: string
  /** undefined where there is nothing to compare */
  differs?: boolean
  cells: readonly ReactNode[]
  result: ReactNode
}) {
  const w = useWords(duplicatesWords)
  return (
    <tr className="border-line border-b">
      <th scope="row" className={cx(CELL, 'text-muted')}>
        <span className="flex items-center gap-1.5">
          {differs === undefined ? (
            <span className="w-3.5" />
          ) : differs ? (
            <EqualNot size={14} aria-hidden="true" className="shrink-0 text-warn" />
          ) : (
            <Equal size={14} aria-hidden="true" className="shrink-0 text-muted" />
          )}
          <span className={cx(differs && 'font-medium text-fg')}>{label}</span>
          {differs && <span className="sr-only">({w.differs})</span>}
        </span>
      </th>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a row never move
        <td key={i} className={CELL}>
          {cell}
        </td>
      ))}
      <td className={cx(CELL, 'bg-sunken')}>{result}</td>
    </tr>
  )
}

function Note({ children }: { children: ReactNode }) {
  return <span className="block text-caption text-muted">{children}</span>
}

/** A native radio: its group runs over the cells of a row, which no wrapping element can. */
function Radio({
  name,
  isSelected,
  onSelect,
  label,
  title,
  children,
}: {
  name: string
  isSelected: boolean
  onSelect: () => void
  label?: string
  title?: string
  children: ReactNode
}) {
  return (
    <label title={title} className="flex min-h-6 items-start gap-1.5 font-normal">
      <input
        type="radio"
        name={`merge.${name}`}
        checked={isSelected}
        onChange={onSelect}
        {...(label ? { 'aria-label': label } : {})}
        className="mt-[3px] size-3.5 shrink-0 accent-accent"
      />
      <span className="min-w-0">{children}</span>
    </label>
  )
}

function Accounts({ creator }: { creator: Creator }) {
  const w = useWords(duplicatesWords)
  const format = useFormat()
  return (
    <ul className="m-0 flex list-none flex-col gap-1 p-0">
      {creator.accounts.map((account) => (
        <li key={account.accountId}>
          @{account.handle} <span className="text-muted">{platformNames[account.platform]}</span>
          <Note>
            {account.followers !== null && w.followers(format.compact(account.followers))}
            {account.followers !== null && account.measuredOn !== null && `, ${format.date(account.measuredOn)}`}
            {account.formerHandles.length > 0 &&
              ` · ${w.formerly(account.formerHandles.map((handle) => `@${handle}`).join(', '))}`}
          </Note>
        </li>
      ))}
    </ul>
  )
}
