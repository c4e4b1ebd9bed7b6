import type { OutputOf } from '../../../shared/contract'
import { host } from '../lib/api'
import type { Command } from '../lib/commands'
import { goBack, goForward, navigate, useRoute } from '../lib/route'
import { type Density, setDensity, setTheme, type Theme, useAppearance } from '../lib/theme'
import { transport } from '../lib/transport'
import { redoStep, toastError, undoStep } from '../ui/undoToast'
import { openOverlay } from './overlays'
import { focusRegion } from './regions'
import { screens } from './screens'
import type { appWords } from './words'

type Words = ReturnType<typeof appWords>

export interface AppCommandState {
  w: Words
  next: OutputOf<'history.next'> | undefined
  toggleRail: () => void
}

/** The commands of the frame itself. Screens add theirs by `useCommands`. */
export function appCommands({ w, next, toggleRail }: AppCommandState): Command[] {
  return [
    {
      id: 'app.palette',
      title: w.openPalette,
      menu: 'help',
      keys: ['$mod+k'],
      isQuiet: true,
      run: () => openOverlay('palette'),
    },
    {
      id: 'app.cheatSheet',
      title: w.openCheatSheet,
      menu: 'help',
      keys: ['?', 'Shift+?'],
      run: () => openOverlay('cheatSheet'),
    },
    {
      id: 'file.newWindow',
      title: w.newWindow,
      menu: 'file',
      keys: ['$mod+Shift+n'],
      disabledReason: () => (transport().shell === 'desktop' ? null : w.oneWindow),
      run: () => void host('host.newWindow', {}).catch(toastError),
    },
    {
      id: 'edit.undo',
      title: next?.undo ? w.undoWhat(next.undo.label) : w.undo,
      menu: 'edit',
      keys: ['$mod+z'],
      yieldsToText: true,
      disabledReason: () => (next?.undo ? null : w.undoNothing),
      // By no id: what is last is for the engine to say, also a moment after an edit.
      run: () => void undoStep(),
    },
    {
      id: 'edit.redo',
      title: next?.redo ? w.redoWhat(next.redo.label) : w.redo,
      menu: 'edit',
      keys: ['$mod+Shift+z', '$mod+y'],
      yieldsToText: true,
      disabledReason: () => (next?.redo ? null : w.redoNothing),
      run: () => void redoStep(),
    },
    ...screens.map(
      ({ id }, index): Command => ({
        id: `go.${id}`,
        title: w.goTo(w.screens[id]),
        menu: 'go',
        ...(index < 9 ? { keys: id === 'settings' ? [`$mod+${index + 1}`, '$mod+,'] : [`$mod+${index + 1}`] } : {}),
        run: () => navigate({ screen: id }),
      }),
    ),
    {
      id: 'go.back',
      title: w.back,
      menu: 'go',
      keys: ['Alt+ArrowLeft'],
      yieldsToText: true,
      disabledReason: () => (useRoute.getState().canGoBack ? null : w.nowhereBack),
      run: goBack,
    },
    {
      id: 'go.forward',
      title: w.forward,
      menu: 'go',
      keys: ['Alt+ArrowRight'],
      yieldsToText: true,
      disabledReason: () => (useRoute.getState().canGoForward ? null : w.nowhereForward),
      run: goForward,
    },
    { id: 'view.rail', title: w.toggleRail, menu: 'view', keys: ['$mod+b'], yieldsToText: true, run: toggleRail },
    { id: 'view.nextRegion', title: w.nextRegion, menu: 'view', keys: ['F6'], run: () => focusRegion(1) },
    {
      id: 'view.previousRegion',
      title: w.previousRegion,
      menu: 'view',
      keys: ['Shift+F6'],
      run: () => focusRegion(-1),
    },
    ...themeCommands(w),
    ...densityCommands(w),
  ]
}

function themeCommands(w: Words): Command[] {
  const titles: Record<Theme, string> = { system: w.themeSystem, light: w.themeLight, dark: w.themeDark }
  const themes: readonly Theme[] = ['system', 'light', 'dark']
  return themes.map((theme) => ({
    id: `view.theme.${theme}`,
    title: titles[theme],
    menu: 'view',
    isChecked: () => useAppearance.getState().theme === theme,
    run: () => setTheme(theme),
  }))
}

function densityCommands(w: Words): Command[] {
  const titles: Record<Density, string> = {
    compact: w.densityCompact,
    normal: w.densityNormal,
    relaxed: w.densityRelaxed,
  }
  const densities: readonly Density[] = ['compact', 'normal', 'relaxed']
  return densities.map((density) => ({
    id: `view.density.${density}`,
    title: titles[density],
    menu: 'view',
    isChecked: () => useAppearance.getState().density === density,
    run: () => setDensity(density),
  }))
}
