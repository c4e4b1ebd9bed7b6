import { useLocale } from './locale'

/** The calendar day where the person is, `YYYY-MM-DD`: a first value for date fields; the engine judges by the campaign's. */
export function today(): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: useLocale.getState().timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date())
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
