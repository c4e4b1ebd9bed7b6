/**
 * A hybrid logical clock: never goes back, not even when the machine's clock does, and orders the changes of several
 * machines later. Text that sorts: 12 hex digits of milliseconds, 4 of a counter, the device.
 */
export function createClock(device: string, last = ''): { tick(nowMs: number): string } {
  let ms = last ? Number.parseInt(last.slice(0, 12), 16) : 0
  let counter = last ? Number.parseInt(last.slice(13, 17), 16) : 0
  return {
    tick(nowMs) {
      if (nowMs > ms) {
        ms = nowMs
        counter = 0
      } else if (counter === 0xffff) {
        ms += 1
        counter = 0
      } else {
        counter += 1
      }
      return `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}-${device}`
    },
  }
}
