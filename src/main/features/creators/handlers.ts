import type { creatorsContract } from '../../../shared/contract/creators'
import { countCreators, countFacets, creatorsReady, listCreators } from '../../db/read/creatorIndex/questions'
import { readDefaultScheme } from '../../db/read/tiers'
import type { HandlersFor } from '../context'
import { updateCreator } from './commands'
import { writeCreators } from './export'
import { creatorWords } from './import/words'
import { readCreatorRow, readCreatorRows } from './queries'

const say = creatorWords('en')

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
  'creators.update': (input, { db, step, now }) => {
    const scheme = readDefaultScheme(db)
    const row = readCreatorRow(db, scheme, input.accountId)
    step.label = say.changeCreator(row.handle)
    updateCreator(db, row, input, now)
    return readCreatorRow(db, scheme, input.accountId)
  },
  'creators.export': async ({ format, filter }, context) => {
    context.label(say.exporting)
    await creatorsReady(context.db, filter, 'handle')
    const file = context.files.make(`creators.${format}`, format === 'csv' ? 'text/csv' : 'application/jsonl')
    writeCreators(
      context.db,
      readDefaultScheme(context.db),
      { format, filter, path: file.path },
      { signal: context.signal, progress: (done, total) => context.progress({ done, total, unit: 'rows' }) },
    )
    return file.done()
  },
}
