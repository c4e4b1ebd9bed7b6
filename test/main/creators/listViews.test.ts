import { describe, expect, it } from 'vitest'
import { testWorkspace } from '../../support/engine'

describe('saved views and sets of columns', () => {
  const layout = { widths: { handle: 200 }, order: ['handle', 'tags'], hidden: ['bio'], pinned: ['handle'] }
  const view = {
    name: 'Food in Britain',
    filter: { text: 'food', where: [{ op: 'is' as const, field: 'country' as const, values: ['GB'] }] },
    order: { sort: 'price' as const, descending: false },
    layout,
  }

  it('are kept, changed under their id, and removed', async () => {
    const engine = await testWorkspace()
    const first = await engine.do('creators.saveView', view)
    const second = await engine.do('creators.saveView', { ...view, name: 'Other' })
    expect(await engine.do('creators.views', {})).toEqual([first, second])
    await expect(engine.do('creators.saveView', view)).rejects.toMatchObject({ code: 'conflict' })
    const renamed = await engine.do('creators.saveView', { ...view, id: first.id, name: 'Food' })
    expect(await engine.do('creators.views', {})).toEqual([renamed, second])
    await engine.do('creators.removeView', { id: first.id })
    await expect(engine.do('creators.removeView', { id: first.id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await engine.do('creators.views', {})).toEqual([second])
    await engine.do('history.undo', {})
    expect(await engine.do('creators.views', {})).toEqual([renamed, second])

    const set = await engine.do('creators.saveColumnSet', { name: 'Prices', layout })
    const again = await engine.do('creators.saveColumnSet', { name: 'Prices', layout: { ...layout, hidden: [] } })
    expect(again.id).toBe(set.id)
    expect(await engine.do('creators.columnSets', {})).toEqual([again])
    await engine.do('creators.removeColumnSet', { id: set.id })
    expect(await engine.do('creators.columnSets', {})).toEqual([])
  })
})
