/** `1 creator`, `12 creators`: the number as it is shown, with the word that fits it. */
export function count(n: number, shown: string, one: string, many: string): string {
  return `${shown} ${n === 1 ? one : many}`
}
