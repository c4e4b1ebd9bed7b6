import { create } from 'zustand'

export const screenIds = [
  'today',
  'creators',
  'outreach',
  'campaigns',
  'approvals',
  'planner',
  'results',
  'reports',
  'settings',
] as const
export type ScreenId = (typeof screenIds)[number]

/**
 * Where a window is. `recordId` is the record a screen shows (an account, a campaign), `part` its tab or kind. Every
 * screen has the same shape, so that the hash `#/campaigns/<id>/<part>` can be read without knowing the screen.
 */
export interface Route {
  screen: ScreenId
  recordId: string | null
  part: string | null
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const PART = /^[a-z][a-z0-9-]{0,39}$/

/** `{ screen: 'campaigns', recordId, part: 'roster' }` is `#/campaigns/<id>/roster`. */
export function encodeRoute(route: Route): string {
  const steps: string[] = [route.screen]
  if (route.recordId) steps.push(route.recordId)
  if (route.part) steps.push(route.part)
  return `#/${steps.join('/')}`
}

/** Reads a hash; null where it is not a route of this version, so that the caller can open the first screen. */
export function decodeRoute(hash: string): Route | null {
  const [screen, second, third, ...rest] = hash.replace(/^#?\/?/, '').split('/')
  if (!screen || !isScreenId(screen) || rest.length > 0) return null
  if (second === undefined) return { screen, recordId: null, part: null }
  if (ID.test(second)) {
    if (third === undefined) return { screen, recordId: second, part: null }
    return PART.test(third) ? { screen, recordId: second, part: third } : null
  }
  return PART.test(second) && third === undefined ? { screen, recordId: null, part: second } : null
}

export function isScreenId(value: string): value is ScreenId {
  return screenIds.some((id) => id === value)
}

interface RouteState {
  route: Route
  /** whether Alt+Left and Alt+Right have somewhere to go, counted in this window since it opened */
  canGoBack: boolean
  canGoForward: boolean
}

let available: readonly ScreenId[] = ['today']
let position = 0
let furthest = 0

export const useRoute = create<RouteState>(() => ({
  route: { screen: 'today', recordId: null, part: null },
  canGoBack: false,
  canGoForward: false,
}))

function firstRoute(): Route {
  return { screen: available[0] ?? 'today', recordId: null, part: null }
}

function take(hash: string): Route {
  const route = decodeRoute(hash)
  return route && available.includes(route.screen) ? route : firstRoute()
}

function show(route: Route): void {
  useRoute.setState({ route, canGoBack: position > 0, canGoForward: position < furthest })
}

function readPosition(state: unknown): number {
  const known = typeof state === 'object' && state !== null && 'position' in state ? state.position : 0
  return typeof known === 'number' ? known : 0
}

/**
 * Starts to follow the address. An address that this version does not know opens the first screen of the table, and
 * the address is put right.
 *
 * @param screens those that are built, in the order of the rail
 */
export function startRoutes(screens: readonly ScreenId[]): () => void {
  available = screens
  const follow = () => {
    position = readPosition(history.state)
    furthest = Math.max(furthest, position)
    const route = take(location.hash)
    if (encodeRoute(route) !== location.hash) history.replaceState({ position }, '', encodeRoute(route))
    show(route)
  }
  follow()
  window.addEventListener('popstate', follow)
  return () => window.removeEventListener('popstate', follow)
}

/** Opens a screen. Parts left out are none. `replace` leaves no step for Back. */
export function navigate(
  to: { screen: ScreenId; recordId?: string | null; part?: string | null },
  replace = false,
): void {
  const route: Route = { screen: to.screen, recordId: to.recordId ?? null, part: to.part ?? null }
  const hash = encodeRoute(route)
  const checked = take(hash)
  const target = encodeRoute(checked)
  if (target === location.hash) return
  if (replace) {
    history.replaceState({ position }, '', target)
  } else {
    position += 1
    furthest = position
    history.pushState({ position }, '', target)
  }
  show(checked)
}

export function goBack(): void {
  if (position > 0) history.back()
}

export function goForward(): void {
  if (position < furthest) history.forward()
}
