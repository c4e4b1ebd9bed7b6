import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import type { WorkspaceInfo } from '../../../../shared/contract/workspace'
import { host, useApiQuery } from '../../lib/api'
import { useApiJob } from '../../lib/jobs'
import { useFormat, useWords } from '../../lib/locale'
import { type Density, setDensity, setTheme, type Theme, useAppearance } from '../../lib/theme'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { JobBar } from '../../ui/Progress'
import { Facts, Screen as Page, Section } from '../../ui/Screen'
import { Segmented } from '../../ui/Segmented'
import { FieldsPart } from './FieldsPart'
import { PeoplePart } from './people/PeoplePart'
import { TiersPart } from './TiersPart'
import { WorkspacePart } from './WorkspacePart'
import { settingsWords } from './words'
import { WorkflowsPart } from './workflows/WorkflowsPart'

export function Screen() {
  const w = useWords(settingsWords)
  const workspace = useApiQuery('workspace.current', {})
  return (
    <Page title={w.title}>
      <div className="flex max-w-[880px] flex-col gap-8 p-4 pb-12">
        {workspace.data && <WorkspacePart workspace={workspace.data} />}
        {workspace.data && <TiersPart workspace={workspace.data} />}
        {workspace.data && <PeoplePart />}
        {workspace.data && <WorkflowsPart />}
        {workspace.data && <FieldsPart />}
        <AppearancePart />
        <HealthPart />
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

function HealthPart() {
  const w = useWords(settingsWords)
  const format = useFormat()
  const verify = useApiJob('workspace.verify')
  const { value } = verify
  const records = value?.checks.reduce((sum, { checked }) => sum + checked, 0) ?? 0
  return (
    <Section title={w.health}>
      <p className="max-w-[70ch] text-muted">{w.healthSentence}</p>
      <div>
        <Button isPending={verify.isRunning} onPress={() => void verify.run({})}>
          {w.verify}
        </Button>
      </div>
      <div role="status">
        {verify.isRunning && <JobBar job={verify.progress} label={w.verifying} className="max-w-[420px]" />}
        {value?.ok && (
          <p className="flex items-start gap-2">
            <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-ok" />
            {w.verified(format.count(value.checks.length), format.count(records))}
          </p>
        )}
        {value && !value.ok && (
          <div className="flex flex-col gap-2">
            <p className="text-bad">{w.notVerified(w.faults(value.problems.length))}</p>
            <ul className="list-disc ps-5">
              {value.problems.slice(0, 50).map((problem) => (
                <li key={`${problem.check} ${problem.sentence}`}>{problem.sentence}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {verify.error && <ErrorNote error={verify.error} onRetry={() => void verify.run({})} />}
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
