import { type Db, statement } from '../../../db/open'

export type Chosen = { rows: number; creators: number }

/**
 * Puts accounts and their creators into `chosen_row` and `chosen_creator`, temporary tables of this connection, which
 * sets are then joined with. Numbers of accounts that are gone are left out.
 */
export function chooseRows(db: Db, numbers: Uint32Array): Chosen {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS chosen_row (n INTEGER PRIMARY KEY, creator_id TEXT NOT NULL);
    CREATE TEMP TABLE IF NOT EXISTS chosen_creator (place INTEGER PRIMARY KEY, creator_id TEXT NOT NULL UNIQUE);
    DELETE FROM chosen_row; DELETE FROM chosen_creator;
  `)
  const rows = statement(
    db,
    'INSERT OR IGNORE INTO chosen_row SELECT a.n, a.creator_id FROM json_each(?) j CROSS JOIN account a ON a.n = j.value',
  ).run(JSON.stringify([...numbers])).changes
  const creators = statement(
    db,
    'INSERT OR IGNORE INTO chosen_creator (creator_id) SELECT creator_id FROM chosen_row ORDER BY n',
  ).run().changes
  return { rows, creators }
}
