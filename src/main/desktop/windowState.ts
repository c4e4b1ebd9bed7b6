import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'

export const smallest = { width: 960, height: 600 }
const usual = { width: 1280, height: 800 }

const stateSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  isMaximized: z.boolean(),
})
type WindowState = z.infer<typeof stateSchema>

/** Where the last window stood, moved onto a display that is there now. */
export function readWindowState(configDir: string): {
  bounds: Partial<Rectangle> & { width: number; height: number }
  isMaximized: boolean
} {
  let state: WindowState
  try {
    state = stateSchema.parse(JSON.parse(readFileSync(join(configDir, 'window.json'), 'utf8')))
  } catch {
    // First start, or a damaged note: a usual window is no loss.
    return { bounds: usual, isMaximized: false }
  }
  return {
    bounds: clamp(state.bounds, screen.getDisplayMatching(state.bounds).workArea),
    isMaximized: state.isMaximized,
  }
}

/** A rectangle of at least the smallest size that lies wholly inside `area`. */
export function clamp(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(Math.max(bounds.width, smallest.width), Math.max(area.width, smallest.width))
  const height = Math.min(Math.max(bounds.height, smallest.height), Math.max(area.height, smallest.height))
  const x = Math.max(area.x, Math.min(bounds.x, area.x + area.width - width))
  const y = Math.max(area.y, Math.min(bounds.y, area.y + area.height - height))
  return { x, y, width, height }
}

export function keepWindowState(window: BrowserWindow, configDir: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }
    try {
      mkdirSync(configDir, { recursive: true, mode: 0o700 })
      writeFileSync(join(configDir, 'window.json'), JSON.stringify(state), { mode: 0o600 })
    } catch {
      // A window that opens at its usual place tomorrow is no reason for a message today.
    }
  })
}
