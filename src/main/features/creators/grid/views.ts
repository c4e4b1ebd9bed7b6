import { uuidv7 } from 'uuidv7'
import { type ColumnSet, creatorsContract, type SavedView } from '../../../../shared/contract/creators'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import { gridWords } from './words'

const say = gridWords('en')

type ViewRow = { id: string; name: string; filter: string; sort: string; layout: string }
const views = creatorsContract['creators.views'].output
const columnSets = creatorsContract['creators.columnSets'].output

/** Saved views in their order. One that a later version wrote otherwise is left out. */
export function readViews(db: Db): SavedView[] {
  const rows = statement<ViewRow>(
    db,
    'SELECT id, name, filter, sort, layout FROM saved_view ORDER BY position, id',
  ).all()
  return rows.flatMap((row) => {
    const read = views.element.safeParse({
      id: row.id,
      name: row.name,
      filter: JSON.parse(row.filter),
      order: JSON.parse(row.sort),
      layout: JSON.parse(row.layout),
    })
    return read.success ? [read.data] : []
  })
}

/** @throws CallboardError `not_found` where the id is of no view, `conflict` where another has the name */
export function saveView(db: Db, view: ParsedInputOf<'creators.saveView'>, now: Date): SavedView {
  const id = view.id ?? uuidv7()
  const taken = statement<string>(db, 'SELECT id FROM saved_view WHERE name = ? AND id <> ?').pluck().get(view.name, id)
  if (taken) throw new CallboardError('conflict', say.viewNameTaken(view.name))
  const texts = [view.name, JSON.stringify(view.filter), JSON.stringify(view.order), JSON.stringify(view.layout)]
  if (view.id) {
    const { changes } = statement(
      db,
      'UPDATE saved_view SET name = ?, filter = ?, sort = ?, layout = ? WHERE id = ?',
    ).run(...texts, id)
    if (changes === 0) throw new CallboardError('not_found', say.viewGone)
  } else {
    statement(
      db,
      `INSERT INTO saved_view (name, filter, sort, layout, id, position, created_at)
       VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM saved_view), ?)`,
    ).run(...texts, id, now.toISOString())
  }
  return { ...view, id }
}

/** @returns its name @throws CallboardError `not_found` */
export function removeView(db: Db, id: string): string {
  const name = statement<string>(db, 'DELETE FROM saved_view WHERE id = ? RETURNING name').pluck().get(id)
  if (typeof name !== 'string') throw new CallboardError('not_found', say.viewGone)
  return name
}

export function readColumnSets(db: Db): ColumnSet[] {
  return statement<{ id: string; name: string; layout: string }>(
    db,
    'SELECT id, name, layout FROM column_set ORDER BY name, id',
  )
    .all()
    .flatMap((row) => {
      const read = columnSets.element.safeParse({ ...row, layout: JSON.parse(row.layout) })
      return read.success ? [read.data] : []
    })
}

/** The same name takes the place of the old set. */
export function saveColumnSet(db: Db, set: ParsedInputOf<'creators.saveColumnSet'>, now: Date): ColumnSet {
  const id = statement<string>(
    db,
    `INSERT INTO column_set (id, name, layout, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET layout = excluded.layout RETURNING id`,
  )
    .pluck()
    .get(uuidv7(), set.name, JSON.stringify(set.layout), now.toISOString())
  return { id: String(id), ...set }
}

/** @returns its name @throws CallboardError `not_found` */
export function removeColumnSet(db: Db, id: string): string {
  const name = statement<string>(db, 'DELETE FROM column_set WHERE id = ? RETURNING name').pluck().get(id)
  if (typeof name !== 'string') throw new CallboardError('not_found', say.columnSetGone)
  return name
}
