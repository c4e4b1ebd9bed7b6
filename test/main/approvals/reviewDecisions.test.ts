import { describe, expect, it } from 'vitest'
import { newId } from '../../support/engine'
import { decisionsOf, pageOf, remark, reviewWorld, send, signed, submit, toClient } from './reviewSupport'

describe('a decision file', () => {
  it('brings comments and decisions once, with the file as evidence', async () => {
    const world = await reviewWorld()
    const { engine, video, picture, text } = world
    const { page } = await pageOf(engine, await world.make())
    const first = remark('Too dark here', { atMs: 1200, untilMs: 2400 })
    const file = decisionsOf(page, [
      {
        decision: 'request_changes',
        comment: 'Lighter, please',
        comments: [first, remark('And here', { parentId: first.id })],
      },
      {
        decision: 'approve_with_corrections',
        corrections: [{ part: 'hashtags', text: '#wildswimming' }],
        comments: [remark('Nice', { area: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 } })],
      },
      { decision: 'approve' },
    ])
    const fileToken = await send(engine, file)
    const reading = await engine.do('approvals.readDecisionFile', { fileToken })
    expect(reading.decider).toEqual({ name: 'Cleo', email: 'Cleo@Wobblecombe.example', standing: 'known' })
    expect(reading.effects.map(({ decision, comments, refusal }) => [decision, comments, refusal])).toEqual([
      ['request_changes', 2, null],
      ['approve_with_corrections', 1, null],
      ['approve', 0, null],
    ])
    const done = await engine.do('approvals.applyDecisionFile', { fileToken })
    expect(done).toEqual({ applied: 3, comments: 3, refused: [] })

    const { cards } = await engine.do('approvals.board', {})
    const states = Object.fromEntries(cards.map(({ id, state }) => [id, state]))
    expect(states).toEqual({ [video]: 'changes_requested', [picture]: 'approved', [text]: 'approved' })
    const comments = await engine.do('approvals.comments', { deliverableId: video })
    expect(
      comments.map(({ id, text, thread, author, atMs, untilMs, parentId }) => ({
        id,
        text,
        thread,
        author,
        atMs,
        untilMs,
        parentId,
      })),
    ).toEqual([
      {
        id: first.id,
        text: 'Too dark here',
        thread: 'client',
        author: 'Cleo',
        atMs: 1200,
        untilMs: 2400,
        parentId: null,
      },
      {
        id: comments[1]?.id,
        text: 'And here',
        thread: 'client',
        author: 'Cleo',
        atMs: null,
        untilMs: null,
        parentId: first.id,
      },
    ])
    const detail = await engine.do('approvals.get', { deliverableId: picture })
    expect(detail.corrections.map(({ part, text }) => [part, text])).toEqual([['hashtags', '#wildswimming']])
    expect(detail.evidence).toMatchObject([{ purpose: 'decision', name: 'Fizz.callboard-decision.json' }])
    expect(detail.events.at(-1)).toMatchObject({
      onBehalfOf: 'Cleo',
      channel: 'package',
      evidenceSha256: detail.evidence[0]?.sha256,
    })

    await expect(engine.do('approvals.applyDecisionFile', { fileToken })).rejects.toMatchObject({
      code: 'decision_file_applied',
    })
  })
})

/** A world with a package out. */
async function sent() {
  const world = await reviewWorld()
  const { page } = await pageOf(world.engine, await world.make())
  const read = async (file: unknown) =>
    world.engine.do('approvals.readDecisionFile', { fileToken: await send(world.engine, file) })
  const apply = async (file: unknown) =>
    world.engine.do('approvals.applyDecisionFile', { fileToken: await send(world.engine, file) })
  return { ...world, page, read, apply }
}
const approve = { decision: 'approve' as const }

describe('a decision file is refused whole', () => {
  it('when it is altered, foreign, or no decision file at all', async () => {
    const { engine, page, read, apply, video } = await sent()
    const file = decisionsOf(page, [approve])
    const other = { ...file, items: file.items.map((item) => ({ ...item, decision: 'approve' })) }
    await expect(read(other)).rejects.toMatchObject({ code: 'decision_file_altered' })
    await expect(apply(other)).rejects.toMatchObject({ code: 'decision_file_altered' })
    await expect(read({ ...file, mac: '0'.repeat(64) })).rejects.toMatchObject({ code: 'decision_file_altered' })
    await expect(read(signed({ ...file, packageId: newId() }, page.secret))).rejects.toMatchObject({
      code: 'decision_file_foreign',
    })
    const text = JSON.stringify(file)
    const bad: (string | Uint8Array)[] = [
      '',
      'null',
      '[]',
      '{}',
      text.slice(0, -20),
      `${'['.repeat(200_000)}`,
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      text.replace('"items"', '"__proto__":{"isAdmin":true},"items"'),
      text.replace('"items"', '"constructor":{},"items"'),
      text.replace('"decision":"approve"', '"decision":"closed"'),
      text.replace('"decision":"approve"', '"decision":["approve"]'),
      text.replace('"comment":null', '"comment":42'),
      text.replace('"corrections":[]', '"corrections":[{"part":"media","text":"x"}]'),
      text.replace(page.packageId, "' OR 1=1 --"),
      Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]),
      Uint8Array.from([...Buffer.from(text.slice(0, 40)), 0xc3, 0x28]),
    ]
    for (const one of bad)
      await expect(read(one), String(one).slice(0, 80)).rejects.toMatchObject({ code: 'decision_file_unreadable' })
    await expect(read(text.replace('{', `{"x":"${'y'.repeat(5_000_001)}",`))).rejects.toMatchObject({
      code: 'decision_file_unreadable',
    })
    // Half a surrogate pair has no canonical form, so no code can fit it.
    await expect(read(text.replace('"name":"Cleo"', '"name":"\\ud800"'))).rejects.toMatchObject({
      code: 'decision_file_altered',
    })
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
    expect((await engine.do('approvals.get', { deliverableId: video })).card.state).toBe('client_review')
    // What a mail program does to blanks and line ends changes nothing.
    expect((await read(`\ufeff${JSON.stringify(file, null, 2).replaceAll('\n', '\r\n')}`)).effects).toHaveLength(3)
  })

  it('when it was applied before, by its bytes or by its id, also when two apply it at once', async () => {
    const { engine, page, apply, text } = await sent()
    const file = decisionsOf(page, [{}, {}, { ...approve, comments: [remark('Good')] }])
    const outcomes = await Promise.allSettled([apply(file), apply(file), apply(file)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { mac: _, ...rest } = file
    await expect(apply(signed({ ...rest, savedAt: '2026-11-18T09:00:00.000Z' }, page.secret))).rejects.toMatchObject({
      code: 'decision_file_applied',
    })
    expect(await engine.do('approvals.comments', { deliverableId: text })).toHaveLength(1)
    const { events } = await engine.do('approvals.get', { deliverableId: text })
    expect(events.filter(({ channel }) => channel === 'package')).toHaveLength(1)
  })
})

describe('an item is refused by itself', () => {
  it('when another version came, when it was decided already, when it is not as it was sent', async () => {
    const world = await sent()
    const { engine, page, read, apply, video, text } = world
    await apply(decisionsOf(page, [{}, {}, approve]))
    await submit(world, video, null, 'A new cut')
    await toClient(world, [video])
    const file = decisionsOf(page, [
      { ...approve, comments: [remark('Too late')] },
      { ...approve, sha256: 'c'.repeat(64) },
      { ...approve, comments: [remark('One more word')] },
    ])
    const { effects } = await read(file)
    expect(effects.map(({ refusal, comments }) => [refusal?.code, comments])).toEqual([
      ['other_version', 0],
      ['not_in_package', 0],
      ['wrong_state', 1],
    ])
    expect(effects[0]?.refusal?.sentence).toBe('Version 2 is the one under review. Look at it and decide again.')
    const done = await apply(file)
    expect(done).toMatchObject({ applied: 0, comments: 1, refused: [{}, {}, {}] })
    expect((await engine.do('approvals.comments', { deliverableId: text })).map(({ text: said }) => said)).toEqual([
      'One more word',
    ])
    const [listed] = await engine.do('approvals.packages', { campaignId: world.campaignId })
    expect(listed?.answers).toHaveLength(2)
  })

  it('a change request without a word is not applied, the rest is', async () => {
    const { page, apply } = await sent()
    const file = decisionsOf(page, [{ decision: 'request_changes' }, approve])
    expect(await apply(file)).toMatchObject({ applied: 1, refused: [{ refusal: { code: 'needs_comment' } }] })
  })

  it('an item that stands in the file twice counts once', async () => {
    const { page, apply } = await sent()
    const { mac: _, ...file } = decisionsOf(page, [approve])
    const [first] = file.items
    const twice = signed({ ...file, items: [first, first] }, page.secret)
    expect(await apply(twice)).toMatchObject({ applied: 1, refused: [{ refusal: { code: 'twice' } }] })
  })
})

describe('the decider', () => {
  it('is added as a client approver when new, by a name that reads as it is', async () => {
    const { engine, page, read, apply, client, cleo, carl } = await sent()
    const decider = { name: ' Zo\u00eb\u202e\u200b  Fizz ', email: 'zoe@wobblecombe.example' }
    const file = decisionsOf(page, [approve], { decider })
    expect((await read(file)).decider).toEqual({ name: 'Zo\u00eb Fizz', email: decider.email, standing: 'new' })
    const before = await engine.do('approvals.people', {})
    expect(before.some(({ email }) => email === decider.email)).toBe(false)
    expect(await apply(file)).toMatchObject({ applied: 1 })
    const people = await engine.do('approvals.people', {})
    expect(people.find(({ email }) => email === decider.email)).toMatchObject({
      name: 'Zo\u00eb Fizz',
      role: 'client_approver',
      clientId: client.id,
    })
    expect(people).toHaveLength(before.length + 1)
    expect([cleo.name, carl.name]).toEqual(['Cleo', 'Carl'])
  })

  it('is known by the address in any spelling, and of two with one name by it', async () => {
    const { page, read } = await sent()
    const standing = async (name: string, email: string | null) =>
      (await read(decisionsOf(page, [approve], { decider: { name, email } }))).decider
    expect(await standing('Somebody', 'CLEO@wobblecombe.EXAMPLE')).toMatchObject({ name: 'Cleo', standing: 'known' })
    expect(await standing('carl', 'carl@wobblecombe.example')).toMatchObject({ name: 'Carl', standing: 'known' })
    expect(await standing('CARL', null)).toMatchObject({ name: 'Carl', standing: 'known' })
    expect(await standing('Cleo', 'other@wobblecombe.example')).toMatchObject({
      name: 'Cleo (other@wobblecombe.example)',
      standing: 'new',
    })
  })

  it('comments but does not decide as a viewer or as somebody of the agency', async () => {
    const { engine, page, apply, client, dana, video, picture } = await sent()
    const email = 'vera@wobblecombe.example'
    await engine.do('approvals.savePerson', { name: 'Vera', role: 'client_viewer', email, clientId: client.id })
    const file = decisionsOf(page, [{ ...approve, comments: [remark('Nice')] }], { decider: { name: 'Vera', email } })
    expect(await apply(file)).toMatchObject({
      applied: 0,
      comments: 1,
      refused: [{ refusal: { code: 'not_an_approver' } }],
    })
    await engine.do('approvals.savePerson', {
      personId: dana.id,
      name: 'Dana',
      role: 'account_director',
      email: 'dana@agency.example',
    })
    const own = decisionsOf(page, [{}, approve], { decider: { name: 'D', email: 'dana@agency.example' } })
    expect(await apply(own)).toMatchObject({ applied: 0, refused: [{ refusal: { code: 'not_an_approver' } }] })
    for (const deliverableId of [video, picture])
      expect((await engine.do('approvals.get', { deliverableId })).card.state).toBe('client_review')
  })
})
