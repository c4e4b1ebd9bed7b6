import { Bookmark, FilePlus, FlipHorizontal2, FolderOpen, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import type { ScenarioRecord } from '../../../../../shared/contract/plannerScenarios'
import { useFormat, useWords } from '../../../lib/locale'
import type { MenuAction, MenuGroup } from '../../../ui/Menu'
import { saveStep } from '../../../ui/saveStep'
import type { CompareColumn } from './compareFigures'
import { freeName } from './freeName'
import { NameDialog } from './NameDialog'
import { sendPicks } from './scenarioSteps'
import { useScenarioMenu } from './useScenarioMenu'
import { scenarioWords } from './words'

export interface ColumnMenu {
  groups: (column: CompareColumn) => readonly MenuGroup[]
  keep: (column: CompareColumn) => void
  dialog: ReactNode
}

/** What a plan offers while it stands beside others. */
export function useColumnMenu({
  campaign,
  budgetMinor,
  scenarios,
  onOpen,
  onBase,
}: {
  campaign: CampaignRecord
  budgetMinor: number | null
  scenarios: readonly ScenarioRecord[]
  onOpen: ((tab: string) => void) | undefined
  onBase: (key: string) => void
}): ColumnMenu {
  const w = useWords(scenarioWords)
  const format = useFormat()
  const [keeping, setKeeping] = useState<CompareColumn | null>(null)
  const menu = useScenarioMenu({ campaignId: campaign.id, scenarios })
  const taken = scenarios.map(({ name }) => name)
  const icon = { size: 14, 'aria-hidden': true } as const

  function own(column: CompareColumn): readonly MenuGroup[] {
    if (column.scenario) return menu.groups(column.scenario)
    const whyNot = column.planId === null ? w.nothingToKeep : null
    return [
      {
        items: [
          {
            id: 'keep',
            label: w.keepReady,
            icon: <Bookmark {...icon} />,
            disabledReason: whyNot,
            onAction: () => setKeeping(column),
          },
          {
            id: 'report',
            label: w.addToReport,
            icon: <FilePlus {...icon} />,
            disabledReason: whyNot ?? w.keepFirst,
            onAction: () => {},
          },
          {
            id: 'send',
            label: w.send,
            icon: <Send {...icon} />,
            disabledReason: column.picks?.length === 0 ? w.nobodyPlanned : null,
            onAction: () => void sendPicks(campaign.id, column.picks ?? []),
          },
        ],
      },
    ]
  }
  return {
    keep: setKeeping,
    groups: (column) => {
      const open: MenuAction[] =
        onOpen && column.kind !== 'ready'
          ? [
              {
                id: 'open',
                label: w.open,
                icon: <FolderOpen {...icon} />,
                onAction: () => onOpen(column.scenario?.id ?? 'plan'),
              },
            ]
          : []
      return [
        {
          items: [
            ...open,
            {
              id: 'base',
              label: w.makeBase,
              icon: <FlipHorizontal2 {...icon} />,
              onAction: () => onBase(column.key),
            },
          ],
        },
        ...own(column),
      ]
    },
    dialog: (
      <>
        {menu.dialog}
        {keeping?.planId && (
          <NameDialog
            title={w.keep}
            submitLabel={w.keepSubmit}
            hint={w.keepHint}
            name={freeName(
              budgetMinor === null
                ? keeping.name
                : `${keeping.name}, ${format.money(budgetMinor, campaign.currency, 'short')}`,
              taken,
            )}
            taken={taken}
            onName={(name) =>
              saveStep(
                'planner.saveScenario',
                { campaignId: campaign.id, planId: keeping.planId ?? '', name, scenarioId: null },
                w.kept(name),
              )
            }
            onClose={() => setKeeping(null)}
          />
        )}
      </>
    ),
  }
}
