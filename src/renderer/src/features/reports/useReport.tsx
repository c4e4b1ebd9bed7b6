import { Download } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import type { OutputOf } from '../../../../shared/contract'
import { editions, type ReportFormat, reportFormats, reportKinds } from '../../../../shared/contract/reports'
import { useCommands } from '../../lib/commands'
import { useWords } from '../../lib/locale'
import { useScreenState } from '../../lib/screenState'
import { Button } from '../../ui/Button'
import { MenuButton } from '../../ui/Menu'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { ExportState } from './ExportState'
import { Preview } from './Preview'
import { type ReportInput, useExport } from './useExport'
import { reportsWords } from './words'

const PAPERS = ['A4', 'Letter'] as const
type Paper = (typeof PAPERS)[number]

export interface ReportParts {
  /** what it is, for whom, on what paper */
  choices: ReactNode
  exportButton: ReactNode
  /** how the export goes, and the preview */
  content: ReactNode
}

/** One campaign's report, for its own screen and for the campaign's page. */
export function useReport(campaignId: string, reports: OutputOf<'reports.available'>): ReportParts {
  const w = useWords(reportsWords)
  const [wantedKind, setKind] = useScreenState('reports.kind', 'proposal', isText)
  const [wantedEdition, setEdition] = useScreenState('reports.edition', 'client', isText)
  const [paper, setPaper] = useScreenState<Paper>('reports.paper', 'A4', isPaper)
  const report = reports.find(({ kind }) => kind === wantedKind) ?? reports[0]
  const kind = report?.kind ?? reportKinds[0]
  const offered = editions.filter((edition) => report?.editions.includes(edition))
  const edition = offered.find((known) => known === wantedEdition) ?? offered[0] ?? 'client'
  const formats = reportFormats.filter((format) => report?.formats.includes(format))
  const input = useMemo<ReportInput>(() => ({ kind, campaignId, edition, paper }), [kind, campaignId, edition, paper])
  const state = useExport()
  const { isRunning } = state.job
  const start = (format: ReportFormat) => void state.start(input, format)
  const whyNot = isRunning ? w.exportRunning : null
  useCommands(
    formats.map((format) => ({
      id: `reports.export.${format}`,
      title: w.exportCommand(w.shortFormats[format]),
      menu: 'file',
      ...(format === 'pdf' ? { keys: ['$mod+p'] } : {}),
      disabledReason: () => whyNot,
      run: () => start(format),
    })),
  )
  return {
    choices: (
      <>
        <Select
          label={w.report}
          isLabelHidden
          className="w-44"
          choices={reports.map((entry) => ({ id: entry.kind, label: w.kinds[entry.kind] }))}
          value={kind}
          onChange={setKind}
        />
        {offered.length > 1 && (
          <Segmented
            label={w.edition}
            choices={offered.map((id) => ({ id, label: w.editions[id] }))}
            value={edition}
            onChange={setEdition}
          />
        )}
        <Segmented
          label={w.paper}
          choices={PAPERS.map((id) => ({ id, label: w.papers[id] }))}
          value={paper}
          onChange={setPaper}
        />
        <span className="min-w-0 flex-1 truncate text-meta text-muted">{w.editionNotes[edition]}</span>
      </>
    ),
    exportButton: (
      <MenuButton
        label={w.exportAs}
        placement="bottom end"
        groups={[
          {
            items: formats.map((format) => ({
              id: format,
              label: w.formats[format],
              keys: format === 'pdf' ? '$mod+p' : null,
              onAction: () => start(format),
            })),
          },
        ]}
        trigger={
          <Button
            look="primary"
            icon={<Download size={14} aria-hidden="true" />}
            disabledReason={formats.length === 0 ? w.nothingToExport : whyNot}
          >
            {w.export}
          </Button>
        }
      />
    ),
    content: (
      <>
        <ExportState
          state={state}
          otherFormats={formats.filter((format) => format !== state.format)}
          onFormat={start}
        />
        <Preview input={input} />
      </>
    ),
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isPaper(value: unknown): value is Paper {
  return PAPERS.some((paper) => paper === value)
}
