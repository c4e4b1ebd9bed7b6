/**
 * Processor milliseconds of this thread: what a quiet machine's clock would show, where other work shares it. Helpers
 * that compile or sweep in the background are not in it.
 */
export function threadMs(): number {
  // not in every Node that this runs on
  const read = process.threadCpuUsage ?? process.cpuUsage
  const { user, system } = read.call(process)
  return (user + system) / 1000
}

/** The quietest of some runs, the first of them to warm up. */
export function quietestMs(times: number, run: () => unknown): number {
  run()
  let ms = Number.POSITIVE_INFINITY
  for (let k = 0; k < times; k++) {
    const start = threadMs()
    run()
    ms = Math.min(ms, threadMs() - start)
  }
  return ms
}
