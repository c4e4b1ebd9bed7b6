import type { CreatorFilter, FilterField } from '../../../../shared/contract/creatorFields'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { type Db, statement } from '../../../db/open'
import { countValues } from '../../../db/read/creatorIndex/questions'
import { creatorWords } from '../import/words'

const say = creatorWords('en')

type Asked = { field: FilterField; filter: CreatorFilter; text: string; limit: number }

/** The values of a field among the accounts that match, the commonest first, under the names that people know. */
export function readValues(db: Db, scheme: TierSchemeRecord, { field, filter, text, limit }: Asked) {
  const labels = labelsOf(db, field)
  const sought = text.trim().toLowerCase()
  const values: { key: string; label: string; count: number }[] = []
  for (const { key, count } of countValues(db, scheme, field, filter)) {
    const label = labels(key)
    if (sought !== '' && !label.toLowerCase().includes(sought)) continue
    values.push({ key, label, count })
    if (values.length === limit) break
  }
  return values
}

function labelsOf(db: Db, field: FilterField): (key: string) => string {
  if (field === 'tier') return (key) => say.tierLabel(key)
  const table = field === 'campaigns' ? 'campaign' : field === 'agents' ? 'agent' : null
  if (!table) return (key) => key
  const rows = statement<{ id: string; name: string }>(db, `SELECT id, name FROM ${table}`).all()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (key) => names.get(key) ?? key
}
