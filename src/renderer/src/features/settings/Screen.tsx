import { useQuery } from '@tanstack/react-query'
import { Suspense, useContext } from 'react'
import type { WorkspaceInfo } from '../../../../shared/contract/workspace'
import { host, useApiQuery } from '../../lib/api'
import { useWords } from '../../lib/locale'
import { type Density, setDensity, setTheme, type Theme, useAppearance } from '../../lib/theme'
import { Facts, Screen as Page, Section } from '../../ui/Screen'
import { Segmented } from '../../ui/Segmented'
import { SettingsParts } from '../../ui/settingsParts'
import { FieldsPart } from './FieldsPart'
import { HealthPart } from './health/HealthPart'
import { PeoplePart } from './people/PeoplePart'
import { TiersPart } from './TiersPart'
import { WorkspacePart } from './WorkspacePart'
import { settingsWords } from './words'
import { WorkflowsPart } from './workflows/WorkflowsPart'

export function Screen() {
  const w = useWords(settingsWords)
  const workspace = useApiQuery('workspace.current', {})
  const otherParts = useContext(SettingsParts)
  return (
    <Page title={w.title}>
      <div className="flex max-w-[880px] flex-col gap-8 p-4 pb-12">
        {workspace.data && <WorkspacePart workspace={workspace.data} />}
        {workspace.data && <TiersPart workspace={workspace.data} />}
        {workspace.data && <PeoplePart />}
        {workspace.data && <WorkflowsPart />}
        {workspace.data &&
          otherParts.map(({ id, Component }) => (
            <Suspense key={id}>
              <Component />
            </Suspense>
          ))}
        {workspace.data && <FieldsPart />}
        <AppearancePart />
        <HealthPart hasWorkspace={Boolean(workspace.data)} />
        <AboutPart workspace={workspace.data ?? null} />
      </div>
    </Page>
  )
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark']
const DENSITIES: readonly Density[] = ['compact', 'normal', 'relaxed']

function AppearancePart() {
  const w = useWords(settingsWords)
  const { theme, density } = useAppearance()
  return (
    <Section title={w.appearance}>
      <div className="grid grid-cols-[minmax(96px,auto)_1fr] items-center gap-x-4 gap-y-2">
        <span className="text-muted">{w.theme}</span>
        <Segmented
          label={w.theme}
          choices={THEMES.map((id) => ({ id, label: w.themes[id] }))}
          value={theme}
          onChange={setTheme}
        />
        <span className="text-muted">{w.density}</span>
        <Segmented
          label={w.density}
          choices={DENSITIES.map((id) => ({ id, label: w.densities[id] }))}
          value={density}
          onChange={setDensity}
        />
      </div>
    </Section>
  )
}

function AboutPart({ workspace }: { workspace: WorkspaceInfo | null }) {
  const w = useWords(settingsWords)
  const capabilities = useQuery({
    queryKey: ['host.capabilities'],
    queryFn: () => host('host.capabilities', {}),
  })
  if (!capabilities.data) return null
  const { version, shell, platform, canPrintPdf } = capabilities.data
  return (
    <Section title={w.about}>
      <Facts
        facts={[
          { label: w.version, value: version },
          { label: w.shell, value: w.shells[shell] },
          { label: w.system, value: platform },
          { label: w.pdf, value: canPrintPdf ? w.pdfYes : w.pdfNo },
          ...(workspace ? [{ label: w.format, value: String(workspace.schemaVersion) }] : []),
        ]}
      />
    </Section>
  )
}
