import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import type { PlanSegmentDraft, PlanSegmentRecord } from '../../../../shared/contract/plannerSetup'
import { nicheKey } from '../../../../shared/domain/planning/shares'
import { type Db, statement } from '../../../db/open'
import { readSegments } from './queries'
import { words } from './words'

const say = words('en')

/** @throws CallboardError `invalid_input`, `not_found` */
export function writeSegments(db: Db, campaignId: string, drafts: readonly PlanSegmentDraft[]): PlanSegmentRecord[] {
  requireApart(drafts)
  const known = new Set(readSegments(db, campaignId).map(({ id }) => id))
  const given = drafts.flatMap(({ id }) => id ?? [])
  if (given.some((id) => !known.has(id))) throw new CallboardError('not_found', say.segmentGone)
  if (new Set(given).size < given.length) throw new CallboardError('invalid_input', say.segmentTwice)
  statement(db, 'DELETE FROM plan_segment WHERE campaign_id = ? AND id NOT IN (SELECT value FROM json_each(?))').run(
    campaignId,
    JSON.stringify(given),
  )
  const write = statement(
    db,
    `INSERT INTO plan_segment (id, campaign_id, country, age, gender, niche, universe_persons, weight, source, position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET country = excluded.country, age = excluded.age, gender = excluded.gender,
       niche = excluded.niche, universe_persons = excluded.universe_persons, weight = excluded.weight,
       source = excluded.source, position = excluded.position`,
  )
  for (const [position, draft] of drafts.entries()) {
    const { country, age, gender, niche, universePersons, weight, source } = draft
    write.run(
      draft.id ?? uuidv7(),
      campaignId,
      country,
      age,
      gender,
      niche,
      universePersons,
      weight,
      source || null,
      position,
    )
  }
  return readSegments(db, campaignId)
}

/** @throws CallboardError `invalid_input` where one person could belong to two segments, or nobody counts */
function requireApart(segments: readonly PlanSegmentDraft[]): void {
  for (const [at, one] of segments.entries()) {
    const other = segments.slice(at + 1).find((later) => canMeet(one, later))
    if (other) throw new CallboardError('invalid_input', say.segmentsOverlap(nameOf(one), nameOf(other)))
  }
  if (segments.length > 0 && segments.every(({ weight }) => weight === 0))
    throw new CallboardError('invalid_input', say.segmentsWithoutWeight)
}

/** Apart are only two that both name a dimension and name it differently. */
function canMeet(a: PlanSegmentDraft, b: PlanSegmentDraft): boolean {
  const differ = (one: string | null, other: string | null) => one !== null && other !== null && one !== other
  const key = (niche: string | null) => niche && nicheKey(niche)
  return !(
    differ(a.country, b.country) ||
    differ(a.age, b.age) ||
    differ(a.gender, b.gender) ||
    differ(key(a.niche), key(b.niche))
  )
}

function nameOf({ country, age, gender, niche }: PlanSegmentDraft): string {
  const parts = [country, gender && say.gender[gender], age, niche].filter((part) => part !== null)
  return parts.length === 0 ? say.everybody : parts.join(', ')
}
