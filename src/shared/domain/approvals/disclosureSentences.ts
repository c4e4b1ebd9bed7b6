/** What the lint finds, the graver first. Those of {@link disclosureAdvice} do not make it fail. */
export const disclosureCodes = [
  'no_plan',
  'no_toggle',
  'no_caption',
  'no_wording',
  'wording_below_fold',
  'not_spoken_or_shown',
  'spoken_after_end',
  'shown_after_end',
  'no_wording_known',
  'no_market',
  'both_modes',
] as const
export type DisclosureCode = (typeof disclosureCodes)[number]
export const disclosureAdvice: readonly string[] = [
  'no_wording_known',
  'no_market',
  'both_modes',
] satisfies DisclosureCode[]

export const notLegalAdvice = 'A checklist, not legal advice.'

const quoted = (words: readonly string[]) =>
  words
    .map((word) => `“${word}”`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1')
const there = (market: string | null) => (market === null ? '' : ` in ${market}`)

/**
 * What the lint found, for people.
 *
 * @param market null: no market in particular
 * @param words that would do there
 * @param fold characters of a caption that are seen at once
 */
export function disclosureSentence(
  code: DisclosureCode,
  market: string | null,
  words: readonly string[],
  fold: number,
): string {
  switch (code) {
    case 'no_plan':
      return 'Nobody said yet how this is disclosed: paid or gifted, the platform’s setting, the words.'
    case 'no_toggle':
      return 'TikTok’s content disclosure setting has to be on, for gifted products too.'
    case 'no_caption':
      return 'There is no caption yet to look at.'
    case 'no_wording':
      return words.length === 0
        ? 'The setting alone is not enough: write into the plan which words the caption discloses it with.'
        : `The setting alone is not enough: the caption needs ${quoted(words)} as a word of its own${there(market)}.`
    case 'wording_below_fold':
      return `The caption says it too late: it has to stand in the first ${fold} characters, before “more”.`
    case 'not_spoken_or_shown':
      return 'The video itself has to say it: note when it is spoken or shown.'
    case 'spoken_after_end':
      return 'The time at which it is spoken is past the end of the video.'
    case 'shown_after_end':
      return 'The time at which it is shown is past the end of the video.'
    case 'no_wording_known':
      return `No wording is known for ${market}. The plan’s own words are looked for; add one with its source in the settings.`
    case 'no_market':
      return 'The campaign names no market, so no market’s wording is checked.'
    case 'both_modes':
      return 'In the US it has to be seen where the claim is seen and heard where it is heard: both is safest.'
  }
}
