import { addDays } from '../dayWindows'

export type UsageTerm = {
  /** null: from the day the post is live */
  startsOn: string | null
  /** null: without end */
  lengthDays: number | null
}

/** The first day of a right; null while it waits for the post to be live. */
export const usageStart = ({ startsOn }: UsageTerm, liveOn: string | null): string | null => startsOn ?? liveOn

/**
 * The last day of a right, itself included: one day beginning on the 1st ends on the 1st.
 *
 * @returns null: without end, or it has not begun because the post is not live
 */
export function usageEnd(term: UsageTerm, liveOn: string | null): string | null {
  const start = usageStart(term, liveOn)
  return start === null || term.lengthDays === null ? null : addDays(start, term.lengthDays - 1)
}
