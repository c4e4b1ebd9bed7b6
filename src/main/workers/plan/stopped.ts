/** Thrown where there is nothing yet to answer with; whoever was asked turns it into an answer that says so. */
export class Stopped extends Error {}

export type IsCancelled = () => boolean

export const never: IsCancelled = () => false

/** Between the long steps of setting up a large instance. */
export function goOn(isCancelled: IsCancelled): void {
  if (isCancelled()) throw new Stopped('cancelled')
}
