import type { PlanCandidate } from '../../../../../shared/contract/planner'
import type { PlanPackageRecord, PlanSegmentRecord } from '../../../../../shared/contract/plannerSetup'
import type { PlanRuleSetting, RuleAttribute } from '../../../../../shared/domain/planning/settings'
import type { Format } from '../../../lib/locale'
import { regionName } from '../../../lib/regions'
import type { controlsWords } from './words'

type Words = ReturnType<typeof controlsWords>

/** What a rule names by id, as a person knows it. */
export interface RuleNames {
  w: Words
  format: Format
  locale: string
  tier: (tier: string) => string
  handles: ReadonlyMap<string, string>
  packages: readonly PlanPackageRecord[]
  segments: readonly PlanSegmentRecord[]
}

/** Handles by entry, of everybody who is on the roster. */
export function handlesOf(
  candidates: readonly PlanCandidate[],
  leftOut: readonly { entryId: string; handle: string }[],
): ReadonlyMap<string, string> {
  return new Map([...candidates, ...leftOut].map(({ entryId, handle }) => [entryId, handle]))
}

/** How a value of an attribute reads. */
export function valueName(attribute: RuleAttribute, value: string, names: Omit<RuleNames, 'handles'>): string {
  switch (attribute) {
    case 'tier':
      return names.tier(value)
    case 'country':
      return regionName(value, names.locale)
    case 'language':
      return languageName(value, names.locale)
    case 'platform':
      return platformName(value, names.w)
    case 'niche':
      return value
  }
}

function platformName(platform: string, { platforms }: Words): string {
  return platform === 'tiktok' || platform === 'instagram' || platform === 'youtube' ? platforms[platform] : platform
}

function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(code) ?? code
  } catch {
    // A language is what an imported file called it.
    return code
  }
}

/** A segment by what it is split by: “United Kingdom, 18–24, Women”. */
export function segmentName(
  segment: Pick<PlanSegmentRecord, 'country' | 'age' | 'gender' | 'niche'>,
  { w, locale }: Pick<RuleNames, 'w' | 'locale'>,
): string {
  const parts = [
    segment.country && regionName(segment.country, locale),
    segment.age?.replace('-', '–'),
    segment.gender && w.genders[segment.gender],
    segment.niche,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : w.everyone
}

const MOST_NAMED = 3

/** A rule in one line, as the person who set it would say it. */
export function ruleSentence(rule: PlanRuleSetting, names: RuleNames): string {
  const { w, format } = names
  const says = w.sentence
  const percent = (share: number | null) => (share === null ? null : format.percent(share, share * 100 >= 1 ? 0 : 1))
  const heads = (count: number | null) => (count === null ? null : format.count(count))
  switch (rule.kind) {
    case 'count':
      return rule.among
        ? says.countOf(heads(rule.min), heads(rule.max), amongWords(rule.among, names))
        : says.count(heads(rule.min), heads(rule.max), (rule.max ?? rule.min) === 1)
    case 'spendShare':
      return rule.among
        ? says.spendShare(percent(rule.min), percent(rule.max), amongWords(rule.among, names))
        : says.spendShareOfAll(percent(rule.min), percent(rule.max))
    case 'maxCreatorShare':
      return says.maxCreatorShare(percent(rule.max) ?? '')
    case 'audienceShare':
      return says.audienceShare(
        percent(rule.min) ?? '',
        rule.segmentIds.length === 0
          ? says.insideAudience
          : listed(
              rule.segmentIds.map((id) => {
                const found = names.segments.find((segment) => segment.id === id)
                return found ? segmentName(found, names) : says.goneSegment
              }),
              says.or,
              names,
            ),
      )
    case 'atMostOne':
      return says.atMostOne(
        listed(
          rule.entryIds.map((id) => handleWords(id, names)),
          ', ',
          names,
        ),
        rule.name,
      )
    case 'package':
      return says.package(
        names.handles.get(rule.entryId) ?? says.gone,
        names.packages.find(({ id }) => id === rule.packageId)?.name ?? says.gonePackage,
      )
    case 'oneOfEachAgent':
    case 'noConflicts':
    case 'available':
      return says[rule.kind]
  }
}

function handleWords(entryId: string, { handles, w }: RuleNames): string {
  const handle = handles.get(entryId)
  return handle === undefined ? w.sentence.gone : `@${handle}`
}

function amongWords(among: { attribute: RuleAttribute; values: readonly string[] }, names: RuleNames): string {
  return listed(
    among.values.map((value) => valueName(among.attribute, value, names)),
    names.w.sentence.or,
    names,
  )
}

function listed(items: readonly string[], last: string, { w, format }: RuleNames): string {
  if (items.length > MOST_NAMED) {
    return `${items.slice(0, MOST_NAMED).join(', ')}${w.sentence.and}${w.sentence.more(format.count(items.length - MOST_NAMED))}`
  }
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')}${last}${items.at(-1)}`
}
