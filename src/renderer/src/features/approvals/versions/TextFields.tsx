import { useWords } from '../../../lib/locale'
import { TextField } from '../../../ui/TextField'
import { WordsField } from '../../../ui/WordsField'
import type { VersionTexts } from './useSendVersion'
import { versionsWords } from './words'

/** What goes out with the picture. */
export function TextFields({
  texts,
  onChange,
  captionProblem,
}: {
  texts: VersionTexts
  onChange: (texts: VersionTexts) => void
  captionProblem: string | null
}) {
  const w = useWords(versionsWords)
  return (
    <>
      <TextField
        label={w.caption}
        value={texts.caption}
        onChange={(caption) => onChange({ ...texts, caption })}
        lines={5}
        maxLength={10_000}
        problem={captionProblem}
      />
      <WordsField
        label={w.hashtags}
        hint={w.hashtagsHint}
        words={texts.hashtags}
        onChange={(hashtags) => onChange({ ...texts, hashtags })}
        maxChars={300}
      />
      <WordsField
        label={w.links}
        words={texts.links}
        onChange={(links) => onChange({ ...texts, links })}
        maxChars={300}
      />
    </>
  )
}
