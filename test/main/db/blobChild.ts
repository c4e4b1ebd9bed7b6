import { open } from 'node:fs/promises'
import { keepBlob } from '../../../src/main/db/blobs'

/** A process that begins to keep a file and then hangs with half of it written, to be killed there. */
const [folder = '', source = ''] = process.argv.slice(2)

await keepBlob(
  folder,
  source,
  { signal: new AbortController().signal, progress: () => {} },
  async (path, flags, mode) => {
    const handle = await open(path, flags, mode)
    if (flags === 'r') return handle
    let pieces = 0
    return new Proxy(handle, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key)
        if (key === 'write') pieces += 1
        if (key === 'write' && pieces > 2) {
          return () => {
            console.log('half written')
            setInterval(() => {}, 1000)
            return new Promise(() => {})
          }
        }
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  },
)
