import { addDays } from '../../../../shared/domain/businessDays'
import { startTemplates, usualDays } from '../startOutreach'
import type { SampleRandom } from './random'
import { type AccountRow, type SampleRows, sampleDay, sampleSelf } from './rows'

type People = Pick<SampleRows, 'creator' | 'account' | 'contact_point'>
type Work = Pick<SampleRows, 'campaign' | 'roster_entry'>
type Talks = Pick<
  SampleRows,
  'setting' | 'message_template' | 'template_text' | 'cadence' | 'outreach' | 'outreach_message'
>

const colleague = 'Bram Noodlecombe'

/** How many of the shortlist stand where, the first messages `daysAgo` before the day on which the sample plays. */
const standing = [
  ['sourced', 9, null],
  ['vetted', 7, null],
  ['to_contact', 8, null],
  ['contacted', 12, 4],
  ['replied', 4, 6],
  ['negotiating', 3, 9],
  ['terms_sent', 2, 11],
  ['agreed', 2, 12],
  ['declined', 3, 8],
  ['paused', 1, null],
] as const

const answers = {
  replied: 'Hi, sounds good. Can you send me the brief?',
  negotiating: 'I usually ask for a third more for January. Would that work?',
  terms_sent: 'Happy with that. Send the terms over.',
  agreed: 'Signed and sent back. Looking forward to it.',
  declined: 'Thanks, but I am taking January off.',
} as const

/** The talks of both campaigns: whom nobody wrote to yet, whose follow-up is due, who answered what. */
export function makeOutreach(random: SampleRandom, people: People, work: Work): Talks {
  const talks: Talks = {
    setting: [
      {
        id: 'outreach',
        value: JSON.stringify({
          coolDownDays: 30,
          dailyLimit: 30,
          holidayCountries: ['GB'],
          weekend: [6, 7],
          sender: {
            name: sampleSelf,
            company: 'Lantern & Kite',
            email: 'hello@lantern-and-kite.example',
            postalAddress: 'Lantern & Kite, 1 Wobble Row, Upper Puddleford',
            signature: '',
            optOutLine: 'If you would rather not hear from us, answer "no thanks" and we will not write again.',
            privacyNotice:
              'We keep your public profile, your contact details and what you told us about prices, to plan campaigns. Ask us for a copy or to delete it at any time.',
          },
        }),
      },
    ],
    message_template: [],
    template_text: [],
    cadence: [],
    outreach: [],
    outreach_message: [],
  }
  makeTemplates(random, talks)
  const [planned, live] = work.campaign
  const creators = new Map(people.creator.map((creator) => [creator.id, creator]))
  const accounts = new Map(people.account.map((account) => [account.id, account]))
  const rosterOf = (campaignId: string | undefined) =>
    work.roster_entry.flatMap((entry) => {
      const account = accounts.get(entry.account_id)
      return entry.campaign_id === campaignId && entry.plan_rule !== 'mustNot' && account ? [account] : []
    })
  const mails = new Map(people.contact_point.filter((c) => c.kind === 'email').map((c) => [c.creator_id, c.value]))
  const talk = (account: AccountRow, campaignId: string, stage: string, daysAgo: number | null, owner: string) => {
    const since = addDays(sampleDay, -(daysAgo ?? 2))
    const channel = mails.has(account.creator_id) ? 'email' : 'directMessage'
    const isOpen = stage === 'contacted' || stage === 'to_contact'
    const step = stage === 'contacted' ? 1 : 0
    const cadenceOn = stage === 'contacted' ? since : sampleDay
    const id = random.id()
    talks.outreach.push({
      id,
      campaign_id: campaignId,
      creator_id: account.creator_id,
      account_id: account.id,
      stage,
      stage_since: `${since}T10:00:00.000Z`,
      stage_reason: stage === 'declined' ? 'Away in January' : stage === 'paused' ? 'Asks again in spring' : null,
      owner,
      channel: daysAgo === null ? null : channel,
      cadence_id: isOpen ? (talks.cadence[0]?.id ?? null) : null,
      cadence_on: isOpen ? cadenceOn : null,
      next_step: isOpen ? step : null,
      due_on: isOpen ? addDays(cadenceOn, usualDays[step] ?? 0) : null,
      created_at: `${addDays(since, -1)}T10:00:00.000Z`,
    })
    if (daysAgo === null) return
    const creator = creators.get(account.creator_id)
    if (creator) {
      creator.owner = owner
      creator.notice_on = since
      creator.notice_how = 'In the first message'
    }
    const message = { id: '', outreach_id: id, channel, step: null, template_id: null } as const
    talks.outreach_message.push({
      ...message,
      id: random.id(),
      direction: 'out',
      state: 'sent',
      step: 0,
      address: mails.get(account.creator_id) ?? null,
      subject: channel === 'email' ? `Fizzlewick and ${account.handle}` : null,
      body: `Hi,\n\nI plan campaigns and would like to book you. Would you be up for it?`,
      template_id: talks.message_template[0]?.id ?? null,
      at: `${since}T10:0${random.int(0, 9)}:00.000Z`,
      by: owner,
    })
    if (stage in answers) {
      talks.outreach_message.push({
        ...message,
        id: random.id(),
        direction: 'in',
        state: 'received',
        address: null,
        subject: null,
        body: answers[stage as keyof typeof answers],
        at: `${addDays(since, random.int(1, 3))}T1${random.int(1, 6)}:30:00.000Z`,
        by: owner,
      })
    }
  }
  if (planned) {
    const left = rosterOf(planned.id)
    for (const [stage, count, daysAgo] of standing) {
      for (const account of left.splice(0, count))
        talk(account, planned.id, stage, daysAgo, random.chance(0.85) ? sampleSelf : colleague)
    }
  }
  for (const account of rosterOf(live?.id)) {
    const isTalking = talks.outreach.some((row) => row.creator_id === account.creator_id)
    if (live && !isTalking) talk(account, live.id, 'contracted', 45, sampleSelf)
  }
  return talks
}

function makeTemplates(random: SampleRandom, talks: Talks): void {
  const createdAt = '2026-11-09T11:00:00.000Z'
  for (const { name, purpose, subject, body } of startTemplates) {
    const id = random.id()
    talks.message_template.push({ id, name, channel: 'email', purpose, created_at: createdAt })
    talks.template_text.push({ id: random.id(), template_id: id, language: 'en', subject, body })
  }
  const first = talks.message_template[0]?.id ?? ''
  talks.template_text.push({
    id: random.id(),
    template_id: first,
    language: 'de',
    subject: '{{ brand }} und {{ handle }}',
    body: `Hallo {{ first_name | default: handle }},

ich plane Kampagnen für {{ brand }} und würde dich gern für {{ campaign }} buchen.

Hast du Lust, und was nimmst du für ein Video?

{{ sender_name }}, {{ sender_company }}`,
  })
  talks.cadence.push({
    id: random.id(),
    name: 'Five touches in three weeks',
    steps: JSON.stringify(
      usualDays.map((afterDays, step) => ({
        afterDays,
        channel: 'email',
        templateId: talks.message_template[step === 0 ? 0 : 1]?.id ?? null,
      })),
    ),
    counts: 'calendarDays',
    created_at: createdAt,
  })
}
