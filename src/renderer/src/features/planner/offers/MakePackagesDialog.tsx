import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { FormDialog } from '../../../ui/FormDialog'
import { NumberField } from '../../../ui/NumberField'
import { Segmented } from '../../../ui/Segmented'
import { undoToast } from '../../../ui/undoToast'
import { OfferFields } from './OfferFields'
import { offersWords } from './words'

type Line = { key: number; name: string; posts: number; discount: number }
const MOST = 10

/** Packages for many creators at once, from one price each or from the rates on record. */
export function MakePackagesDialog({
  campaignId,
  entryIds,
  creators,
  onClose,
}: {
  campaignId: string
  /** null: everybody on the roster */
  entryIds: readonly string[] | null
  creators: number
  onClose: () => void
}) {
  const w = useWords(offersWords)
  const format = useFormat()
  const [from, setFrom] = useState<'price' | 'rates'>('price')
  const [lines, setLines] = useState<Line[]>([
    { key: 0, name: w.oneVideo, posts: 1, discount: 0 },
    { key: 1, name: w.threeVideos, posts: 3, discount: 0.1 },
  ])
  const [isTried, setTried] = useState(false)
  const nextKey = useRef(lines.length)
  const set = (key: number, change: Partial<Line>) =>
    setLines((old) => old.map((line) => (line.key === key ? { ...line, ...change } : line)))

  function make(): Promise<unknown> | null {
    setTried(true)
    if (from === 'price' && lines.some(({ name }) => name.trim() === '')) return null
    const offers =
      from === 'rates'
        ? { from }
        : { from, packages: lines.map(({ name, posts, discount }) => ({ name: name.trim(), posts, discount })) }
    return call('planner.makePackages', { campaignId, entryIds: entryIds && [...entryIds], offers }).then((made) =>
      undoToast(
        w.made(
          made.packages,
          format.count(made.packages),
          made.creators,
          format.count(made.creators),
          made.skipped > 0 ? format.count(made.skipped) : null,
        ),
      ),
    )
  }
  return (
    <FormDialog
      title={w.makeTitle(creators, format.count(creators))}
      submitLabel={w.make}
      onSubmit={make}
      onClose={onClose}
      size="medium"
    >
      <p className="text-muted">{w.makeExplain}</p>
      <Segmented
        label={w.from}
        choices={[
          { id: 'price', label: w.fromPrice },
          { id: 'rates', label: w.fromRates },
        ]}
        value={from}
        onChange={setFrom}
      />
      <p className="text-meta text-muted">{from === 'price' ? w.fromPriceHint : w.fromRatesHint}</p>
      {from === 'price' && (
        <>
          <ol className="m-0 flex list-none flex-col gap-2 p-0">
            {lines.map((line) => (
              <li key={line.key} className="grid grid-cols-[1fr_88px_104px_28px] items-start gap-3">
                <OfferFields
                  name={line.name}
                  posts={line.posts}
                  isTried={isTried}
                  onChange={(change) => set(line.key, change)}
                />
                <NumberField
                  label={w.discount}
                  value={line.discount}
                  min={0}
                  max={1}
                  step={0.01}
                  formatOptions={{ style: 'percent', maximumFractionDigits: 1 }}
                  onChange={(discount) => set(line.key, { discount: discount ?? 0 })}
                />
                {lines.length > 1 && (
                  <IconButton
                    label={w.remove(line.name.trim() || w.untitled)}
                    icon={<X size={14} aria-hidden="true" />}
                    className="mt-5"
                    onPress={() => setLines(lines.filter(({ key }) => key !== line.key))}
                  />
                )}
              </li>
            ))}
          </ol>
          {lines.length < MOST && (
            <Button
              size="small"
              className="self-start"
              icon={<Plus size={14} aria-hidden="true" />}
              onPress={() => {
                setLines([...lines, { key: nextKey.current, name: '', posts: 1, discount: 0 }])
                nextKey.current += 1
              }}
            >
              {w.addOffer}
            </Button>
          )}
        </>
      )}
    </FormDialog>
  )
}
