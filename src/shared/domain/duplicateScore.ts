import type { DuplicateReason } from '../contract/creatorDuplicates'
import type { Platform } from '../contract/values'
import { compareNames, handleStem, isOneSlipApart, shortestSlip } from './nameLikeness'

/**
 * How likely two creators are one person. The formula, published so that it can be argued with:
 *
 *     score = (1 − Π (1 − weight of each reason)) × Π (factor of each doubt)
 *
 * A weight says how many of a hundred pairs with that reason alone we take to be one person. The weights are judgement,
 * held against pairs that were labelled by hand (in the tests, which print precision and recall); reasons are taken as
 * independent, so two of .6 and .5 make .8. `country` and `niche` count beside a name
 * or a handle only. Pairs below `listedFrom` are not listed.
 */
export const listedFrom = 0.5
/** From here on, and with two reasons of which each alone is nearly enough, a pair can be merged unseen. */
export const sureFrom = 0.95

export const weights = {
  userId: 0.98,
  formerHandle: 0.9,
  link: 0.8,
  /** by letters and digits of the core: a long handle is seldom chosen twice */
  handle: [
    { from: 12, weight: 0.85 },
    { from: 8, weight: 0.75 },
    { from: 5, weight: 0.6 },
    { from: 0, weight: 0.3 },
  ],
  /** of the weight of the same handle */
  nearHandle: { separators: 0.85, slip: 0.55, affix: 0.55, name: 0.55 },
  /** by how many creators the address serves: index 2 is these two alone */
  email: [0, 0, 0.92, 0.8, 0.55],
  phone: [0, 0, 0.9, 0.75, 0.5],
  contact: [0, 0, 0.7, 0.5, 0.3],
  /** an address of an agent, of a company's desk, or of more creators than the lists above go */
  shared: 0.15,
  desk: 0.5,
  /** by words of the name; a single word by its letters */
  name: { threeWords: 0.65, twoWords: 0.55, longWord: 0.35, word: 0.15 },
  /** of the weight of a name, by how many creators have it */
  nameHeld: [0, 1, 1, 0.8, 0.5],
  nearName: { slip: 0.7, short: 0.6 },
  country: 0.12,
  niche: 0.1,
} as const
export const doubtFactors = {
  /** two accounts on one platform, and nothing that says one is the other's later name */
  samePlatform: 0.75,
  /** the platform itself knows them as two */
  userIds: 0.85,
  bothVerified: 0.6,
  country: 0.8,
  names: 0.7,
} as const

export type NearHandle = keyof typeof weights.nearHandle
export type Evidence =
  | { kind: 'userId'; platform: Platform }
  | { kind: 'formerHandle'; platform: Platform; handle: string }
  | { kind: 'link'; platform: Platform; from: string; to: string }
  | { kind: 'handle'; handle: string; letters: number; held: number }
  | { kind: 'nearHandle'; how: NearHandle; a: string; b: string; letters: number; held: number }
  | { kind: 'email' | 'phone' | 'contact'; value: string; held: number; isShared: boolean; isDesk: boolean }
  | { kind: 'name'; name: string; words: number; letters: number; held: number; repeatsHandle: boolean }
  | { kind: 'nearName'; how: 'slip' | 'short'; a: string; b: string; words: number; held: number }
  | { kind: 'country'; country: string }
  | { kind: 'niche'; niches: string[] }
export type Doubt =
  | { kind: 'samePlatform'; platform: Platform; a: string; b: string }
  | { kind: 'userIds'; platform: Platform }
  | { kind: 'bothVerified'; platform: Platform }
  | { kind: 'country'; a: string; b: string }
  | { kind: 'names'; a: string; b: string }

/** What is compared of a creator. Folded forms come from `nameLikeness`. */
export type Likeness = {
  name: string | null
  /** of `nameWords` */
  nameWords: readonly string[]
  country: string | null
  niches: readonly string[]
  accounts: readonly {
    platform: Platform
    handle: string
    handleKey: string
    /** of `handleCore` */
    core: string
    userId: string | null
    isVerified: boolean | null
  }[]
  contacts: readonly { kind: 'email' | 'phone' | 'contact'; value: string; isAgents: boolean }[]
  /** `platform:handle key` that the creator's accounts had before */
  formerHandles: readonly string[]
  /** `platform:handle key` that bios and profile links lead to */
  links: readonly string[]
}

/** How many creators of the workspace hold the same; what is held by many says little. */
export type HeldBy = {
  core(core: string): number
  name(words: readonly string[]): number
  contact(kind: string, value: string): number
}

const DESK =
  /^(?:info|hello|hi|contact|contacto|booking|bookings|business|collab|collabs|management|mgmt|pr|press|office|team|talent|sales|support|admin|media)@/
/** Where anybody can have an address, "info@" is a person's. */
const FREE_MAIL = /@(?:gmail|googlemail|outlook|hotmail|yahoo|icloud|gmx|web|proton|protonmail|aol|mail|yandex)\./

/** What speaks for and against two creators being one. Symmetric but for the order of names in it. */
export function compareCreators(a: Likeness, b: Likeness, held: HeldBy): { evidence: Evidence[]; doubts: Doubt[] } {
  const evidence: Evidence[] = []
  const doubts: Doubt[] = []
  const cores = accountEvidence(a, b, held, evidence)
  for (const one of a.contacts) {
    const other = b.contacts.find((c) => c.kind === one.kind && c.value === one.value)
    if (!other) continue
    const isDesk = one.kind === 'email' && DESK.test(one.value) && !FREE_MAIL.test(one.value)
    const holders = Math.max(2, held.contact(one.kind, one.value))
    evidence.push({ kind: one.kind, value: one.value, held: holders, isShared: one.isAgents || other.isAgents, isDesk })
  }
  const names = compareNames(a.nameWords, b.nameWords)
  const words = Math.min(a.nameWords.length, b.nameWords.length)
  const holders = Math.max(held.name(a.nameWords), held.name(b.nameWords))
  const nameA = a.name ?? ''
  const nameB = b.name ?? ''
  if (names === 'same') {
    const letters = a.nameWords.join('').length
    // A name that is the handle with blanks in it says the same thing twice.
    const repeatsHandle = cores.includes(a.nameWords.join('')) || cores.includes(b.nameWords.join(''))
    evidence.push({ kind: 'name', name: nameA, words, letters, held: Math.max(2, holders), repeatsHandle })
  } else if ((names === 'slip' || names === 'short') && words > 1) {
    evidence.push({ kind: 'nearName', how: names, a: nameA, b: nameB, words, held: Math.max(1, holders) })
  } else if (names === 'apart') {
    doubts.push({ kind: 'names', a: nameA, b: nameB })
  }
  const isNamed = evidence.some(({ kind }) => ['handle', 'nearHandle', 'name', 'nearName'].includes(kind))
  if (a.country && b.country && a.country !== b.country) doubts.push({ kind: 'country', a: a.country, b: b.country })
  else if (a.country && a.country === b.country && isNamed) evidence.push({ kind: 'country', country: a.country })
  const niches = a.niches.filter((niche) => b.niches.includes(niche))
  if (niches.length > 0 && isNamed) evidence.push({ kind: 'niche', niches })
  doubts.push(...accountDoubts(a, b, evidence))
  return { evidence: evidence.toSorted((x, y) => weightOf(y) - weightOf(x)), doubts }
}

type HandleEvidence = Extract<Evidence, { kind: 'handle' | 'nearHandle' }>

/** Adds what the accounts say. @returns the cores of the handles that are the same, or nearly */
function accountEvidence(a: Likeness, b: Likeness, held: HeldBy, evidence: Evidence[]): string[] {
  const named = (one: Likeness, list: readonly string[]) =>
    one.accounts.find(({ platform, handleKey }) => list.includes(`${platform}:${handleKey}`))
  const renamed = named(a, b.formerHandles) ?? named(b, a.formerHandles)
  if (renamed) evidence.push({ kind: 'formerHandle', platform: renamed.platform, handle: renamed.handle })
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const target = named(other, one.links)
    const from = one.accounts[0]
    if (!target || !from || evidence.some(({ kind }) => kind === 'link')) continue
    evidence.push({ kind: 'link', platform: target.platform, from: from.handle, to: target.handle })
  }
  let best: HandleEvidence | null = null
  let cores: string[] = []
  for (const one of a.accounts) {
    for (const other of b.accounts) {
      if (one.userId !== null && one.userId === other.userId && one.platform === other.platform) {
        if (!evidence.some(({ kind }) => kind === 'userId')) evidence.push({ kind: 'userId', platform: one.platform })
      }
      const how = compareHandles(one, other)
      if (how === null) continue
      const letters = Math.min(one.core.length, other.core.length)
      const holders = Math.max(held.core(one.core), held.core(other.core))
      const found: HandleEvidence =
        how === 'same'
          ? { kind: 'handle', handle: one.handle, letters, held: holders }
          : { kind: 'nearHandle', how, a: one.handle, b: other.handle, letters, held: holders }
      if (best && weightOf(found) <= weightOf(best)) continue
      best = found
      cores = [one.core, other.core]
    }
  }
  const byName = best ? null : (nameAsHandle(a, b) ?? nameAsHandle(b, a))
  if (best) evidence.push(best)
  else if (byName) {
    const holders = held.core(byName.core)
    evidence.push({ kind: 'nearHandle', how: 'name', ...byName, letters: byName.core.length, held: holders })
  }
  return cores
}

type Handle = Likeness['accounts'][number]

/** How near two handles are; a stem of both is compared where they differ, and slips where they are long enough. */
function compareHandles(a: Handle, b: Handle): 'same' | NearHandle | null {
  if (a.core === '' || b.core === '') return null
  if (a.core === b.core) return a.handleKey === b.handleKey ? 'same' : 'separators'
  const stemA = handleStem(a.core)
  if (stemA !== null && stemA === handleStem(b.core)) {
    const [numberA] = /\d+$/.exec(a.core) ?? []
    const [numberB] = /\d+$/.exec(b.core) ?? []
    return numberA && numberB && numberA !== numberB ? null : 'affix'
  }
  return Math.min(a.core.length, b.core.length) >= shortestSlip && isOneSlipApart(a.core, b.core) ? 'slip' : null
}

function nameAsHandle(a: Likeness, b: Likeness): { a: string; b: string; core: string } | null {
  const core = a.nameWords.join('')
  if (core.length < 6 || b.nameWords.length > 0) return null
  const account = b.accounts.find((candidate) => candidate.core === core)
  return account ? { a: a.name ?? '', b: account.handle, core } : null
}

function accountDoubts(a: Likeness, b: Likeness, evidence: readonly Evidence[]): Doubt[] {
  if (evidence.some(({ kind }) => kind === 'userId' || kind === 'formerHandle')) return []
  const doubts: Doubt[] = []
  for (const one of a.accounts) {
    for (const other of b.accounts) {
      if (one.platform !== other.platform) continue
      const { platform } = one
      if (!doubts.some((doubt) => doubt.kind === 'samePlatform'))
        doubts.push({ kind: 'samePlatform', platform, a: one.handle, b: other.handle })
      if (one.userId && other.userId && !doubts.some((doubt) => doubt.kind === 'userIds'))
        doubts.push({ kind: 'userIds', platform })
      if (one.isVerified && other.isVerified && !doubts.some((doubt) => doubt.kind === 'bothVerified'))
        doubts.push({ kind: 'bothVerified', platform })
    }
  }
  return doubts
}

function handleWeight(letters: number, held: number): number {
  const weight = weights.handle.find(({ from }) => letters >= from)?.weight ?? 0
  // One person on three platforms is three; more share a word.
  return held > 3 ? weight / (held - 2) : weight
}

function nameWeight(words: number, letters: number, held: number): number {
  const { threeWords, twoWords, longWord, word } = weights.name
  const weight = words > 2 ? threeWords : words === 2 ? twoWords : letters >= 10 ? longWord : word
  return weight * (weights.nameHeld[held] ?? 1 / held)
}

/** The weight of one reason, 0 to 1. */
export function weightOf(reason: Evidence): number {
  switch (reason.kind) {
    case 'userId':
    case 'formerHandle':
    case 'link':
      return weights[reason.kind]
    case 'handle':
      return handleWeight(reason.letters, reason.held)
    case 'nearHandle':
      return weights.nearHandle[reason.how] * handleWeight(reason.letters, reason.held)
    case 'email':
    case 'phone':
    case 'contact': {
      const alone = weights[reason.kind][reason.held]
      if (reason.isShared || alone === undefined) return weights.shared
      return reason.isDesk ? Math.min(alone, weights.desk) : alone
    }
    case 'name':
      return nameWeight(reason.words, reason.letters, reason.held) * (reason.repeatsHandle ? 0.5 : 1)
    case 'nearName':
      return weights.nearName[reason.how] * nameWeight(reason.words, 0, reason.held)
    case 'country':
      return weights.country
    case 'niche':
      return 1 - (1 - weights.niche) ** Math.min(2, reason.niches.length)
  }
}

/** Whether a reason says little: an address that serves an agent or many, a name or handle that many have. */
export function isWeak(reason: Evidence): boolean {
  return weightOf(reason) < 0.3
}

/** 0 to 1, by the formula above. */
export function duplicateScore(evidence: readonly Evidence[], doubts: readonly Doubt[]): number {
  const open = evidence.reduce((rest, reason) => rest * (1 - weightOf(reason)), 1)
  return doubts.reduce((score, doubt) => score * doubtFactors[doubt.kind], 1 - open)
}

const IDENTITY: ReadonlySet<DuplicateReason> = new Set([
  'userId',
  'formerHandle',
  'link',
  'handle',
  'nearHandle',
  'email',
  'phone',
  'contact',
])

/**
 * The reasons for which a pair may be merged unseen, in the order of `duplicateReasons`; null where it must be looked
 * at: at least two independent reasons of identity (or the platform's own id), each at least .5, and `sureFrom`.
 */
export function sureReasons(evidence: readonly Evidence[], score: number): DuplicateReason[] | null {
  if (score < sureFrom) return null
  const isIdentity = (e: Evidence) => IDENTITY.has(e.kind) && (e.kind !== 'nearHandle' || e.how === 'separators')
  const strong = new Set(evidence.filter((e) => isIdentity(e) && weightOf(e) >= 0.5).map(({ kind }) => kind))
  return strong.size > 1 || strong.has('userId') ? [...IDENTITY].filter((kind) => strong.has(kind)) : null
}
