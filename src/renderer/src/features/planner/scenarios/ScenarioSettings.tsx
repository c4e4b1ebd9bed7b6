import type { OutputOf } from '../../../../../shared/contract'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Facts, Section } from '../../../ui/Screen'
import { handlesOf, ruleSentence } from '../controls/ruleSentence'
import { controlsWords } from '../controls/words'
import { tierName } from '../tierName'
import { plannerWords } from '../words'
import { aimText, assumptionsText } from './settingsText'
import { scenarioWords } from './words'

/** How a kept plan was planned, in words. */
export function ScenarioSettings({ kept, currency }: { kept: OutputOf<'planner.scenario'>; currency: string }) {
  const w = useWords(scenarioWords)
  const aims = useWords(controlsWords)
  const tierWords = useWords(plannerWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const { scenario, objective, rules, assumptions } = kept
  const { campaignId } = scenario
  // Names of what rules point at; what is gone is named as gone.
  const candidates = useApiQuery('planner.candidates', { campaignId }).data
  const setup = useApiQuery('planner.setup', { campaignId }).data
  const face = { w, aims, format, currency }
  const names = {
    w: aims,
    format,
    locale,
    tier: (tier: string) => tierName(tier, tierWords),
    handles: handlesOf(candidates?.candidates ?? [], candidates?.leftOut ?? []),
    packages: setup?.packages ?? [],
    segments: setup?.segments ?? [],
  }
  const on = rules.filter(({ isOn }) => isOn)
  const offCount = rules.length - on.length
  return (
    <Section title={w.settings}>
      <Facts
        facts={[
          { label: w.aim, value: aimText(objective, face) },
          {
            label: w.budget,
            value: scenario.budgetMinor === null ? w.noBudget : format.money(scenario.budgetMinor, currency, 'short'),
          },
          {
            label: w.rules,
            value: (
              <>
                {on.length === 0 ? (
                  w.noRules
                ) : (
                  <ul className="m-0 list-none p-0">
                    {on.map((rule) => (
                      <li key={rule.id}>{ruleSentence(rule, names)}</li>
                    ))}
                  </ul>
                )}
                {offCount > 0 && <div className="text-muted">{w.offRules(offCount, format.count(offCount))}</div>}
              </>
            ),
          },
          { label: w.assumptions, value: assumptionsText(assumptions, face) },
        ]}
      />
    </Section>
  )
}
