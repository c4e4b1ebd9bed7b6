/** `Harbour_Creators_2026-11-22.csv`: parts without blanks, so that it survives mail and shells. */
export function fileName(parts: readonly string[], extension: string): string {
  const clean = parts.map((part) => part.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/g, ''))
  return `${clean
    .filter((part) => part !== '')
    .join('_')
    .slice(0, 200)}.${extension}`
}
