import { type Db, statement } from '../../../db/open'

export type Counts = {
  /** rows that now hang on what is kept */
  moved: number
  /** rows that were united with one that stayed */
  united: number
}

type Reference = { table: string; column: string }

/** Moved by rules of their own before the others. */
const ruled: ReadonlySet<string> = new Set([
  'distinct_pair.a_id',
  'distinct_pair.b_id',
  'audience_overlap.account_a',
  'audience_overlap.account_b',
])

/**
 * Lets every row that points at the dropped creator or account point at the kept one, in every table there is: one
 * that is added later moves too. Rows that may not stand twice must have been united before.
 */
export function moveReferences(
  db: Db,
  parent: 'creator' | 'account',
  keptId: string,
  droppedId: string,
  counts: Counts,
): void {
  const references = statement<Reference>(
    db,
    `SELECT t.name AS "table", f."from" AS "column" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
     WHERE t.schema = 'main' AND t.type = 'table' AND f."table" = ?`,
  ).all(parent)
  for (const { table, column } of references) {
    if (ruled.has(`${table}.${column}`)) continue
    counts.moved += statement(db, `UPDATE "${table}" SET "${column}" = ? WHERE "${column}" = ?`).run(
      keptId,
      droppedId,
    ).changes
  }
}
