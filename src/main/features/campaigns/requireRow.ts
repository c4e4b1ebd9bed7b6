import { CallboardError } from '../../../shared/contract/define'
import { type Db, statement } from '../../db/open'

type Table = 'client' | 'brand' | 'campaign' | 'tier_scheme'

/** @throws CallboardError `not_found` with the sentence */
export function requireRow(db: Db, table: Table, id: string, sentence: string): void {
  if (!statement(db, `SELECT 1 FROM ${table} WHERE id = ?`).get(id)) throw new CallboardError('not_found', sentence)
}
