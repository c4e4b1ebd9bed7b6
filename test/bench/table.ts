/** What a benchmark prints: numbers as they were measured, in columns that bear their units. */
export type BenchTable = {
  title: string
  columns: string[]
  rows: (string | number)[][]
  note?: string
}
