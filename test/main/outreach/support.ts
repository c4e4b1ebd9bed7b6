import { CallboardError } from '../../../src/shared/contract/define'
import type { InputOf, MethodName, OutputOf } from '../../../src/shared/contract/index'
import { putCreators } from '../../support/contactableCreators'
import { type TestEngine, testWorkspace } from '../../support/engine'

/** A workspace of two clients with a campaign each, and creators `ana0`, `ana1` … with an address each. */
export async function outreachWorkspace(count = 5) {
  const clock = { now: new Date('2026-11-16T10:00:00Z') }
  const engine = await testWorkspace({ now: () => clock.now })
  putCreators(engine.folder, count, clock.now)
  const first = await campaignOf(engine, 'Wobblecombe', 'Fizz', 'Spring')
  const second = await campaignOf(engine, 'Puddleford', 'Coats', 'Rain')
  const { ids } = await engine.do('creators.list', { sort: 'followers', descending: false })
  const creators: { accountId: string; creatorId: string; handle: string }[] = []
  for (let at = 0; at < ids.length; at += 1000) {
    const page = await engine.do('creators.rows', { ids: ids.slice(at, at + 1000) })
    for (const row of page) if (row) creators.push(row)
  }
  const accountIds = creators.map((creator) => creator.accountId)
  return { engine, clock, first, second, creators, accountIds, as: (actor: string) => as(engine, actor) }
}

async function campaignOf(engine: TestEngine, client: string, brand: string, name: string) {
  const { id: clientId } = await engine.do('campaigns.createClient', { name: client })
  const { id: brandId } = await engine.do('campaigns.createBrand', { clientId, name: brand, category: null })
  return engine.do('campaigns.create', { brandId, name, currency: 'GBP' })
}

/** Calls as somebody else of the agency. */
export function as(engine: TestEngine, actor: string) {
  return async <M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> => {
    const reply = await engine.call({ method, input }, { shell: 'test', actor })
    if (!reply.ok) throw new CallboardError(reply.error.code, reply.error.message, reply.error.details)
    return reply.value as OutputOf<typeof method>
  }
}
