import { type MatchPart, type MatchWeights, matchParts, usualWeights } from '../../../../../shared/domain/match'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { PopoverButton } from '../../../ui/Dialog'
import { Slider } from '../../../ui/Slider'
import { matchWords } from './words'

export interface WeightsProps {
  weights: MatchWeights
  /** while a thumb is dragged */
  onDrag: (weights: MatchWeights) => void
  /** once it is let go */
  onChange: (weights: MatchWeights) => void
  client: string
  clientWeights: MatchWeights | null
  onSave: () => void
}

/** How much each part of the fit counts, to be changed at will and kept for the client. */
export function Weights({ weights, onDrag, onChange, client, clientWeights, onSave }: WeightsProps) {
  const w = useWords(matchWords)
  const format = useFormat()
  const whole = matchParts.reduce((sum, part) => sum + weights[part], 0)
  const isSaved = isSame(weights, clientWeights ?? usualWeights)
  const isUsual = isSame(weights, usualWeights)
  const label = isSaved ? (clientWeights ? w.ofClient(client) : w.usual) : w.unsaved
  const shown = (weight: number) => w.weightShown(weight, format.percent(whole > 0 ? weight / whole : 0, 0))
  const changed = (part: MatchPart, weight: number) => ({ ...weights, [part]: weight })
  return (
    <section aria-label={w.weights} className="flex flex-col gap-2 border-line border-b px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-semibold text-title">{w.weights}</h2>
        <span className={isSaved ? 'text-muted' : 'font-medium text-warn'}>{label}</span>
        <span className="flex-1" />
        <PopoverButton
          label={w.how}
          placement="bottom end"
          className="w-[480px] max-w-[92vw]"
          trigger={
            <Button look="quiet" size="small">
              {w.how}
            </Button>
          }
        >
          <p className="pb-2">{w.howAbout}</p>
          <p className="pb-2">{w.weightsAbout}</p>
          <dl className="flex flex-col gap-2">
            {matchParts.map((part) => (
              <div key={part}>
                <dt className="font-medium">{w.parts[part]}</dt>
                <dd className="text-muted text-meta">{w.formulas[part]}</dd>
              </div>
            ))}
          </dl>
        </PopoverButton>
        <Button size="small" disabledReason={isUsual ? w.usual : null} onPress={() => onChange(usualWeights)}>
          {w.usual}
        </Button>
        <Button size="small" disabledReason={isSaved ? label : null} onPress={onSave}>
          {w.saveForClient(client)}
        </Button>
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(250px,1fr))] gap-x-6">
        {matchParts.map((part) => (
          <Slider
            key={part}
            label={w.parts[part]}
            value={weights[part]}
            min={0}
            max={50}
            step={1}
            onChange={(weight) => onDrag(changed(part, weight))}
            onChangeEnd={(weight) => onChange(changed(part, weight))}
            format={shown}
            className="grid-cols-[88px_1fr_72px]!"
          />
        ))}
      </div>
      {whole === 0 && <p className="text-warn">{w.noWeight}</p>}
    </section>
  )
}

function isSame(a: MatchWeights, b: MatchWeights): boolean {
  return matchParts.every((part) => a[part] === b[part])
}
