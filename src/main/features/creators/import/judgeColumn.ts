import type { ImportTarget } from '../../../../shared/contract/creatorImport'
import type { ColumnValues } from './columnValues'
import { isCountField } from './mapping'
import type { CreatorWords } from './words'

/**
 * What a column with this header holds by its values: the field, another field, or nothing that can be used, and why.
 *
 * @param values of a column that is not empty
 */
export function judgeColumn(
  field: ImportTarget,
  values: ColumnValues,
  notes: CreatorWords['notes'],
): { field: null; note: string } | { field: ImportTarget; note: string | null } {
  const refused = (note: string) => ({ field: null, note })
  const taken = { field, note: null }
  if (field.startsWith('audience:')) return values.shares() >= 0.5 ? taken : refused(notes.notField(field))
  if (isCountField(field)) {
    const numbers = values.numbers()
    if (numbers >= 0.5) return taken
    if (values.countries() > 0.5) return refused(notes.lies(field, 'country'))
    if (values.emails() > 0.5) return refused(notes.lies(field, 'email'))
    return refused(notes.notNumbers(field, `${Math.round(numbers * 100)} %`))
  }
  if (field === 'engagementRate') {
    if (values.numbers() < 0.5) return refused(notes.notNumbers(field, `${Math.round(values.numbers() * 100)} %`))
    return values.holdsCounts() ? refused(notes.countsNotRate) : taken
  }
  if (field === 'country') {
    const countries = values.countries()
    // de, fr and it are countries and languages; eng, en or ja are languages only, and speak for the whole column.
    if (values.languageCodes() >= 0.5 && values.languageCodes() > countries) {
      return { field: 'language', note: notes.languages }
    }
    return countries >= 0.3 ? taken : refused(notes.notField(field))
  }
  const hasDigits = () => values.values.filter((value) => /\d/.test(value)).length >= values.values.length * 0.5
  const isPrice = () => values.percentSigns() < 0.1 && hasDigits()
  if (field.startsWith('rate:')) return isPrice() ? taken : refused(notes.notField(field))
  const enough: Partial<Record<ImportTarget, () => boolean>> = {
    language: () => values.languages() >= 0.3,
    platform: () => values.platforms() >= 0.5,
    email: () => values.emails() >= 0.3,
    profileUrl: () => values.profileLinks() >= 0.5,
    price: isPrice,
    agentEmail: () => values.emails() >= 0.3,
    currency: () => values.currencies() >= 0.5,
    engagementBasis: () => values.engagementBases() >= 0.5,
    tone: () => values.tones() >= 0.3,
    phone: () => values.phones() >= 0.3,
    city: () => values.numbers() < 0.5 && values.emails() < 0.5,
    firstName: () => values.numbers() < 0.5,
    lastName: () => values.numbers() < 0.5,
    agentName: () => values.numbers() < 0.5 && values.emails() < 0.5,
    measuredOn: () =>
      values.values.filter((value) => /\d{4}|\d[/.-]\d/.test(value)).length >= values.values.length * 0.5,
  }
  const passes = enough[field]
  return passes === undefined || passes() ? taken : refused(notes.notField(field))
}
