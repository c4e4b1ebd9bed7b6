/** `nativeTheme` and `screen`. The system theme of this host is light; tests change it through `themeSource`. */
import { extend, HostEmitter, missing, strict } from '../strict.ts'

type Source = 'system' | 'light' | 'dark'
let source: Source = 'system'

/** Called when pages must show another colour scheme. */
export const themeListeners = new Set<() => void>()

/** Value for `prefers-color-scheme`; null leaves the browser's own. */
export function forcedScheme(): 'light' | 'dark' | null {
  return source === 'system' ? null : source
}

const themeEmitter = new HostEmitter('nativeTheme', ['updated'])
export const nativeTheme = strict(
  'nativeTheme',
  extend(themeEmitter, {
    get themeSource(): Source {
      return source
    },
    set themeSource(value: Source) {
      if (!['system', 'light', 'dark'].includes(value)) throw new TypeError(`themeSource cannot be ${String(value)}`)
      if (value === source) return
      source = value
      for (const listener of themeListeners) listener()
      themeEmitter.emit('updated')
    },
    get shouldUseDarkColors(): boolean {
      return source === 'dark'
    },
    shouldUseHighContrastColors: false,
    shouldUseInvertedColorScheme: false,
    prefersReducedTransparency: false,
    inForcedColorsMode: false,
  }),
)

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

function display(bounds: Rectangle, index: number) {
  return strict('Display', {
    id: index + 1,
    label: `Display ${index + 1}`,
    bounds,
    workArea: bounds,
    size: { width: bounds.width, height: bounds.height },
    workAreaSize: { width: bounds.width, height: bounds.height },
    scaleFactor: 1,
    rotation: 0,
    internal: false,
  })
}

/** One display of 1920x1080, or those of `ELECTRON_HOST_DISPLAYS`, a JSON list of rectangles; the first is primary. */
function readDisplays(): ReturnType<typeof display>[] {
  const text = process.env.ELECTRON_HOST_DISPLAYS
  const bounds: Rectangle[] = text ? JSON.parse(text) : [{ x: 0, y: 0, width: 1920, height: 1080 }]
  return bounds.map(display)
}
const displays = readDisplays()

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

function primaryDisplay(): ReturnType<typeof display> {
  return displays[0] ?? missing('a screen without displays')
}

/** The display a rectangle covers most; the primary one when it covers none. */
export function displayMatching(rectangle: Rectangle): ReturnType<typeof display> {
  let best = primaryDisplay()
  for (const candidate of displays) {
    if (overlap(candidate.bounds, rectangle) > overlap(best.bounds, rectangle)) best = candidate
  }
  return best
}

export const screen = strict(
  'screen',
  Object.assign(new HostEmitter('screen', ['display-added', 'display-removed', 'display-metrics-changed']), {
    getAllDisplays: () => [...displays],
    getPrimaryDisplay: primaryDisplay,
    getDisplayMatching: displayMatching,
    getDisplayNearestPoint: ({ x, y }: { x: number; y: number }) => displayMatching({ x, y, width: 1, height: 1 }),
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  }),
)
