import { Copy, Download, FileMinus, FilePlus, Pencil, Send, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ScenarioRecord } from '../../../../../shared/contract/plannerScenarios'
import { useWords } from '../../../lib/locale'
import type { MenuGroup } from '../../../ui/Menu'
import { NameDialog } from './NameDialog'
import {
  deleteScenario,
  duplicateScenario,
  exportScenario,
  renameScenario,
  sendScenario,
  toggleInReport,
} from './scenarioSteps'
import { scenarioWords } from './words'

export interface ScenarioMenu {
  groups: (scenario: ScenarioRecord) => readonly MenuGroup[]
  rename: (scenario: ScenarioRecord) => void
  remove: (scenario: ScenarioRecord) => void
  duplicate: (scenario: ScenarioRecord) => void
  /** what its items open; stands once where the menu is used */
  dialog: ReactNode
}

/** What a kept plan offers wherever it stands: its tab, its page, its column. */
export function useScenarioMenu({
  campaignId,
  scenarios,
  hasKeys = false,
  onOpen,
  onDeleted,
}: {
  campaignId: string
  scenarios: readonly ScenarioRecord[]
  /** F2 works where it stands */
  hasKeys?: boolean
  onOpen?: ((scenarioId: string) => void) | undefined
  onDeleted?: ((scenarioId: string) => void) | undefined
}): ScenarioMenu {
  const w = useWords(scenarioWords)
  const [renamed, setRenamed] = useState<ScenarioRecord | null>(null)
  const remove = (scenario: ScenarioRecord) =>
    void deleteScenario(scenario).then((isGone) => {
      if (isGone) onDeleted?.(scenario.id)
    })
  const duplicate = (scenario: ScenarioRecord) =>
    void duplicateScenario(scenario).then((copyId) => {
      if (copyId) onOpen?.(copyId)
    })
  const icon = { size: 14, 'aria-hidden': true } as const
  return {
    rename: setRenamed,
    remove,
    duplicate,
    groups: (scenario) => [
      {
        items: [
          {
            id: 'rename',
            label: w.rename,
            icon: <Pencil {...icon} />,
            keys: hasKeys ? 'F2' : null,
            onAction: () => setRenamed(scenario),
          },
          { id: 'duplicate', label: w.duplicate, icon: <Copy {...icon} />, onAction: () => duplicate(scenario) },
        ],
      },
      {
        items: [
          {
            id: 'report',
            label: scenario.inReport ? w.takeOut : w.addToReport,
            icon: scenario.inReport ? <FileMinus {...icon} /> : <FilePlus {...icon} />,
            onAction: () => toggleInReport(scenario),
          },
          {
            id: 'send',
            label: w.send,
            icon: <Send {...icon} />,
            disabledReason: scenario.figures.creators === 0 ? w.nobodyPlanned : null,
            onAction: () => void sendScenario(campaignId, scenario),
          },
          {
            id: 'export',
            label: w.exportFile,
            icon: <Download {...icon} />,
            onAction: () => void exportScenario(scenario),
          },
        ],
      },
      {
        items: [
          {
            id: 'delete',
            label: w.delete,
            icon: <Trash2 {...icon} />,
            isDanger: true,
            onAction: () => remove(scenario),
          },
        ],
      },
    ],
    dialog: renamed && (
      <NameDialog
        title={w.renameTitle}
        submitLabel={w.renameSubmit}
        name={renamed.name}
        taken={scenarios.filter(({ id }) => id !== renamed.id).map(({ name }) => name)}
        onName={(name) => (name === renamed.name ? Promise.resolve() : renameScenario(renamed, name))}
        onClose={() => setRenamed(null)}
      />
    ),
  }
}
