import type { Doubt, Evidence } from '../../../../shared/domain/duplicateScore'

const number = (count: number) => count.toLocaleString('en-GB')
const platforms = { tiktok: 'TikTok', instagram: 'Instagram', youtube: 'YouTube' } as const
const contacts = { email: 'e-mail address', phone: 'phone number', contact: 'contact' } as const
const near = {
  separators: (a: string, b: string) => `The handles @${a} and @${b} differ in dots, blanks or underscores only.`,
  slip: (a: string, b: string) => `The handles @${a} and @${b} are one letter apart.`,
  affix: (a: string, b: string) =>
    `The handles @${a} and @${b} are the same but for a number or a word like “official”.`,
  name: (a: string, b: string) => `The name “${a}” is the handle @${b}.`,
} as const

function reason(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'userId':
      return `${platforms[evidence.platform]} knows both under one account number.`
    case 'formerHandle':
      return `@${evidence.handle} on ${platforms[evidence.platform]} is a former handle of the other.`
    case 'link':
      return `The profile of @${evidence.from} leads to @${evidence.to} on ${platforms[evidence.platform]}.`
    case 'handle':
      return evidence.held > 3
        ? `The same handle, @${evidence.handle}, which ${number(evidence.held)} creators have in some form: weak.`
        : `The same handle on two platforms, @${evidence.handle}.`
    case 'nearHandle':
      return near[evidence.how](evidence.a, evidence.b)
    case 'email':
    case 'phone':
    case 'contact': {
      const what = `The same ${contacts[evidence.kind]}, ${evidence.value}`
      if (evidence.isShared) return `${what}, which is an agent’s or a guardian’s: weak.`
      if (evidence.held > 4) return `${what}, which serves ${number(evidence.held)} creators: weak.`
      if (evidence.isDesk) return `${what}, which may be a company’s.`
      return evidence.held > 2 ? `${what}, which ${number(evidence.held)} creators have.` : `${what}.`
    }
    case 'name':
      return evidence.held > 2
        ? `The same name, ${evidence.name}, which ${number(evidence.held)} creators have.`
        : `The same name, ${evidence.name}.`
    case 'nearName':
      return evidence.how === 'slip'
        ? `The names ${evidence.a} and ${evidence.b} are one letter apart.`
        : `The names ${evidence.a} and ${evidence.b} begin and end alike.`
    case 'country':
      return `Both in ${evidence.country}.`
    case 'niche':
      return `Both in ${evidence.niches.slice(0, 3).join(', ')}.`
  }
}

function doubt(against: Doubt): string {
  switch (against.kind) {
    case 'samePlatform':
      return `Two accounts on ${platforms[against.platform]}: @${against.a} and @${against.b}.`
    case 'userIds':
      return `${platforms[against.platform]} knows them under two account numbers.`
    case 'bothVerified':
      return `Both accounts are verified on ${platforms[against.platform]}.`
    case 'country':
      return `One in ${against.a}, one in ${against.b}.`
    case 'names':
      return `The names ${against.a} and ${against.b} have nothing in common.`
  }
}

const pairs = (count: number) => (count === 1 ? '1 pair' : `${number(count)} pairs`)
const creators = (count: number) => (count === 1 ? '1 creator' : `${number(count)} creators`)

export default {
  finding: 'Looking for duplicates',
  cancelled: 'The search for duplicates was stopped. Nothing was changed.',
  merging: 'Merging duplicates',
  mergingCancelled: 'Merging was stopped. Nothing was changed.',
  reason,
  doubt,
  mergeStep: (dropped: string, kept: string) => `Merge ${dropped} into ${kept}`,
  mergeSureStep: (count: number) =>
    count === 1 ? 'Merge 1 creator that was there twice' : `Merge ${number(count)} creators that were there twice`,
  distinctStep: (count: number) => (count === 1 ? 'Tell two creators apart' : `Tell ${pairs(count)} of creators apart`),
  removeDistinctStep: 'Take back that two creators are different',
  nobody: 'a creator without account',
  onPlatform: (handle: string, platform: keyof typeof platforms) => `@${handle} (${platforms[platform]})`,
  many: (count: number) => creators(count),
  gone: 'One of these creators is no longer in this workspace. Nothing was merged. Search again.',
  keptDropped: 'A creator cannot be merged into itself. Nothing was merged.',
  notOneOfThem: 'A chosen value is of a creator that is not being merged. Nothing was merged.',
  otherPlatforms: 'Accounts of two platforms are two accounts. Nothing was merged.',
  accountElsewhere: 'An account belongs to none of these creators, or is named twice. Nothing was merged.',
  pairOfOne: 'A creator cannot be told apart from itself. Nothing was changed.',
  pairGone: 'One of these creators is no longer in this workspace. Nothing was changed.',
  distinctGone: 'That decision was taken back already. Nothing was changed.',
  nothingSure: 'Nothing is left to merge: the search found no such pairs, or they were merged already. Search again.',
  mergedSource: (name: string) => `merged from ${name}`,
  rosterNote: (handle: string, facts: string) => `United with the entry of @${handle}: ${facts}`,
  rosterFacts: (status: string, posts: number, fee: string | null, clientFee: string | null) =>
    [
      status,
      posts === 1 ? '1 post' : `${number(posts)} posts`,
      fee === null ? null : `fee ${fee}`,
      clientFee === null ? null : `client fee ${clientFee}`,
    ]
      .filter((part) => part !== null)
      .join(', '),
  sameAccount: {
    former: (kept: string, dropped: string) => `@${dropped} is a former handle of @${kept}: one account.`,
    userId: (kept: string, dropped: string) => `@${dropped} and @${kept} have one account number: one account.`,
    near: (kept: string, dropped: string) =>
      `@${dropped} and @${kept} are nearly alike: one account under two handles, or two accounts?`,
    two: (kept: string, dropped: string) => `@${dropped} and @${kept} may be one account that was renamed.`,
  },
}
