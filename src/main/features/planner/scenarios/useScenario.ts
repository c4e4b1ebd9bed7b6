import { type Db, statement } from '../../../db/open'
import type { KeptScenario } from '../../../db/read/planScenarios'
import { writeSetup } from '../setup/queries'

/**
 * Plans the campaign as a kept plan was planned. Whoever has left the roster since is passed over; rules keep their
 * names, and the plan says what is no longer counted.
 */
export function useScenario(db: Db, { campaignId, settings }: KeptScenario): void {
  const { objective, rules, assumptions, planRules } = settings
  writeSetup(db, { campaignId, objective, rules, assumptions })
  const must = JSON.stringify(planRules.must)
  const mustNot = JSON.stringify(planRules.mustNot)
  const wanted = `CASE WHEN id IN (SELECT value FROM json_each(?)) THEN 'must'
    WHEN id IN (SELECT value FROM json_each(?)) THEN 'mustNot' ELSE 'open' END`
  statement(db, `UPDATE roster_entry SET plan_rule = ${wanted} WHERE campaign_id = ? AND plan_rule <> ${wanted}`).run(
    must,
    mustNot,
    campaignId,
    must,
    mustNot,
  )
}
