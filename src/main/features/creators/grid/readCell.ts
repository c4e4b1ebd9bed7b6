import type { CountField } from '../../../../shared/contract/creatorFields'
import type { EditableField } from '../../../../shared/contract/creators'
import { parseDate } from '../../../../shared/domain/dates'
import {
  type DecimalStyle,
  decideDecimalStyle,
  decideRateUnit,
  isMissingText,
  parseMoney,
  parseNumber,
  parseRate,
} from '../../../../shared/domain/numbers'
import { countryCode } from '../import/countries'
import { languageCode } from '../import/languages'
import { emailOf, yesOrNo } from '../import/mapDetails'
import type { CustomField } from '../import/mapping'
import { readCount } from '../import/readCount'
import { readList, toneOf } from '../import/readTexts'
import { creatorWords } from '../import/words'
import { gridWords } from './words'

const say = gridWords('en')
const { problems } = creatorWords('en')

/** What a cell's text means, or a sentence why it means nothing. */
export type ReadCell<T> = { value: T } | { sentence: string }

export const textLimits = { displayName: 300, city: 120, bio: 20_000, notes: 20_000 } as const
export type TextField = keyof typeof textLimits
export const labelFields = ['niches', 'hashtags', 'brandValues', 'tags'] as const satisfies readonly EditableField[]
export type LabelField = (typeof labelFields)[number]

const shown = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
const value = <T>(found: T): ReadCell<T> => ({ value: found })
const refused = (sentence: string): { sentence: string } => ({ sentence })

export function readText(field: TextField, text: string): ReadCell<string | null> {
  const bare = text.replaceAll('\0', '').trim()
  const limit = textLimits[field]
  return bare.length > limit ? refused(problems.tooLong(limit)) : value(bare === '' ? null : bare)
}

/** A word of a closed list: a country, a language, a tone. */
export function readWord(field: 'country' | 'language' | 'tone', text: string): ReadCell<string | null> {
  if (isMissingText(text)) return value(null)
  const read = { country: countryCode, language: languageCode, tone: toneOf }[field]
  const found = read(text.trim())
  return found === null ? refused(problems[field](shown(text))) : value(found)
}

/** Niches, tags, hashtags, values: each once, compared without case. */
export function readLabels(field: LabelField, text: string): ReadCell<string[]> {
  const labels = readList([text], [0])
  if (field !== 'hashtags') return value([...labels])
  // "#a #b" and "a b" are two hashtags: none has a blank.
  const hashtags = labels.flatMap((label) => label.split(/[\s#]+/)).filter((tag) => tag !== '')
  return value([...new Set(hashtags.map((tag) => tag.toLowerCase()))])
}

export function readLanguages(text: string): ReadCell<string[]> {
  const codes = new Set<string>()
  for (const name of readList([text], [0])) {
    const code = languageCode(name)
    if (code === null) return refused(problems.language(shown(name)))
    codes.add(code)
  }
  return value([...codes].sort())
}

export function readYesNo(text: string): ReadCell<boolean | null> {
  if (isMissingText(text)) return value(null)
  const is = yesOrNo(text)
  return is === null ? refused(problems.verified(shown(text))) : value(is)
}

export function readEmail(text: string): ReadCell<string | null> {
  const bare = text.trim().replace(/^mailto:/i, '')
  if (isMissingText(bare)) return value(null)
  // The whole cell must be one address: the rest of it would be lost.
  return emailOf(bare) === bare ? value(bare) : refused(problems.email(shown(text)))
}

/** Decimal sign of the cells typed at once into one column; what none can tell is read with a dot. */
export const styleOf = (texts: readonly string[], holds: 'count' | 'rate'): DecimalStyle | 'unclear' =>
  decideDecimalStyle(texts, holds).style

export function readCountCell(field: CountField, text: string, style: DecimalStyle | 'unclear'): ReadCell<number> {
  const read = readCount(text.trim(), field, style)
  if (typeof read === 'number') return value(read)
  const sentences = {
    not_a_number: problems.notANumber,
    negative: problems.negative,
    too_large: problems.tooLarge,
    not_whole: problems.notWhole,
    number_unclear: problems.grouping,
  }
  return refused(read === null ? say.figureKept : sentences[read](shown(text)))
}

/** @param unit of the rates typed at once; one with a percent sign is per cent in any */
export function readRateCell(
  text: string,
  unit: ReturnType<typeof decideRateUnit>['unit'],
  style: DecimalStyle | 'unclear',
): ReadCell<number> {
  const bare = text.trim()
  if (isMissingText(bare)) return refused(say.figureKept)
  if (unit === 'unclear' && !bare.includes('%')) return refused(problems.rateUnclear(shown(text)))
  const read = parseRate(bare, unit === 'unclear' ? 'percent' : unit, style === 'unclear' ? 'dot' : style)
  if (read.kind !== 'value') return refused(problems.notANumber(shown(text)))
  return read.value > 1 && unit === 'fraction' && !bare.includes('%')
    ? refused(problems.rateAboveOne(shown(text)))
    : value(read.value)
}

export const unitOf = (texts: readonly string[], style: DecimalStyle | 'unclear') =>
  decideRateUnit(texts, '', style === 'unclear' ? 'dot' : style).unit

export function readPrice(
  text: string,
  style: DecimalStyle | 'unclear',
  currency: string,
): ReadCell<{ priceMinor: number; currency: string }> {
  const read = parseMoney(text.trim(), style === 'unclear' ? 'dot' : style, currency)
  if (read.kind === 'missing') return refused(say.figureKept)
  // Ten billion is the most that a price may be.
  if (read.kind !== 'value' || read.minor > 1_000_000_000_000) return refused(problems.notMoney(shown(text)))
  return value({ priceMinor: read.minor, currency: read.currency ?? currency })
}

export function readCustom(field: CustomField, text: string): ReadCell<string | number | boolean | null> {
  const bare = text.replaceAll('\0', '').trim()
  if (bare === '') return value(null)
  const found = customOf(field, bare)
  return found === null ? refused(problems.custom(field.name, shown(text))) : value(found)
}

function customOf(field: CustomField, text: string): string | number | boolean | null {
  switch (field.kind) {
    case 'text':
      return text.length <= 2000 ? text : null
    case 'number': {
      const style = styleOf([text], 'rate')
      const read = parseNumber(text, style === 'unclear' ? 'dot' : style)
      return read.kind === 'value' ? read.value : null
    }
    case 'date': {
      const read = parseDate(text, null)
      return read.kind === 'value' ? read.date : null
    }
    case 'choice':
      return field.choices.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? null
    case 'yesNo':
      return yesOrNo(text)
  }
}
