import { brandKey, categoryKeys } from './brandNames'
import { addDays, type DayWindow, daysApart, dayWindow, FIRST_DAY, type Overlap, overlapOf } from './dayWindows'

/** `block`: would break what was agreed. `warn`: a person must decide. `note`: worth knowing. */
export const severities = ['block', 'warn', 'note'] as const
export type Severity = (typeof severities)[number]

export const conflictKinds = [
  /** worked for a brand that the brand names as a competitor */
  'competitorWork',
  /** worked for another brand of the same category */
  'categoryWork',
  /** a noted collaboration forbids it */
  'exclusiveTerms',
  /** a campaign of this agency in which the creator is booked forbids it */
  'exclusiveBooking',
  /** this campaign's own exclusivity would be broken by a booking that stands */
  'ownExclusivity',
  /** booked for a competitor on the same dates */
  'booked',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** The campaign that asks; dates are ISO calendar dates, null is not set. */
export type ConflictSubject = {
  campaignId: string
  brandId: string
  brand: string
  clientId: string
  client: string
  category: string | null
  /** names of the brand's competitors */
  competitors: readonly string[]
  flightStart: string | null
  flightEnd: string | null
  /** days after the flight in which a booked creator works for no competitor; null: none agreed */
  exclusivityDays: number | null
}

/** Work for a brand as it was noted. */
export type PastWork = {
  collaborationId: string
  brandId: string | null
  /** client of `brandId`, where the brand is one of the workspace's */
  clientId: string | null
  brand: string
  category: string | null
  kind: 'paid' | 'gifted' | 'unpaid' | 'unknown'
  startedOn: string | null
  endedOn: string | null
  exclusiveUntil: string | null
  /** brands, clients or categories that the creator may not work for */
  exclusiveAgainst: readonly string[]
  /** who noted it, or the file it is from */
  source: string
}

/** Another campaign of this agency in which the creator is booked. */
export type Booking = ConflictSubject & { campaign: string }

/** How the brands are related: `named` as competitors, of one `category`, or `unknown` for want of a category. */
export type Relation = 'named' | 'category' | 'unknown'

export type Conflict = {
  kind: ConflictKind
  severity: Severity
  relation: Relation
  /** whether the dates surely meet, may meet since one is not known, or do not meet */
  overlap: Overlap
  /** days between the work and the flight where they do not meet; null where not known */
  daysApart: number | null
  /** the evidence's brand, category and dates; null is not known */
  brand: string
  category: string | null
  from: string | null
  until: string | null
  evidence: { work: PastWork } | { booking: Booking }
}

/** Work that ended longer before the flight (or begins longer after it) is worth a note only. */
export const recentDays = 365

/**
 * What speaks against a creator for a campaign, the worst first, each with its evidence. Only what is known counts;
 * a date or category that is missing makes a conflict possible and is told as such, never passed over.
 *
 * Not held against anybody: work for the brand itself and for other brands of the same client.
 *
 * @param works collaborations noted of the creator
 * @param bookings other campaigns of this agency in which the creator is booked
 * @param today ISO date: a flight whose beginning is not set begins today at the earliest
 */
export function findConflicts(
  subject: ConflictSubject,
  works: readonly PastWork[],
  bookings: readonly Booking[],
  today: string,
): Conflict[] {
  const reader = conflictReader(subject, today)
  return [...works.flatMap(reader.ofWork), ...bookings.flatMap(reader.ofBooking)].sort(compareConflicts)
}

/** The same for many creators: what is asked of the campaign is worked out once. */
export function conflictReader(
  subject: ConflictSubject,
  today: string,
): { ofWork: (work: PastWork) => Conflict[]; ofBooking: (booking: Booking) => Conflict[] } {
  const flight = dayWindow(subject.flightStart, subject.flightEnd, today)
  const own = identityOf(subject)
  const brandKeys = new Map<string, string>()
  const categories = new Map<string | null, string[]>()
  return {
    ofWork(work) {
      if (work.brandId === subject.brandId || work.clientId === subject.clientId) return []
      const brand = remembered(brandKeys, work.brand, brandKey)
      if (brand === own.brand) return []
      const relation = relationOf(own, brand, remembered(categories, work.category, categoryKeys))
      return [...workConflict(work, relation, flight), ...termsConflict(work, own, flight)]
    },
    ofBooking(booking) {
      if (booking.campaignId === subject.campaignId || booking.clientId === subject.clientId) return []
      const other = identityOf(booking)
      if (other.brand === own.brand) return []
      const relation = strongest(
        relationOf(own, other.brand, other.categories),
        relationOf(other, own.brand, own.categories),
      )
      return relation === null ? [] : bookingConflict(subject, booking, relation, flight, today)
    },
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make(key)
  known.set(key, made)
  return made
}

/** The worst severity among conflicts; null where there is none. */
export function worstOf(conflicts: readonly { severity: Severity }[]): Severity | null {
  return severities.find((severity) => conflicts.some((conflict) => conflict.severity === severity)) ?? null
}

type Identity = { brand: string; client: string; categories: readonly string[]; competitors: ReadonlySet<string> }
function identityOf(subject: ConflictSubject): Identity {
  return {
    brand: brandKey(subject.brand),
    client: brandKey(subject.client),
    categories: categoryKeys(subject.category),
    competitors: new Set(subject.competitors.map(brandKey)),
  }
}

/** `unknown` where a category is missing on either side; null where both have one and they differ. */
function relationOf(own: Identity, brand: string, categories: readonly string[]): Relation | null {
  if (own.competitors.has(brand)) return 'named'
  if (own.categories.length === 0 || categories.length === 0) return 'unknown'
  return categories.some((key) => own.categories.includes(key)) ? 'category' : null
}

const relations: readonly Relation[] = ['named', 'category', 'unknown']
const strongest = (a: Relation | null, b: Relation | null): Relation | null =>
  relations.find((relation) => relation === a || relation === b) ?? null

function workConflict(work: PastWork, relation: Relation | null, flight: DayWindow): Conflict[] {
  // Without a category nothing says that the two brands compete at all.
  if (relation === null || relation === 'unknown') return []
  const window = dayWindow(work.startedOn, work.endedOn)
  const overlap = overlapOf(window, flight)
  const gap = overlap === 'no' ? daysApart(window.possible, flight.possible) : null
  const severity = workSeverity(relation, overlap, gap)
  return [
    {
      kind: relation === 'named' ? 'competitorWork' : 'categoryWork',
      severity: work.kind === 'gifted' || work.kind === 'unpaid' ? milder[severity] : severity,
      relation,
      overlap,
      daysApart: gap,
      brand: work.brand,
      category: work.category,
      from: work.startedOn,
      until: work.endedOn,
      evidence: { work },
    },
  ]
}

const milder: Record<Severity, Severity> = { block: 'warn', warn: 'note', note: 'note' }

function workSeverity(relation: 'named' | 'category', overlap: Overlap, gap: number | null): Severity {
  const isRecent = overlap !== 'no' || (gap !== null && gap <= recentDays)
  if (relation === 'named') {
    if (overlap === 'yes') return 'block'
    return isRecent ? 'warn' : 'note'
  }
  return overlap === 'yes' ? 'warn' : 'note'
}

/** Terms without a first day hold from ever; terms against nobody by name hold against their category. */
function termsConflict(work: PastWork, own: Identity, flight: DayWindow): Conflict[] {
  if (work.exclusiveUntil === null) return []
  const from = work.startedOn !== null && work.startedOn <= work.exclusiveUntil ? work.startedOn : null
  const overlap = overlapOf(dayWindow(from ?? FIRST_DAY, work.exclusiveUntil), flight)
  if (overlap === 'no') return []
  const relation = termsRelation(work, own)
  if (relation === null) return []
  return [
    {
      kind: 'exclusiveTerms',
      severity: overlap === 'yes' && relation !== 'unknown' ? 'block' : 'warn',
      relation,
      overlap,
      daysApart: null,
      brand: work.brand,
      category: work.category,
      from,
      until: work.exclusiveUntil,
      evidence: { work },
    },
  ]
}

function termsRelation(work: PastWork, own: Identity): Relation | null {
  const names = work.exclusiveAgainst.map(brandKey)
  if (names.includes(own.brand) || names.includes(own.client)) return 'named'
  const forbidden = [...new Set([work.category, ...work.exclusiveAgainst].flatMap(categoryKeys))]
  if (own.categories.some((key) => forbidden.includes(key))) return 'category'
  // Names alone are a closed list; a category on one side only leaves the question open.
  const isOpen =
    own.categories.length === 0
      ? names.length === 0 || categoryKeys(work.category).length > 0
      : names.length === 0 && forbidden.length === 0
  return isOpen ? 'unknown' : null
}

/** One conflict a booking: the worst of what its dates break. */
function bookingConflict(
  subject: ConflictSubject,
  booking: Booking,
  relation: Relation,
  flight: DayWindow,
  today: string,
): Conflict[] {
  const theirs = dayWindow(booking.flightStart, booking.flightEnd, today)
  const found: Conflict[] = []
  const add = (kind: ConflictKind, overlap: Overlap, severity: Severity, until = booking.flightEnd) =>
    found.push({
      kind,
      severity,
      relation,
      overlap,
      daysApart: overlap === 'no' ? daysApart(theirs.possible, flight.possible) : null,
      brand: booking.brand,
      category: booking.category,
      from: booking.flightStart,
      until,
      evidence: { booking },
    })
  if (booking.exclusivityDays !== null) {
    const overlap = overlapOf(extended(theirs, booking), flight)
    const until = booking.flightEnd && addDays(booking.flightEnd, booking.exclusivityDays)
    if (overlap !== 'no') add('exclusiveBooking', overlap, agreed(relation, overlap), until)
  }
  if (subject.exclusivityDays !== null) {
    const overlap = overlapOf(extended(flight, subject), theirs)
    if (overlap !== 'no') add('ownExclusivity', overlap, agreed(relation, overlap))
  }
  if (relation !== 'unknown') {
    const overlap = overlapOf(theirs, flight)
    if (overlap !== 'no') add('booked', overlap, relation === 'named' && overlap === 'yes' ? 'block' : 'warn')
    else if (found.length === 0) {
      const kind = relation === 'named' ? 'competitorWork' : 'categoryWork'
      add(kind, overlap, workSeverity(relation, overlap, daysApart(theirs.possible, flight.possible)))
    }
  }
  const worst = worstOf(found)
  return found.filter(({ severity }) => severity === worst).slice(0, 1)
}

const agreed = (relation: Relation, overlap: Overlap): Severity =>
  overlap === 'yes' && relation !== 'unknown' ? 'block' : 'warn'

/** A flight with the days behind it in which its creators work for no competitor. */
function extended(flight: DayWindow, { flightEnd, exclusivityDays }: ConflictSubject): DayWindow {
  if (flightEnd === null || exclusivityDays === null) return flight
  const until = addDays(flightEnd, exclusivityDays)
  return {
    sure: flight.sure && { from: flight.sure.from, until },
    possible: { from: flight.possible.from, until },
  }
}

/** The worse first, then by kind, the later, brand and evidence. */
export function compareConflicts(a: Conflict, b: Conflict): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    conflictKinds.indexOf(a.kind) - conflictKinds.indexOf(b.kind) ||
    compare(b.until ?? '', a.until ?? '') ||
    compare(b.from ?? '', a.from ?? '') ||
    compare(a.brand, b.brand) ||
    compare(evidenceId(a), evidenceId(b))
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const evidenceId = ({ evidence }: Conflict) =>
  'work' in evidence ? evidence.work.collaborationId : evidence.booking.campaignId
