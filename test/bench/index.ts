import { z } from 'zod'
import type { BenchTable } from './table'

/** Runs one benchmark in this process alone, and hands its tables to the process that started it. */
const modules = import.meta.glob('./*.ts')
const name = process.argv[2] ?? ''
const load = modules[`./${name}.ts`]
const benchmark = z.object({ run: z.custom<() => Promise<BenchTable[]>>((value) => typeof value === 'function') })
const module = benchmark.safeParse(await load?.())
// A file without `run` is a part of another benchmark.
process.send?.(module.success ? await module.data.run() : [])
process.disconnect()
