import { it } from 'vitest'
import { testWorkspace } from '../../../support/engine'
import { previewText } from './known'

it('x', async () => {
  const e = await testWorkspace()
  const p = await previewText(e, 'a.csv', 'handle,platform,user id,name,followers\n@Ana,tiktok,6300,Ana,1000\n')
  console.log(JSON.stringify(p, null, 1))
})
