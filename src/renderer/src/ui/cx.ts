/** Joins class names and drops what is false, so that a condition can stand in the list. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
