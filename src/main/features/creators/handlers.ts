import type { ChosenCreators, creatorsContract } from '../../../shared/contract/creators'
import {
  chosenInOrder,
  chosenNumbers,
  countCreators,
  countFacets,
  creatorsReady,
  listCreators,
} from '../../db/read/creatorIndex/questions'
import { readDefaultScheme } from '../../db/read/tiers'
import type { HandlersFor, JobContext } from '../context'
import { updateCreator } from './commands'
import { columnsOfAll, columnsOfList } from './export/columns'
import { writeCreators } from './export/writeCreators'
import { bulkEditTask } from './grid/bulkTask'
import { deleteTask } from './grid/deleteTask'
import { setCells } from './grid/setCells'
import { readValues } from './grid/values'
import { readColumnSets, readViews, removeColumnSet, removeView, saveColumnSet, saveView } from './grid/views'
import { gridWords } from './grid/words'
import { creatorWords } from './import/words'
import { readCreatorRow, readCreatorRows } from './queries'

const say = creatorWords('en')
const sayOfGrid = gridWords('en')

export const creatorsHandlers: HandlersFor<typeof creatorsContract> = {
  'creators.list': async ({ filter, sort, descending }, { db }) => {
    await creatorsReady(db, filter, sort)
    return { ids: listCreators(db, readDefaultScheme(db), filter, sort, descending), total: countCreators(db) }
  },
  'creators.rows': ({ ids }, { db }) => readCreatorRows(db, readDefaultScheme(db), ids),
  'creators.facets': async ({ filter }, { db }) => {
    await creatorsReady(db, filter)
    const facets = countFacets(db, readDefaultScheme(db), filter)
    return { ...facets, tiers: facets.tiers.map((tier) => ({ ...tier, label: say.tierLabel(tier.key) })) }
  },
  'creators.values': async ({ field, filter, text, limit }, { db }) => {
    await creatorsReady(db, filter, null, field)
    return readValues(db, readDefaultScheme(db), { field, filter, text, limit })
  },
  'creators.update': (input, { db, step, now }) => {
    const scheme = readDefaultScheme(db)
    const row = readCreatorRow(db, scheme, input.accountId)
    step.label = say.changeCreator(row.handle)
    updateCreator(db, row, input, now)
    return readCreatorRow(db, scheme, input.accountId)
  },
  'creators.setCells': (input, context) => setCells(input, context),
  'creators.bulkEdit': async ({ chosen, change }, context) => {
    context.label(sayOfGrid.editing)
    return changeChosen(context, chosen, async (numbers) => ({
      matched: numbers.length,
      ...(await context.runTask(
        bulkEditTask,
        { folder: context.folder, origin: context.origin, numbers, change },
        { signal: context.signal, onProgress: context.progress },
      )),
    }))
  },
  'creators.delete': async ({ chosen }, context) => {
    context.label(sayOfGrid.deleting)
    return changeChosen(context, chosen, (numbers) =>
      context.runTask(
        deleteTask,
        { folder: context.folder, origin: context.origin, numbers },
        { signal: context.signal, onProgress: context.progress },
      ),
    )
  },
  'creators.views': (_input, { db }) => readViews(db),
  'creators.saveView': (input, { db, step, now }) => {
    step.label = sayOfGrid.saveView(input.name)
    return saveView(db, input, now)
  },
  'creators.removeView': ({ id }, { db, step }) => {
    step.label = sayOfGrid.removeView(removeView(db, id))
    return {}
  },
  'creators.columnSets': (_input, { db }) => readColumnSets(db),
  'creators.saveColumnSet': (input, { db, step, now }) => {
    step.label = sayOfGrid.saveColumnSet(input.name)
    return saveColumnSet(db, input, now)
  },
  'creators.removeColumnSet': ({ id }, { db, step }) => {
    step.label = sayOfGrid.removeColumnSet(removeColumnSet(db, id))
    return {}
  },
  'creators.export': async ({ format, filter, chosen, order, columns }, context) => {
    context.label(say.exporting)
    const { db } = context
    const scheme = readDefaultScheme(db)
    const { sort, descending } = order ?? { sort: 'handle', descending: false }
    const among = chosen ? (chosen.matching?.filter ?? {}) : filter
    await creatorsReady(db, chosen?.rowNumbers ? {} : among, sort)
    const file = context.files.make(`creators.${format}`, fileTypes[format])
    await writeCreators(
      db,
      scheme,
      {
        format,
        path: file.path,
        numbers: chosen
          ? chosenInOrder(db, scheme, chosen, sort, descending)
          : listCreators(db, scheme, filter, sort, descending),
        columns: columns ? columnsOfList(db, columns) : columnsOfAll(db),
      },
      { signal: context.signal, progress: (done, total) => context.progress({ done, total, unit: 'rows' }) },
    )
    return file.done()
  },
}

const fileTypes = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Who is chosen is found out when no other change can come between. */
async function changeChosen<T>(
  context: JobContext,
  chosen: ChosenCreators,
  change: (numbers: Uint32Array) => Promise<T>,
): Promise<T> {
  await creatorsReady(context.db, chosen.matching?.filter ?? {})
  return context.exclusively(() => change(chosenNumbers(context.db, readDefaultScheme(context.db), chosen)))
}
