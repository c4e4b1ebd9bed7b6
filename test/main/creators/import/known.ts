import { join } from 'node:path'
import { openDatabase } from '../../../../src/main/db/open'
import type { InputOf, OutputOf } from '../../../../src/shared/contract/index'
import { type TestEngine, upload } from '../../../support/engine'

/** Imports a text as a file of this name. */
export async function importText(
  engine: TestEngine,
  name: string,
  text: string,
  options: Partial<InputOf<'creators.import'>> = {},
): Promise<OutputOf<'creators.import'>> {
  return engine.do('creators.import', { fileToken: await upload(engine, name, text), ...options })
}

export async function previewText(
  engine: TestEngine,
  name: string,
  text: string | Uint8Array,
  options: Partial<InputOf<'creators.previewImport'>> = {},
): Promise<OutputOf<'creators.previewImport'>> {
  return engine.do('creators.previewImport', { fileToken: await upload(engine, name, text), ...options })
}

/** The profile of the account with this handle. */
export async function profileOf(engine: TestEngine, handle: string): Promise<OutputOf<'creators.get'>> {
  const { ids } = await engine.do('creators.list', { sort: 'handle', descending: false })
  for (const row of await engine.do('creators.rows', { ids }))
    if (row?.handle === handle) return engine.do('creators.get', { accountId: row.accountId })
  throw new Error(`no @${handle}`)
}

const account = 'a.platform, a.handle_key'
const questions = [
  `SELECT ${account}, a.handle, a.platform_user_id, a.profile_url, a.bio, a.is_verified, a.followers, a.average_views, a.average_likes,
     a.engagement_rate, a.engagement_basis, a.posts_sampled, a.measured_on, c.display_name, c.country, c.city, c.language, c.further_languages,
     c.niches, c.hashtags, c.brand_values, c.tags, c.tone, c.notes, c.custom FROM account a JOIN creator c ON c.id = a.creator_id`,
  `SELECT ${account}, m.measured_on, m.followers, m.average_views, m.average_likes, m.engagement_rate, m.posts_sampled
     FROM account_metric m JOIN account a ON a.id = m.account_id`,
  `SELECT ${account}, p.kind, p.value FROM contact_point p JOIN account a ON a.creator_id = p.creator_id`,
  `SELECT ${account}, r.format, r.price_minor, r.currency, r.quoted_on FROM rate r JOIN account a ON a.id = r.account_id`,
  `SELECT ${account}, s.dimension, s.key, s.share, s.measured_on FROM audience_share s JOIN account a ON a.id = s.account_id`,
  `SELECT ${account}, g.name, g.email FROM creator_agent l JOIN agent g ON g.id = l.agent_id JOIN account a ON a.creator_id = l.creator_id`,
  `SELECT ${account}, f.handle_key, f.until_on FROM former_handle f JOIN account a ON a.id = f.account_id`,
]

/** All that the workspace knows of its creators, ids, provenance and times of entry apart, each kind of fact in one order. */
export function knownOf(engine: TestEngine): string[][] {
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  try {
    return questions.map((sql) =>
      db
        .prepare<[], object>(sql)
        .all()
        .map((row) => JSON.stringify(row))
        .toSorted(),
    )
  } finally {
    db.close()
  }
}
