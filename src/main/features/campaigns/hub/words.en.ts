const creators = (count: number) => (count === 1 ? '1 creator' : `${count.toLocaleString('en-GB')} creators`)
const deliverables = (count: number) =>
  count === 1 ? '1 deliverable' : `${count.toLocaleString('en-GB')} deliverables`
const days = (count: number) => (count === 1 ? '1 day' : `${count.toLocaleString('en-GB')} days`)
const businessDays = (count: number) => (count === 1 ? '1 business day' : `${count} business days`)
const rounds = (count: number) => (count === 1 ? '1 round' : `${count} rounds`)

export default {
  addPackage: (name: string) => `Add package ${name}`,
  changePackage: (name: string) => `Change package ${name}`,
  removePackage: (name: string) => `Remove package ${name}`,
  noPackage: 'That package is not in this campaign any more. Nothing was changed.',
  packageInUse: (name: string, count: number) =>
    `${creators(count)} ${count === 1 ? 'has' : 'have'} deliverables from ${name}, so it stays. Remove those deliverables first, or change the package.`,

  addDeliverables: (count: number, campaign: string) => `Add ${deliverables(count)} to ${campaign}`,
  numbered: (title: string, number: number, of: number) => `${title} ${number} of ${of}`,
  nothingChosen: 'No package and no deliverable was chosen. Nothing was added.',
  tooMany: (asked: number, most: number) =>
    `${deliverables(asked)} are more than the ${most.toLocaleString('en-GB')} that go in at once. Nothing was added. Choose fewer creators.`,
  notOnRoster: (handles: readonly (string | null)[], count: number) => {
    const named = handles.map((handle) => (handle === null ? 'a creator who is not in this workspace' : `@${handle}`))
    const others = count - named.length
    const who = others > 0 ? `${named.join(', ')} and ${others} more` : named.join(', ')
    return `Not on the roster of this campaign: ${who}. Nothing was added. Add them to the roster first.`
  },
  noDeliverable: 'That deliverable is not there any more. Nothing was changed.',
  changeDeliverable: (title: string) => `Change deliverable ${title}`,
  briefWasSent: (title: string) =>
    `The brief of “${title}” was sent, so its title, kind and workflow stay as they are. The due day and the requirement can still change; for another title or kind withdraw it and add a new one.`,
  removeDeliverables: (count: number, title: string) =>
    count === 1 ? `Remove deliverable ${title}` : `Remove ${deliverables(count)}`,
  cannotRemove: (title: string, count: number) =>
    `The brief of “${title}”${count > 1 ? ` and ${count - 1} more` : ''} was sent, so what happened is kept. Nothing was removed. Withdraw ${count > 1 ? 'them' : 'it'} on the approval board instead.`,
  hasComments: (title: string) =>
    `“${title}” has comments, which are kept. Nothing was removed. Send its brief and withdraw it instead.`,

  addTerms: (signer: string) => `Add signed terms of ${signer}`,
  removeTerms: (signer: string) => `Remove signed terms of ${signer}`,
  addingTerms: 'Keeping signed terms',
  openingTerms: 'Opening signed terms',
  noTerms: 'Those terms are not there any more.',
  signerNotOnRoster: (campaign: string) =>
    `That creator is not on the roster of ${campaign}. The file was not kept. Add the creator to the roster first.`,

  writingBrief: 'Writing the brief',
  briefUnit: 'steps',
  briefFile: 'Brief',
  briefCancelled: 'The brief was not written.',
  briefNeedsBrowser:
    'A PDF needs Chrome, Edge or Chromium on this computer, and none was found. No file was made. Choose HTML instead: it opens in any browser.',
  briefNotOnRoster: (campaign: string) =>
    `That creator is not on the roster of ${campaign}. No brief was written. Add the creator to the roster first.`,

  brief: {
    title: (campaign: string) => `Brief: ${campaign}`,
    titleFor: (campaign: string, handle: string) => `Brief: ${campaign}, @${handle}`,
    forCreators: 'Brief for creators',
    forOne: 'Brief for',
    madeOn: (day: string) => `as of ${day}`,
    pageOf: { page: 'Page ', of: ' of ' },
    goal: 'Goal',
    goals: {
      awareness: 'Awareness: many people see it',
      engagement: 'Engagement: people like, comment and share',
      conversion: 'Conversion: people act on it',
    },
    audience: 'Audience',
    markets: 'Markets',
    flight: 'Campaign runs',
    window: 'Posting window',
    inZone: (window: string, zone: string) => `${window} (days in ${zone})`,
    between: (from: string, until: string) => `${from} to ${until}`,
    from: (day: string) => `from ${day}`,
    until: (day: string) => `until ${day}`,
    tone: 'Tone',
    tones: { hard: 'Say plainly what to buy and why', soft: 'Tell a story; the product is part of it' },
    hashtags: 'Hashtags',
    rounds: 'Rounds included',
    roundsIncluded: (count: number) => rounds(count),
    about: 'About the campaign',
    deliverables: 'What is to be made',
    yourDeliverables: 'What you make',
    noDeliverables: 'Still to be agreed.',
    what: 'Deliverable',
    format: 'Format',
    due: 'Draft due',
    times: (count: number) => `${count} ×`,
    byAgreement: 'by agreement',
    kinds: { video: 'Video', image: 'Image', carousel: 'Carousel', story: 'Story', live: 'Live', text: 'Text' },
    content: 'Content',
    mandatory: 'Every piece has',
    dos: 'Do',
    donts: 'Do not',
    disclosure: 'Say that it is an advertisement',
    disclosureRules: [
      'Switch on the platform’s own setting for paid or branded content and say it in words as well: never the setting only.',
      'The words stand at the start of the caption, before “more”, and are said or shown in the video itself.',
      'Gifts count as much as money.',
    ],
    marketRules: {
      US: 'It must be hard to miss, and where the claim is: shown for what is shown, spoken for what is spoken. “Creator earns commission” alone is not enough. Put it into the video, since overlays vanish when a post is shared elsewhere.',
      GB: 'It must be obvious at once, to everybody who sees it.',
      FR: 'The law on influencers holds, with penalties up to 300,000 euros. Agree the wording with us before you post.',
    },
    otherMarket: 'Agree the wording with us before you post.',
    wordings: 'Wordings that do:',
    notLegalAdvice: 'A checklist, not legal advice.',
    review: 'From draft to post',
    concepts: {
      optional: 'If you like, send a concept first and wait for its approval.',
      required: 'Send a concept first and wait for its approval before you produce.',
    },
    sendDraft: 'Send us the file with its caption, hashtags and links. Nothing goes live before it is approved.',
    draftDays: (count: number) => `Where no day is given above, a draft is due within ${businessDays(count)}.`,
    stages: { internal_review: 'the agency', client_review: 'the brand', legal_review: 'the legal team' },
    stage: (who: string, count: number | null) => (count === null ? who : `${who} (${businessDays(count)})`),
    stagesLine: (stages: readonly string[]) => `It is reviewed by ${stages.join(', then ')}.`,
    changesDays: (count: number) => `Where changes are asked for, send the next version within ${businessDays(count)}.`,
    roundsLine: (count: number) =>
      `${rounds(count)} of review by the brand ${count === 1 ? 'is' : 'are'} included; further ones are agreed first.`,
    postApproved: 'Post exactly what was approved, inside the posting window, and send us the link.',
    rights: 'Usage and exclusivity',
    use: 'Use by the brand',
    uses: {
      none: 'No use beyond your own post',
      organic: 'Reposts on its own channels, unpaid',
      paid: 'Paid promotion of your post',
      commercial: 'Full commercial use',
    },
    territory: 'Where',
    length: 'How long',
    fromLive: 'from the day it is live',
    lengthFrom: (count: number | null, start: string) =>
      count === null ? `without end, ${start}` : `${days(count)}, ${start}`,
    edits: 'Edits',
    editsYes: 'allowed',
    editsNo: 'with your consent only',
    exclusivity: (brand: string, count: number) =>
      count === 0
        ? `While the campaign runs you do not work for competitors of ${brand}.`
        : `While the campaign runs and for ${days(count)} after it you do not work for competitors of ${brand}.`,
  },
}
