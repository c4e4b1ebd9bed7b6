/** Milliseconds within which a run is seldom put aside for another process, and which the thread's clock is too coarse for. */
const shortMs = 25

/**
 * Milliseconds since it was made, as a quiet machine would show them where other work shares this one: of a short run
 * the wall's, of a longer one the thread's own processor time. Helpers that compile or sweep in the background are not
 * in that.
 */
export function stopwatch(): () => number {
  // not in every Node that this runs on
  const read = (process.threadCpuUsage ?? process.cpuUsage).bind(process)
  const startMs = performance.now()
  const start = read()
  let last = 0
  return () => {
    const wallMs = performance.now() - startMs
    if (wallMs <= shortMs) last = wallMs
    else {
      const { user, system } = read()
      last = Math.max(last, (user + system - start.user - start.system) / 1000)
    }
    return last
  }
}

/** The quietest of some runs, the first of them to warm up. */
export function quietestMs(times: number, run: () => unknown): number {
  run()
  let ms = Number.POSITIVE_INFINITY
  for (let k = 0; k < times; k++) {
    const passedMs = stopwatch()
    run()
    ms = Math.min(ms, passedMs())
  }
  return ms
}
