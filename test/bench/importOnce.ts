import { benchEngine, timed } from './engine'
import type { BenchTable } from './table'

/**
 * One import in a process of its own, whose peak memory is then that of the import: started by `import.ts` with the
 * file as argument. Without one it is part of another benchmark and measures nothing.
 */
export async function run(): Promise<BenchTable[]> {
  const path = process.argv[3]
  if (path === undefined) return []
  const engine = await benchEngine()
  try {
    const fileToken = engine.holdFile(path)
    const { wallMs, cpuMs, value } = await timed(() => engine.do('creators.import', { fileToken, platform: 'tiktok' }))
    const peakMb = process.resourceUsage().maxRSS / 1024
    return [{ title: 'import', columns: [], rows: [[wallMs, cpuMs, peakMb, value.rows, value.created, value.merged]] }]
  } finally {
    await engine.close()
  }
}
