import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../src/shared/contract/define'
import { contract } from '../../../src/shared/contract/index'
import { newId, testCaller, testEngine, testWorkspace } from '../../support/engine'

describe('dispatch', () => {
  it.each(['constructor', '__proto__', 'toString', 'workspace.nothing', ''])(
    'refuses %s as a method',
    async (method) => {
      const engine = testEngine()
      const reply = await engine.call({ method, input: {} }, testCaller)
      expect(reply).toMatchObject({ ok: false, error: { code: 'unknown_method' } })
    },
  )

  it.each([
    null,
    7,
    'text',
    [],
    {},
    { method: 7 },
    { method: 'jobs.list', input: {}, extra: 1 },
    { method: 'jobs.list', commandId: 'x' },
  ])('refuses %j as a message', async (message) => {
    const reply = await testEngine().call(message, testCaller)
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  })

  it('says where an input does not fit, and takes no key it does not know', async () => {
    const engine = await testWorkspace()
    const wrong = await engine.call(
      { method: 'campaigns.createClient', input: { name: '', actor: 'Boss' } },
      testCaller,
    )
    expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect(wrong.ok ? '' : wrong.error.message).toMatch(/campaigns\.createClient does not fit/)
  })

  it('asks for a workspace where one is needed', async () => {
    const reply = await testEngine().call({ method: 'creators.list', input: {} }, testCaller)
    expect(reply).toMatchObject({ ok: false, error: { code: 'workspace_none' } })
  })

  it('has every method described', () => {
    for (const [name, method] of Object.entries(contract)) expect(method.about, name).toMatch(/^[A-Z].*\.$/)
  })

  it('takes the actor from the caller', async () => {
    const engine = await testWorkspace()
    await engine.call({ method: 'campaigns.createClient', input: { name: 'Acme' } }, { shell: 'cli', actor: 'Dana' })
    const [step] = await engine.do('history.list', {})
    expect(step).toMatchObject({ actor: 'Dana', label: 'Add client Acme', kind: 'do', isUndone: false })
  })

  it('answers a repeated command as the first and does nothing', async () => {
    const engine = await testWorkspace()
    const commandId = newId()
    const first = await engine.do('campaigns.createClient', { name: 'Acme' }, { commandId })
    const second = await engine.do('campaigns.createClient', { name: 'Acme' }, { commandId })
    expect(second).toEqual(first)
    expect(await engine.do('campaigns.clients', {})).toHaveLength(1)
  })

  it('announces what a command wrote, and nothing when it changed nothing', async () => {
    const engine = await testWorkspace()
    const events: EngineEvent[] = []
    engine.subscribe((event) => events.push(event))
    const client = await engine.do('campaigns.createClient', { name: 'Acme' })
    expect(events).toEqual([{ kind: 'changed', topics: ['campaigns', 'history'] }])
    events.length = 0
    await engine.call({ method: 'campaigns.createBrand', input: { clientId: newId(), name: 'Bolt' } }, testCaller)
    expect(events).toEqual([])
    expect(client.name).toBe('Acme')
  })

  it('hides its own faults behind a reference and logs them', async () => {
    const engine = await testWorkspace({ now: () => new Date(Number.NaN) }).catch((error: unknown) => error)
    expect(String(engine)).toContain('Callboard made a mistake')
  })

  it('tells the start and the end of a job', async () => {
    const engine = testEngine()
    const states: string[] = []
    engine.subscribe((event) => {
      if (event.kind === 'job') states.push(event.job.state)
    })
    const jobId = newId()
    const reply = await engine.call(
      { method: 'workspace.open', input: { folder: '/nowhere/at/all' }, jobId },
      testCaller,
    )
    expect(reply).toMatchObject({ ok: false, error: { code: 'workspace_missing' } })
    expect([states[0], states.at(-1)]).toEqual(['running', 'failed'])
    expect(await engine.do('jobs.cancel', { jobId })).toEqual({ wasRunning: false })
  })
})

describe('settings', () => {
  it('change, can be undone, and refuse a locale that is none', async () => {
    const engine = await testWorkspace()
    await engine.do('workspace.update', { name: 'Other', locale: 'de-DE', currency: 'EUR' })
    expect(await engine.do('workspace.current', {})).toMatchObject({ name: 'Other', locale: 'de-DE', currency: 'EUR' })
    await engine.do('history.undo', {})
    expect(await engine.do('workspace.current', {})).toMatchObject({
      name: 'Test workspace',
      locale: 'en-GB',
      currency: 'GBP',
    })
    await expect(engine.do('workspace.update', { locale: 'not a locale' })).rejects.toThrow('is not a locale')
  })

  it('keep one default tier scheme', async () => {
    const engine = await testWorkspace()
    const before = await engine.do('workspace.current', {})
    const other = before?.tierSchemes[2]?.id ?? ''
    const after = await engine.do('workspace.update', { defaultTierSchemeId: other })
    expect(after.tierSchemes.filter((s) => s.isDefault).map((s) => s.id)).toEqual([other])
  })
})
