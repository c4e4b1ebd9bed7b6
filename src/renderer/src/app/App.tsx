import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useSyncExternalStore } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { queryClient, useApiQuery } from '../lib/api'
import { startShortcuts, useCommands } from '../lib/commands'
import { setLocale, useLocale, useWords } from '../lib/locale'
import { startRoutes, useRoute } from '../lib/route'
import { useScreenState } from '../lib/screenState'
import { Button } from '../ui/Button'
import { CampaignTabs } from '../ui/campaignTabs'
import { DropAnywhere } from '../ui/DropAnywhere'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNote } from '../ui/ErrorNote'
import { FrameActions } from '../ui/Screen'
import { SettingsParts } from '../ui/settingsParts'
import { Toasts } from '../ui/Toast'
import { appCommands } from './appCommands'
import { CheatSheet } from './CheatSheet'
import { ErrorBoundary } from './ErrorBoundary'
import { startEvents, useEngine } from './events'
import { FrameMenu } from './FrameMenu'
import { Palette } from './Palette'
import { Rail } from './Rail'
import { StatusBar } from './StatusBar'
import { campaignTabs, everywhereParts, screens, settingsParts, startPage } from './screens'
import { appWords } from './words'

export function App() {
  const locale = useLocale((state) => state.locale)
  useEffect(() => startEvents(), [])
  useEffect(() => startRoutes(screens.map(({ id }) => id)), [])
  useEffect(() => startShortcuts(window), [])
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale={locale}>
        <Window />
        <Toasts />
      </I18nProvider>
    </QueryClientProvider>
  )
}

function Window() {
  const w = useWords(appWords)
  const workspace = useApiQuery('workspace.current', {})
  const locale = workspace.data?.locale
  const name = workspace.data?.name
  useEffect(() => {
    if (locale) setLocale(locale)
  }, [locale])
  useEffect(() => {
    document.title = name ? `${name} – ${w.appName}` : w.appName
  }, [name, w])
  const stopped = useEngine((state) => state.stopped)

  if (stopped !== null) {
    return (
      <main data-region data-ready className="p-6">
        <h1 className="pb-4 text-page">{w.engineStopped}</h1>
        <p className="max-w-[70ch] pb-4">{stopped}</p>
        <Button look="primary" onPress={() => location.reload()}>
          {w.reload}
        </Button>
      </main>
    )
  }
  if (workspace.isError) {
    return (
      <main data-region data-ready className="p-6">
        <h1 className="pb-4 text-page">{w.appName}</h1>
        <ErrorNote error={workspace.error} onRetry={() => void workspace.refetch()} />
      </main>
    )
  }
  // Under 100 ms nothing is shown.
  if (workspace.isPending) return null
  return (
    <>
      {workspace.data ? <Frame workspace={workspace.data} /> : <StartPage />}
      <Suspense>
        {everywhereParts.map((Part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once, when the program is built
          <Part key={index} />
        ))}
        {/* Their keys and commands answer from here on. */}
        <span hidden data-everywhere />
      </Suspense>
      <DropAnywhere />
      <Palette />
      <CheatSheet />
    </>
  )
}

function StartPage() {
  const w = useWords(appWords)
  const Page = startPage
  return (
    <main data-region data-ready className="h-full overflow-auto">
      <ErrorBoundary sentence={w.screenFailed}>
        {Page ? (
          <Suspense>
            <Page />
          </Suspense>
        ) : (
          <EmptyState sentence={w.nothingBuilt} />
        )}
      </ErrorBoundary>
    </main>
  )
}

const NARROW_BELOW = '(max-width: 1000px)'

function Frame({ workspace }: { workspace: Parameters<typeof Rail>[0]['workspace'] }) {
  const w = useWords(appWords)
  const screen = useRoute(({ route }) => route.screen)
  const [wantsNarrow, setWantsNarrow] = useScreenState('frame.isRailNarrow', false, isBoolean)
  const mustBeNarrow = useMedia(NARROW_BELOW)
  const next = useApiQuery('history.next', {})
  const toggleRail = () => setWantsNarrow((old) => !old)
  useCommands(appCommands({ w, next: next.data, toggleRail }))
  const entry = screens.find(({ id }) => id === screen)

  return (
    <div data-ready className="flex h-full flex-col">
      <div className="flex min-h-0 flex-1">
        <Rail
          workspace={workspace}
          isNarrow={wantsNarrow || mustBeNarrow}
          onToggle={mustBeNarrow ? null : toggleRail}
        />
        <main data-region className="min-h-0 min-w-0 flex-1">
          <FrameActions value={<FrameMenu />}>
            <ErrorBoundary key={screen} sentence={w.screenFailed}>
              <Suspense fallback={<p className="p-4 text-muted">{w.loadingScreen}</p>}>
                <CampaignTabs value={campaignTabs}>
                  <SettingsParts value={settingsParts}>
                    {entry ? <entry.Component /> : <EmptyState sentence={w.nothingBuilt} />}
                  </SettingsParts>
                </CampaignTabs>
              </Suspense>
            </ErrorBoundary>
          </FrameActions>
        </main>
      </div>
      <StatusBar />
    </div>
  )
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}
