import type { TierSchemeRecord } from '../../../../shared/contract/workspace'

const SERIES = ['chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6', 'chart-7', 'chart-8'] as const
/** A series colour of styles.css. */
export type SeriesToken = (typeof SERIES)[number]

/** A tier in the charts: its own colour and its own shape, so that neither says it alone. */
export interface TierLook {
  /** null is an account whose followers are not known */
  tier: string | null
  color: SeriesToken
  /** in a box of 10 × 10 */
  path: string
}

/** Shapes in the order of the series colours. */
const PATHS = [
  'M5 0.5A4.5 4.5 0 1 1 5 9.5A4.5 4.5 0 1 1 5 0.5Z',
  'M5 0.5L9.8 9.2H0.2Z',
  'M5 0L10 5L5 10L0 5Z',
  'M0.8 0.8H9.2V9.2H0.8Z',
  'M5 0L6.5 3.4L10 3.8L7.4 6.2L8.1 9.8L5 8L1.9 9.8L2.6 6.2L0 3.8L3.5 3.4Z',
  'M0.2 0.8H9.8L5 9.5Z',
  'M3.4 0H6.6V3.4H10V6.6H6.6V10H3.4V6.6H0V3.4H3.4Z',
  'M2.5 0.7H7.5L10 5L7.5 9.3H2.5L0 5Z',
] as const

/** Colours and shapes of the tiers that occur, in the scheme's order; those outside the scheme at the end. */
export function tierLooks(scheme: TierSchemeRecord | undefined, tiers: readonly (string | null)[]): TierLook[] {
  const order = [...(scheme?.tiers.map(({ name }) => name) ?? []), 'above', 'below', null]
  const occurring = new Set(tiers)
  const unknown = [...occurring].filter((tier) => !order.includes(tier))
  return [...order, ...unknown].flatMap((tier, index) =>
    occurring.has(tier)
      ? [{ tier, color: SERIES[index % SERIES.length] ?? SERIES[0], path: PATHS[index % PATHS.length] ?? PATHS[0] }]
      : [],
  )
}
