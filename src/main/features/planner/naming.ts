import { formatCount, formatMoney } from '../../../shared/domain/format'
import { outsideSegment, ownOffer, type PlanModel, type PlanModelSegment } from '../../../shared/domain/planning/model'
import type { PlanNames } from '../../workers/plan/reasons'
import { words } from './words'

/** What sentences of a campaign's plans name things by; plain data, so that it crosses to another thread. */
export type PlanNaming = {
  /** by entry */
  handles: ReadonlyMap<string, string>
  /** names of packages, by entry and offer */
  offers: ReadonlyMap<string, string>
  segments: ReadonlyMap<string, string>
  currency: string
  locale: string
}

const offerKey = (entryId: string, offerId: string) => `${entryId} ${offerId}`

export function namingOf(model: PlanModel, locale: string): PlanNaming {
  return {
    handles: new Map(model.candidates.map(({ fact }) => [fact.entryId, fact.handle])),
    offers: new Map(
      model.candidates.flatMap(({ fact, offers }) =>
        offers.flatMap(({ id, name }) => (id === ownOffer ? [] : [[offerKey(fact.entryId, id), name] as const])),
      ),
    ),
    segments: new Map(model.segments.map((segment) => [segment.id, segmentName(segment)])),
    currency: model.currency,
    locale,
  }
}

/** How sentences of the solver speak of a campaign's creators, packages, segments and money. */
export function planNames(naming: PlanNaming): PlanNames {
  const { handles, offers, segments, currency, locale } = naming
  const say = words('en')
  return {
    candidate: (id) => {
      const handle = handles.get(id)
      return handle === undefined ? say.goneCreator : `@${handle}`
    },
    package: (candidate, id) => say.packageName(offers.get(offerKey(candidate, id))),
    segment: (id) => segments.get(id) ?? say.goneSegment,
    money: (minor) => formatMoney(Math.round(minor), currency, locale, 'short'),
    persons: (count) => say.persons(formatCount(Math.round(count), locale)),
  }
}

/** "GB, women, 18-24, food"; of an audience that is not split "the whole audience". */
export function segmentName(segment: PlanModelSegment): string {
  const say = words('en')
  if (segment.id === outsideSegment) return say.outsideAudience
  const { country, age, gender, niche } = segment
  const parts = [country, gender && say.gender[gender as keyof typeof say.gender], age, niche]
  return parts.filter((part) => part !== null && part !== undefined).join(', ') || say.wholeAudience
}
