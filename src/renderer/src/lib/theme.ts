import { create } from 'zustand'
import { call } from './api'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'compact' | 'normal' | 'relaxed'

/** Height of a grid row in CSS pixels; styles.css holds the same numbers as `--row`. */
export const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 28, normal: 32, relaxed: 40 }

interface Appearance {
  theme: Theme
  density: Density
  /** what is drawn now: `system` resolved */
  isDark: boolean
}

const darkQuery = typeof window === 'undefined' ? null : window.matchMedia('(prefers-color-scheme: dark)')

function startTheme(): Theme {
  // The shell that served the page may have written the choice into it, so that nothing flashes.
  const written = typeof document === 'undefined' ? undefined : document.documentElement.dataset.theme
  return written === 'light' || written === 'dark' ? written : 'system'
}

function isDark(theme: Theme): boolean {
  return theme === 'dark' || (theme === 'system' && (darkQuery?.matches ?? false))
}

export const useAppearance = create<Appearance>(() => {
  const theme = startTheme()
  return { theme, density: 'normal', isDark: isDark(theme) }
})

function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  useAppearance.setState({ theme, isDark: isDark(theme) })
}

function showDensity(density: Density): void {
  document.documentElement.dataset.density = density
  useAppearance.setState({ density })
}

/** Shows how the app looked on this machine when it was last used. Without an answer it keeps the usual looks. */
export async function loadAppearance(): Promise<void> {
  const { theme, density } = await call('workspace.appearance', {})
  showTheme(theme)
  showDensity(density)
}

export function setTheme(theme: Theme): void {
  showTheme(theme)
  // What cannot be remembered is still shown, and nothing of the person's work hangs on it.
  void call('workspace.setAppearance', { theme }).catch(() => {})
}

export function setDensity(density: Density): void {
  showDensity(density)
  void call('workspace.setAppearance', { density }).catch(() => {})
}

darkQuery?.addEventListener('change', () => {
  const { theme } = useAppearance.getState()
  useAppearance.setState({ isDark: isDark(theme) })
})

/**
 * A token's colour as the browser computes it now, for canvases: `tokenColor('chart-1')`. Read it again when
 * `useAppearance(s => s.isDark)` changes. (`getPropertyValue` would answer the unresolved `light-dark(…)`.)
 */
export function tokenColor(token: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(--${token})`
  probe.hidden = true
  document.body.append(probe)
  const color = getComputedStyle(probe).color
  probe.remove()
  return color
}
