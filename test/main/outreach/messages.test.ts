import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import type { InputOf } from '../../../src/shared/contract/index'
import { type TestEngine, upload } from '../../support/engine'
import { describeWithData } from '../../support/sharedData'
import { outreachWorkspace } from './support'

const sender = {
  name: 'Ida Noodlecombe',
  company: 'Lantern & Kite',
  email: 'ida@lanternkite.example',
  postalAddress: '1 Kite Row, Leeds',
  signature: 'Ida',
  optOutLine: 'Write "no thanks" and we will not write again.',
  privacyNotice: '',
}

async function ready(count = 3) {
  const world = await outreachWorkspace(count)
  const { engine, first, accountIds } = world
  await engine.do('outreach.updateSettings', { sender, dailyLimit: 10_000 })
  await engine.do('outreach.add', { campaignId: first.id, accountIds })
  const cards = (await engine.do('outreach.list', { limit: 20_000 })).cards
  const idOf = (handle: string) => cards.find((card) => card.handle === handle)?.id ?? ''
  return { ...world, cards, idOf }
}
type Template = InputOf<'messages.saveTemplate'>
const template = (texts: Template['texts'], more: Partial<Template> = {}): Template => ({
  name: 'First',
  channel: 'email',
  purpose: 'first',
  texts,
  ...more,
})
const en = (body: string, subject: string | null = 'Hello') => ({ language: 'en', subject, body })

describe('templates', () => {
  it('fill fields, take fallbacks, and block the send while a field is missing', async () => {
    const { engine, accountIds, idOf } = await ready()
    await engine.do('creators.update', { accountId: accountIds[0] ?? '', displayName: 'Ana Thistleworth' })
    const { id } = await engine.do(
      'messages.saveTemplate',
      template([en("Hi {{ first_name | default: 'there' }}, {{ brand }} would pay {{ fee }}. {{ city }}")]),
    )
    const named = await engine.do('messages.preview', { outreachId: idOf('ana0'), templateId: id })
    expect(named).toMatchObject({ to: 'ana0@mail.example', missing: ['fee', 'city'], faults: [] })
    expect(named.body).toContain('Hi Ana, Fizz would pay {{ fee }}. {{ city }}')
    await engine.do('messages.saveTemplate', {
      id,
      ...template([en("Hi {{ first_name | default: 'there' }}, {{ brand }} likes you.")]),
    })
    const full = await engine.do('messages.preview', { outreachId: idOf('ana0'), templateId: id })
    expect(full.body).toBe(`Hi Ana, Fizz likes you.\n\n${sender.optOutLine}\n\n${sender.postalAddress}`)
    const unnamed = await engine.do('messages.preview', { outreachId: idOf('ana1'), templateId: id })
    expect(unnamed.body).toMatch(/^Hi there,/)
  })

  it('say whom a message that is still to be written would go to, without making one up', async () => {
    const { engine, idOf } = await ready()
    const blank = await engine.do('messages.preview', { outreachId: idOf('ana0') })
    expect(blank).toMatchObject({
      to: 'ana0@mail.example',
      subject: null,
      body: '',
      missing: [],
      added: [],
      faults: [],
    })
    const byMessage = await engine.do('messages.preview', { outreachId: idOf('ana0'), channel: 'directMessage' })
    expect(byMessage).toMatchObject({ to: null, mailto: null })
  })

  it('refuse a text that can never be filled, and keep the old one', async () => {
    const { engine } = await ready()
    for (const body of [
      'Hi {{ firstname }}',
      'Hi {{ first_name',
      '{% include "secrets" %}',
      '{{ handle | shout }}',
      '{{ handle.constructor }}{{ x',
    ]) {
      const saving = engine.do('messages.saveTemplate', template([en(body)]))
      await expect(saving, body).rejects.toMatchObject({ code: 'template_invalid' })
    }
    const twice = engine.do('messages.saveTemplate', template([en('a'), en('b')]))
    await expect(twice).rejects.toMatchObject({ code: 'template_invalid' })
    expect((await engine.do('messages.templates', {})).map((kept) => kept.name)).toEqual(['First message', 'Follow-up'])
  })

  it('end a loop that would never end', async () => {
    const { engine, idOf } = await ready()
    const text = en('{% for a in (1..100000000) %}{% for b in (1..100000000) %}x{% endfor %}{% endfor %}')
    const rendered = await engine.do('messages.preview', { outreachId: idOf('ana0'), text })
    expect(rendered.faults[0]).toMatch(/limit/)
  })

  it('are taken in the language the creator reads', async () => {
    const { engine, accountIds, idOf } = await ready()
    const { id } = await engine.do(
      'messages.saveTemplate',
      template([en('Hello'), { language: 'de', subject: 'Hallo', body: 'Hallo {{ handle }}' }]),
    )
    await engine.do('creators.update', { accountId: accountIds[1] ?? '', language: 'de' })
    const german = await engine.do('messages.preview', { outreachId: idOf('ana1'), templateId: id })
    expect(german).toMatchObject({ language: 'de', subject: 'Hallo' })
    const english = await engine.do('messages.preview', { outreachId: idOf('ana0'), templateId: id })
    expect(english.language).toBe('en')
  })

  it('carry the lines of the recipient’s market, once, and need them in the settings', async () => {
    const { engine, accountIds, idOf } = await ready()
    const { id } = await engine.do('messages.saveTemplate', template([en('Hi\n\n{{ opt_out_line }}')]))
    await engine.do('creators.update', { accountId: accountIds[0] ?? '', country: 'GB' })
    await engine.do('creators.update', { accountId: accountIds[1] ?? '', country: 'US' })
    const british = await engine.do('messages.preview', { outreachId: idOf('ana0'), templateId: id })
    expect(british.added).toEqual([])
    const american = await engine.do('messages.preview', { outreachId: idOf('ana1'), templateId: id })
    expect(american.added).toEqual([sender.postalAddress])
    await engine.do('outreach.updateSettings', { sender: { ...sender, postalAddress: '' } })
    const without = await engine.do('messages.preview', { outreachId: idOf('ana1'), templateId: id })
    expect(without.missing).toEqual(['postal_address'])
  })

  it('stay while a cadence sends them', async () => {
    const { engine } = await ready()
    const { id } = await engine.do('messages.saveTemplate', template([en('Hi')]))
    await engine.do('outreach.saveCadence', {
      name: 'Usual',
      counts: 'businessDays',
      steps: [{ afterDays: 0, channel: 'email', templateId: id }],
    })
    await expect(engine.do('messages.removeTemplate', { id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('give a mailto link only where programs take its length', async () => {
    const { engine, idOf } = await ready()
    const short = await engine.do('messages.preview', {
      outreachId: idOf('ana0'),
      text: en('Grüße & "more"?\nBye', 'A & B'),
    })
    expect(short.mailto).toBe(
      'mailto:ana0@mail.example?subject=A%20%26%20B&body=Gr%C3%BC%C3%9Fe%20%26%20%22more%22%3F%0D%0ABye',
    )
    const long = await engine.do('messages.preview', { outreachId: idOf('ana0'), text: en('x'.repeat(3000)) })
    expect(long.mailto).toBeNull()
  })
})

async function bytesOf(engine: TestEngine, fileToken: string): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(engine.fileOf(fileToken).path))
}

describe('drafts', () => {
  it('of 500 creators are read back by another parser with the same subject, recipient and text', async () => {
    const { engine, cards } = await ready(500)
    const { id } = await engine.do(
      'messages.saveTemplate',
      template([
        en('Hi @{{ handle }},\n\nwe have “ideas” – café, 你好, 👋.\n.\nFrom here.', 'Ideas for {{ handle }} – 你好'),
      ]),
    )
    const made = await engine.do('messages.makeDrafts', { outreachIds: cards.map((card) => card.id), templateId: id })
    expect(made).toMatchObject({ made: 500, left: [] })
    const files = Object.entries(unzipSync(await bytesOf(engine, made.file?.fileToken ?? '')))
    expect(files).toHaveLength(500)
    const seen = new Set<string>()
    for (const [name, bytes] of files) {
      const mail = await simpleParser(Buffer.from(bytes))
      const handle = /^@(ana\d+) /.exec(name)?.[1] ?? ''
      seen.add(handle)
      expect(mail.subject).toBe(`Ideas for ${handle} – 你好`)
      expect([mail.to].flat()[0]?.text).toBe(`${handle}@mail.example`)
      expect(mail.from?.text).toBe('"Ida Noodlecombe" <ida@lanternkite.example>')
      expect(mail.text?.trimEnd()).toBe(
        `Hi @${handle},\n\nwe have “ideas” – café, 你好, 👋.\n.\nFrom here.\n\n${sender.optOutLine}\n\n${sender.postalAddress}`,
      )
      expect(mail.headers.get('x-unsent')).toBe('1')
    }
    expect(seen.size).toBe(500)
    await engine.do('history.undo', {})
    expect((await engine.do('outreach.get', { id: cards[0]?.id ?? '' })).messages).toEqual([])
  })

  describeWithData('blns', 'with every naughty string', (folder) => {
    it('let no name add a header or break the text: every naughty string', async () => {
      const naughty = (JSON.parse(readFileSync(`${folder}/blns.json`, 'utf8')) as string[]).filter(
        (text) => text.trim() !== '',
      )
      const more = [
        'Ana\r\nBcc: all@evil.example',
        'Ana\nX-Evil: 1',
        '"quoted" <x@y.example>',
        '\u202Egnp.exe',
        '=?utf-8?B?SGk=?=',
      ]
      const { engine, accountIds, idOf } = await ready(1)
      const { id } = await engine.do(
        'messages.saveTemplate',
        template([en('Hi {{ display_name }}.', 'For {{ display_name }}')]),
      )
      for (const name of [...naughty, ...more]) {
        const displayName = name.slice(0, 300)
        await engine.do('creators.update', { accountId: accountIds[0] ?? '', displayName })
        const preview = await engine.do('messages.preview', { outreachId: idOf('ana0'), templateId: id })
        if (preview.missing.length > 0) continue
        const made = await engine.do('messages.makeDrafts', { outreachIds: [idOf('ana0')], templateId: id })
        const mail = await simpleParser(Buffer.from(await bytesOf(engine, made.file?.fileToken ?? '')))
        expect([...mail.headers.keys()].sort(), name).toEqual([
          'content-transfer-encoding',
          'content-type',
          'date',
          'from',
          'message-id',
          'mime-version',
          'subject',
          'to',
          'x-unsent',
        ])
        expect(mail.subject?.replace(/\s+/gu, ' ').trim(), name).toBe(preview.subject?.replace(/\s+/gu, ' ').trim())
        expect(mail.text?.replace(/\s+/gu, ' ').trim(), name).toBe(preview.body.replace(/\s+/gu, ' ').trim())
        expect([mail.to].flat()[0]?.text).toBe('ana0@mail.example')
      }
    })
  })

  it('leave out whoever must not be written to, with the reason', async () => {
    const { engine, cards, idOf } = await ready()
    const { contacts } = await engine.do('outreach.get', { id: idOf('ana1') })
    await engine.do('creators.removeContact', { contactId: contacts[0]?.id ?? '' })
    const { id } = await engine.do('messages.saveTemplate', template([en('Hi')]))
    const made = await engine.do('messages.makeDrafts', { outreachIds: cards.map((card) => card.id), templateId: id })
    expect(made).toMatchObject({ made: 2, left: [{ handle: 'ana1' }] })
  })
})

describe('a dropped mail', () => {
  const reply = (headers: string, body = 'Yes, gladly.\n\nOn Mon, 16 Nov 2026 at 10:00, Ida wrote:\n> Hi') =>
    `From: Ana <ANA0@mail.example>\r\nTo: ida@lanternkite.example\r\nSubject: Re: Hello\r\nDate: Mon, 16 Nov 2026 11:00:00 +0000\r\n${headers}\r\n${body}`

  it('is matched by the message it answers, then by address, and logged without the quoted letter', async () => {
    const { engine, cards, idOf, clock } = await ready()
    const { id } = await engine.do('messages.saveTemplate', template([en('Hi')]))
    const made = await engine.do('messages.makeDrafts', { outreachIds: cards.map((card) => card.id), templateId: id })
    const sentAs = Object.values(unzipSync(await bytesOf(engine, made.file?.fileToken ?? '')))
    const mails = await Promise.all(sentAs.map((bytes) => simpleParser(Buffer.from(bytes))))
    const ofSecond = mails.find((mail) => [mail.to].flat()[0]?.text === 'ana1@mail.example')
    clock.now = new Date('2026-11-16T12:00:00Z')
    const byId = await upload(engine, 'reply.eml', reply(`In-Reply-To: ${ofSecond?.messageId}\r\n`))
    const read = await engine.do('messages.readMail', { fileToken: byId })
    expect(read).toMatchObject({ kind: 'reply', from: 'ana0@mail.example', text: 'Yes, gladly.' })
    expect(read.matches).toMatchObject([{ outreachId: idOf('ana1'), by: 'messageId' }])
    const byAddress = await upload(engine, 'reply.eml', reply(''))
    expect((await engine.do('messages.readMail', { fileToken: byAddress })).matches).toMatchObject([
      { outreachId: idOf('ana0'), by: 'address' },
    ])
    await engine.do('messages.logMail', { fileToken: byAddress, outreachId: idOf('ana0') })
    const record = await engine.do('outreach.get', { id: idOf('ana0') })
    expect(record.card.stage).toBe('replied')
    expect(record.messages[0]).toMatchObject({ direction: 'in', body: 'Yes, gladly.', at: '2026-11-16T11:00:00.000Z' })
  })

  it('that is an automatic answer is noted and moves nobody', async () => {
    const { engine, idOf } = await ready()
    const fileToken = await upload(engine, 'away.eml', reply('Auto-Submitted: auto-replied\r\n', 'Away until May.'))
    expect(await engine.do('messages.logMail', { fileToken, outreachId: idOf('ana0') })).toMatchObject({
      kind: 'autoReply',
    })
    const record = await engine.do('outreach.get', { id: idOf('ana0') })
    expect(record.card.stage).toBe('sourced')
    expect(record.notes[0]?.text).toContain('Away until May.')
  })

  it('that is a bounce marks the address, and the creator as unreachable without another', async () => {
    const { engine, idOf } = await ready()
    await engine.do('outreach.logSent', { id: idOf('ana0'), channel: 'email', address: 'ana0@mail.example' })
    const bounce = [
      'From: Mailer <mailer-daemon@mail.example>',
      'Subject: Undelivered',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Not delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mail.example',
      '',
      'Final-Recipient: rfc822; ana0@mail.example',
      'Action: failed',
      'Status: 5.1.1',
      '--b--',
      '',
    ].join('\r\n')
    const fileToken = await upload(engine, 'bounce.eml', bounce)
    expect(await engine.do('messages.readMail', { fileToken })).toMatchObject({
      kind: 'bounce',
      failedAddress: 'ana0@mail.example',
      matches: [{ outreachId: idOf('ana0'), by: 'address' }],
    })
    await engine.do('messages.logMail', { fileToken, outreachId: idOf('ana0') })
    const record = await engine.do('outreach.get', { id: idOf('ana0') })
    expect(record.card.stage).toBe('unreachable')
    expect(record.contacts[0]?.validity).toBe('fails')
    expect(record.messages[0]?.state).toBe('bounced')
  })

  it('that is no mail ends in a sentence', async () => {
    const { engine } = await ready()
    for (const bytes of [new Uint8Array(0), new Uint8Array(5000), new TextEncoder().encode('hello')]) {
      const fileToken = await upload(engine, 'x.eml', bytes)
      await expect(engine.do('messages.readMail', { fileToken })).rejects.toMatchObject({ code: 'mail_unreadable' })
    }
  })

  describeWithData('mailparser-eml', 'of other people’s programs', (folder) => {
    it('is read', async () => {
      const { engine } = await ready()
      const kinds = new Map<string, string>()
      for (const name of ['base64encodedroot', 'decoderended', 'delivery-status', 'mixed', 'nodemailer']) {
        const bytes = readFileSync(`${folder}/test/fixtures/${name}.eml`)
        const fileToken = await upload(engine, `${name}.eml`, new Uint8Array(bytes))
        kinds.set(name, (await engine.do('messages.readMail', { fileToken })).kind)
      }
      expect(kinds.get('delivery-status')).toBe('bounce')
      expect([...kinds.values()].filter((kind) => kind === 'reply')).toHaveLength(4)
    })
  })
})
