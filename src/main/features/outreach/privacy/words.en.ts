const creators = (count: number) => (count === 1 ? '1 creator' : `${count.toLocaleString('en-GB')} creators`)
const number = (value: unknown) => (typeof value === 'number' ? value.toLocaleString('en-GB') : '–')
const text = (value: unknown) => (typeof value === 'string' ? value : '–')

/** What a line of the privacy record says; details never hold a name or an address. */
const sentences: Record<string, (detail: Record<string, unknown>) => string> = {
  notice: (d) =>
    `Noted that ${creators(Number(d.count))} were told what is held about them, on ${text(d.on)}: ${text(d.how)}.`,
  basis: (d) => `Lawful basis of ${number(d.count)} contact points set to ${text(d.basis)}.`,
  export: () => 'Exported everything held about one creator.',
  erasure: (d) =>
    `Erased one creator (${text(d.reason)}): ${number(d.rows)} rows removed, ${number(d.stripped)} kept without the person, ${number(d.logLines)} lines of the history emptied, ${number(d.files)} files deleted.`,
  keep: (d) => `Decided to keep ${creators(Number(d.count))} until ${text(d.until)}: ${text(d.reason)}.`,
  doNotContact: (d) =>
    `${d.added ? 'Added' : 'Removed'} an entry of the do-not-contact list (${text(d.kind)}): ${text(d.reason)}.`,
  minor: (d) => (d.isMinor === true ? 'Flagged a creator as under 18.' : 'Took the flag "under 18" off a creator.'),
  review: (d) => `Set the term of keeping to ${number(d.termDays)} days.`,
}

const tables: Record<string, string> = {
  account: 'accounts',
  account_metric: 'lines of figures',
  approval_event: 'approval events',
  approval_evidence: 'pieces of evidence',
  approval_text: 'names and texts of approvals',
  audience_overlap: 'overlaps of audiences',
  audience_share: 'audience shares',
  content_version: 'versions of content',
  decision_file: 'answers to review packages',
  disclosure_plan: 'disclosure plans',
  review_comment: 'review comments',
  signed_terms: 'signed terms',
  spark_code: 'Spark codes',
  usage_right: 'usage rights',
  collaboration: 'collaborations',
  contact_point: 'contacts',
  creator: 'creator record',
  creator_agent: 'agents linked',
  creator_file: 'files',
  creator_note: 'notes',
  creator_source: 'sources',
  deliverable: 'deliverables',
  distinct_pair: 'comparisons with others',
  former_handle: 'former handles',
  outreach: 'outreach records',
  outreach_message: 'messages',
  outreach_note: 'outreach notes',
  outreach_override: 'reasons given',
  plan_package: 'packages with their prices',
  rate: 'rates',
  roster_entry: 'roster entries with their fees',
}

export default {
  record: (kind: string, detail: Record<string, unknown>) => sentences[kind]?.(detail) ?? kind,
  table: (table: string) => tables[table] ?? table.replaceAll('_', ' '),
  add: (what: string) => `Put ${what} on the do-not-contact list`,
  remove: 'Take an entry off the do-not-contact list',
  notice: (count: number) => `Note that ${creators(count)} were told`,
  basis: (count: number) => `State the basis of ${count === 1 ? '1 contact' : `${number(count)} contacts`}`,
  keep: (count: number) => `Keep ${creators(count)}`,
  retention: 'Change the term of keeping',
  minor: (handle: string) => `Change whether @${handle} is under 18`,
  exporting: 'Exporting what is held about a creator',
  erasing: 'Erasing a creator',
  erased: 'Erase a creator',
  stopped: 'On the do-not-contact list',
  unknownCreator: 'That creator is not in this workspace any more. Nothing was changed.',
  unknownAgent: 'That agent is not in this workspace any more. Nothing was changed.',
  unknownEntry: 'That entry is not on the list any more. Nothing was changed.',
  noDomain: (text: string) => `"${text}" is no domain. Nothing was changed. Write it as example.com.`,
  noAddress: (text: string) => `"${text}" is no e-mail address. Nothing was changed.`,
  nobodyNamed: 'Name contacts or creators. Nothing was changed.',
  subjectTitle: (name: string) => `What is held about ${name}`,
  subjectIntro: (company: string, date: string) =>
    `Held by ${company || 'the agency'} on ${date}. This file was made on the agency’s own computer; no copy went anywhere else.`,
  subjectSource: 'Where it is from',
  subjectBasis: 'Why it may be held',
  subjectNone: 'Nothing.',
}
