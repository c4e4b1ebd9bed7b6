import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { AccountRecord } from '../../../../../shared/contract/creatorRecord'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { AudienceDialog } from './AudienceDialog'
import { AudienceTable } from './AudienceTable'
import { type Dimension, dimensionName, dimensions, sharesOf } from './audience'
import { Nothing, Part } from './Part'
import { profileWords } from './words'

const SHOWN = 6

/** Whom the account reaches, by country, age and gender, and what these make together. */
export function Audience({ account }: { account: AccountRecord }) {
  const w = useWords(profileWords)
  const [editing, setEditing] = useState<Dimension | null>(null)
  const isEmpty = account.audience.length === 0
  return (
    <Part
      id="audience"
      title={w.audienceOf(account.handle)}
      actions={
        isEmpty && (
          <Button size="small" onPress={() => setEditing('country')}>
            {w.addAudience}
          </Button>
        )
      }
    >
      {isEmpty ? (
        <Nothing>{w.noAudience}</Nothing>
      ) : (
        <>
          <div className="grid grid-cols-[repeat(auto-fit,minmax(220px,1fr))] items-start gap-x-6 gap-y-4">
            {dimensions.map((dimension) => (
              <Bars key={dimension} account={account} dimension={dimension} onEdit={() => setEditing(dimension)} />
            ))}
          </div>
          <AudienceTable account={account} />
        </>
      )}
      {editing && (
        <AudienceDialog key={editing} account={account} dimension={editing} onClose={() => setEditing(null)} />
      )}
    </Part>
  )
}

function Bars({ account, dimension, onEdit }: { account: AccountRecord; dimension: Dimension; onEdit: () => void }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const [isAll, setAll] = useState(false)
  const parts = sharesOf(account, dimension)
  const shown = isAll ? parts : parts.slice(0, SHOWN)
  const stated = parts[0]
  const rest = 1 - parts.reduce((sum, { share }) => sum + share, 0)
  return (
    <section aria-label={w.dimensions[dimension]} className="flex min-w-0 flex-col gap-1">
      <div className="flex items-center gap-1">
        <h3 className="min-w-0 flex-1 truncate font-medium text-meta text-muted">{w.dimensions[dimension]}</h3>
        <IconButton
          size="small"
          label={w.editDimension[dimension]}
          icon={<Pencil size={13} aria-hidden="true" />}
          onPress={onEdit}
        />
      </div>
      {parts.length === 0 ? (
        <p className="text-muted">{w.notStated}</p>
      ) : (
        <ul className="flex flex-col gap-0.5">
          {shown.map(({ key, share }) => (
            <Bar
              key={key}
              label={dimensionName(dimension, key, w, locale)}
              share={share}
              title={`${dimensionName(dimension, key, w, locale)} ${format.percent(share, 2)}`}
            />
          ))}
          {rest > 0.005 && (isAll || parts.length <= SHOWN) && <Bar label={w.notStated} share={rest} isQuiet />}
        </ul>
      )}
      {parts.length > SHOWN && (
        <div>
          <Button size="small" look="quiet" onPress={() => setAll(!isAll)}>
            {isAll ? w.showFewerCountries : w.showAllCountries(format.count(parts.length))}
          </Button>
        </div>
      )}
      {stated && (
        <p className="text-caption text-muted [overflow-wrap:anywhere]">
          {w.stated(stated.source, format.date(stated.measuredOn))}
        </p>
      )}
    </section>
  )
}

function Bar({ label, share, title, isQuiet }: { label: string; share: number; title?: string; isQuiet?: boolean }) {
  const format = useFormat()
  return (
    <li title={title} className="grid grid-cols-[minmax(64px,120px)_1fr_44px] items-center gap-2">
      <span className={isQuiet ? 'truncate text-muted' : 'truncate'}>{label}</span>
      <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken forced-colors:border">
        <span
          className={`block h-full rounded-full forced-colors:bg-[CanvasText] ${isQuiet ? 'bg-line-strong' : 'bg-chart-1'}`}
          style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
        />
      </span>
      <span className="num text-meta">{format.percent(share, 0)}</span>
    </li>
  )
}
