import { useWords } from '../../../lib/locale'
import { NumberField } from '../../../ui/NumberField'
import { TextField } from '../../../ui/TextField'
import { offersWords } from './words'

/** Name and number of posts of a package. */
export function OfferFields({
  name,
  posts,
  isTried,
  onChange,
}: {
  name: string
  posts: number
  /** a name that is missing is told once somebody tried to send it */
  isTried: boolean
  onChange: (change: { name?: string; posts?: number }) => void
}) {
  const w = useWords(offersWords)
  return (
    <>
      <TextField
        label={w.name}
        value={name}
        maxLength={120}
        problem={isTried && name.trim() === '' ? w.nameMissing : null}
        onChange={(next) => onChange({ name: next })}
      />
      <NumberField
        label={w.posts}
        value={posts}
        min={1}
        max={100}
        step={1}
        onChange={(next) => onChange({ posts: next ?? 1 })}
      />
    </>
  )
}
