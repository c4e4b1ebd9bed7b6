import type { PlanInstance } from '../planInstance'
import type { RosterFact } from './facts'

type Attributes = NonNullable<PlanInstance['candidates'][number]['attributes']>

/** Longest word and most words that the planner's format takes. */
const mostLetters = 200
const mostWords = 200

const word = (text: string) => text.slice(0, mostLetters)
const words = (texts: readonly string[]) => texts.slice(0, mostWords).map(word)

/** By what rules sort a creator; what is not known has no attribute. */
export function planAttributesOf(fact: RosterFact): Attributes {
  return {
    platform: fact.platform,
    ...(fact.tier !== null && { tier: word(fact.tier) }),
    ...(fact.niches.length > 0 && { niche: words(fact.niches) }),
    ...(fact.country !== null && { country: word(fact.country) }),
    ...(fact.languages.length > 0 && { language: words(fact.languages) }),
    ...(fact.agents.length > 0 && { agent: words(fact.agents.map(({ name }) => name)) }),
  }
}
