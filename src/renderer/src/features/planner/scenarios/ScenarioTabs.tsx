import { Bookmark, Columns3, FileText, RefreshCw } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CampaignPlan } from '../../../../../shared/contract/planner'
import type { ScenarioRecord } from '../../../../../shared/contract/plannerScenarios'
import { call, useApiQuery } from '../../../lib/api'
import { useCommands } from '../../../lib/commands'
import { ApiError } from '../../../lib/errors'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ContextMenu, useContextMenu } from '../../../ui/Menu'
import { startStep } from '../../../ui/saveStep'
import { undoToast } from '../../../ui/undoToast'
import { freeName } from './freeName'
import { useMadeFrom } from './madeFrom'
import { NameDialog } from './NameDialog'
import { toggleInReport } from './scenarioSteps'
import { TabStrip } from './TabStrip'
import { useScenarioMenu } from './useScenarioMenu'
import { scenarioWords } from './words'

/** The live plan. */
export const LIVE_TAB = 'plan'
export const COMPARE_TAB = 'compare'

const NONE: readonly ScenarioRecord[] = []

export interface ScenarioTabsProps {
  campaignId: string
  /** `plan`, `compare` or the id of a kept plan */
  value: string
  onChange: (value: string) => void
  /** the live one; null while there is none */
  plan: CampaignPlan | null
  /** it answers what was asked before; the next is on its way */
  isOld?: boolean
  /** of what is kept next: "Net reach, £25,000" */
  suggestedName: string
}

/** The live plan, the kept ones and their comparison as tabs; keeps the live one. */
export function ScenarioTabs({ campaignId, value, onChange, plan, isOld = false, suggestedName }: ScenarioTabsProps) {
  const w = useWords(scenarioWords)
  const format = useFormat()
  const list = useApiQuery('planner.scenarios', { campaignId }, { keepPrevious: true })
  const scenarios = list.data ?? NONE
  const [isNaming, setNaming] = useState(false)
  const [menuId, setMenuId] = useState<string | null>(null)
  const contextMenu = useContextMenu()
  const [madeFromId, setMadeFrom] = useMadeFrom(campaignId)
  const menu = useScenarioMenu({
    campaignId,
    scenarios,
    hasKeys: true,
    onOpen: onChange,
    onDeleted: (id) => {
      if (id !== value) return
      const at = scenarios.findIndex((scenario) => scenario.id === id)
      onChange((scenarios[at + 1] ?? scenarios[at - 1])?.id ?? LIVE_TAB)
    },
  })
  const byId = (id: string | null) => scenarios.find((scenario) => scenario.id === id)
  const open = byId(value)
  const madeFrom = byId(madeFromId)
  const planId = plan?.planId ?? null
  const whyNot = !plan
    ? w.noPlan
    : plan.status === 'infeasible'
      ? w.impossiblePlan
      : planId === null || plan.picks.length === 0
        ? w.noPlan
        : null
  const noneOpen = () => (open ? null : w.openKept)
  const replace = () => {
    if (!madeFrom || planId === null) return
    const { id: scenarioId, name } = madeFrom
    startStep('planner.saveScenario', { campaignId, planId, name, scenarioId }, w.replaced(name))
  }

  useCommands([
    {
      id: 'planner.keep',
      title: w.keepCommand,
      menu: 'record',
      disabledReason: () => whyNot,
      run: () => setNaming(true),
    },
    { id: 'planner.compare', title: w.compareCommand, menu: 'view', run: () => onChange(COMPARE_TAB) },
    {
      id: 'planner.duplicateScenario',
      title: w.duplicateCommand,
      menu: 'record',
      disabledReason: noneOpen,
      run: () => open && menu.duplicate(open),
    },
    {
      id: 'planner.scenarioInReport',
      title: open?.inReport ? w.takeOutCommand : w.reportCommand,
      menu: 'record',
      disabledReason: noneOpen,
      run: () => open && toggleInReport(open),
    },
  ])

  const tabs = useMemo(
    () =>
      scenarios.map((scenario) => ({
        id: scenario.id,
        name: scenario.name,
        spoken: [scenario.name, ...marksOf(scenario).map((mark) => w[mark])].join(', '),
        label: <KeptLabel scenario={scenario} />,
      })),
    [scenarios, w],
  )
  return (
    <div className="flex h-9 shrink-0 items-end gap-2 border-line border-b ps-3 pe-2">
      <div className="flex min-w-0 flex-1 items-center gap-1 self-end">
        <TabStrip
          label={w.tabs}
          first={{ id: LIVE_TAB, name: w.live, label: w.live }}
          middle={tabs}
          last={{
            id: COMPARE_TAB,
            name: w.compare,
            label: (
              <>
                <Columns3 size={14} aria-hidden="true" />
                {w.compare}
              </>
            ),
          }}
          allLabel={format.count(scenarios.length)}
          value={value}
          onChange={onChange}
          onRename={(id) => withScenario(byId(id), menu.rename)}
          onDelete={(id) => withScenario(byId(id), menu.remove)}
          onMenu={(id, at) => {
            setMenuId(id)
            contextMenu.open(at)
          }}
        />
        {list.isError && (
          <span role="alert" className="flex min-w-0 items-center gap-1 text-bad text-meta">
            <span className="truncate">{w.listFailed}</span>
            <Button size="small" look="quiet" onPress={() => void list.refetch()}>
              {w.tryAgain}
            </Button>
          </span>
        )}
      </div>
      <div className="flex shrink-0 items-center gap-1 self-center">
        {value === LIVE_TAB && madeFrom && whyNot === null && (
          <Button
            size="small"
            look="quiet"
            disabledReason={isOld ? w.stillPlanning : null}
            label={w.replaceOf(madeFrom.name)}
            onPress={replace}
          >
            <span className="max-w-48 truncate">{w.replaceNamed(madeFrom.name)}</span>
          </Button>
        )}
        <Button
          size="small"
          icon={<Bookmark size={14} aria-hidden="true" />}
          disabledReason={whyNot}
          onPress={() => setNaming(true)}
        >
          {w.keep}
        </Button>
      </div>
      <ContextMenu
        state={contextMenu}
        label={w.actionsOf(byId(menuId)?.name ?? '')}
        groups={() => withScenario(byId(menuId), menu.groups) ?? []}
      />
      {menu.dialog}
      {isNaming && (
        <NameDialog
          title={w.keep}
          submitLabel={w.keepSubmit}
          hint={w.keepHint}
          name={freeName(
            suggestedName,
            scenarios.map(({ name }) => name),
          )}
          taken={scenarios.map(({ name }) => name)}
          onName={async (name) => {
            if (planId === null) throw new ApiError({ code: 'changed_since', message: w.unnamedPlan })
            const { scenarioId } = await call('planner.saveScenario', { campaignId, planId, name, scenarioId: null })
            setMadeFrom(null)
            void undoToast(w.kept(name), { label: w.open, onAction: () => onChange(scenarioId) })
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </div>
  )
}

function withScenario<T>(scenario: ScenarioRecord | undefined, act: (scenario: ScenarioRecord) => T): T | undefined {
  return scenario && act(scenario)
}

const MARKS = {
  changedMark: { icon: RefreshCw, className: 'text-warn' },
  inReportMark: { icon: FileText, className: 'text-accent' },
} as const

function marksOf({ changes, inReport }: ScenarioRecord): (keyof typeof MARKS)[] {
  return [...(changes.length > 0 ? ['changedMark' as const] : []), ...(inReport ? ['inReportMark' as const] : [])]
}

function KeptLabel({ scenario }: { scenario: ScenarioRecord }) {
  const w = useWords(scenarioWords)
  return (
    <>
      <bdi className="min-w-0 truncate">{scenario.name}</bdi>
      {marksOf(scenario).map((mark) => {
        const { icon: Icon, className } = MARKS[mark]
        return (
          <span key={mark} title={w[mark]} className="shrink-0">
            <Icon size={12} aria-hidden="true" className={className} />
          </span>
        )
      })}
    </>
  )
}
