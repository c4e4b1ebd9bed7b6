import type { PlanRuleSetting } from '../../../../../shared/domain/planning/settings'

/**
 * The rules that sentences about a clash speak of. The engine says them in its own short form (“at least 3 of niche
 * Food”), which is looked for here. Where none is recognised every rule that counts is offered, unless the sentences
 * speak of creators who must be in.
 */
export function namedRules(rules: readonly PlanRuleSetting[], reasons: readonly string[]): PlanRuleSetting[] {
  const on = rules.filter(({ isOn }) => isOn)
  const said = reasons.map((reason) => reason.toLowerCase())
  const named = on.filter((rule) => said.some((reason) => phrasesOf(rule).every((phrase) => reason.includes(phrase))))
  const speaksOfMusts = said.some((reason) => reason.includes('include @') || reason.includes('must be included'))
  return named.length > 0 || speaksOfMusts ? named : on
}

/** Parts of the engine's sentence of a rule, all of which it holds. */
function phrasesOf(rule: PlanRuleSetting): string[] {
  switch (rule.kind) {
    case 'count':
      return [...bounds(rule.min, rule.max, String), rule.among ? `of ${whereOf(rule.among)}` : 'creators']
    case 'spendShare':
      return [...bounds(rule.min, rule.max, percent), 'of the spend on', ...(rule.among ? [whereOf(rule.among)] : [])]
    case 'maxCreatorShare':
      return [percent(rule.max), 'for one creator']
    case 'audienceShare':
      return [percent(rule.min), 'of the audience in']
    case 'atMostOne':
    case 'oneOfEachAgent':
      return ['at most one of']
    case 'noConflicts':
    case 'available':
      return ['exclude']
    case 'package':
      return ['only with package']
  }
}

function whereOf({ attribute, values }: { attribute: string; values: readonly string[] }): string {
  return `${attribute} ${values.join(' or ')}`.toLowerCase()
}

function bounds(min: number | null, max: number | null, write: (value: number) => string): string[] {
  return [...(min === null ? [] : [`at least ${write(min)}`]), ...(max === null ? [] : [`at most ${write(max)}`])]
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))} %`
}
