import { uuidv7 } from 'uuidv7'
import { dayNumber } from '../../../shared/domain/businessDays'
import { type Db, statement } from '../../db/open'

export function addDayOff(db: Db, day: string, name: string): void {
  dayNumber(day)
  statement(
    db,
    'INSERT INTO day_off (id, day, name) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET name = excluded.name',
  ).run(uuidv7(), day, name)
}

export function removeDayOff(db: Db, id: string): void {
  statement(db, 'DELETE FROM day_off WHERE id = ?').run(id)
}
