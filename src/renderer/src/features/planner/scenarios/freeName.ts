/** Whether two names would be taken for each other; the engine asks the same. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b)
}

const nameKey = (name: string) => name.normalize('NFKC').trim().toLowerCase()

/** The name, or with the first number after it that is free: "Net reach, £25,000 2". */
export function freeName(name: string, taken: readonly string[]): string {
  const isTaken = (candidate: string) => taken.some((other) => isSameName(other, candidate))
  if (!isTaken(name)) return name
  for (let n = 2; ; n += 1) if (!isTaken(`${name} ${n}`)) return `${name} ${n}`
}
