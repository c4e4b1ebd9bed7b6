/** Whether two names would be taken for each other. */
export function isSameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase()
}

/** The name, or with the first number after it that is free: "Net reach, £25,000 2". */
export function freeName(name: string, taken: readonly string[]): string {
  const isTaken = (candidate: string) => taken.some((other) => isSameName(other, candidate))
  if (!isTaken(name)) return name
  for (let n = 2; ; n += 1) if (!isTaken(`${name} ${n}`)) return `${name} ${n}`
}
