import { useState } from 'react'
import { type ImportPreview, mergeRules } from '../../../../../shared/contract/creatorImport'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { JobBar } from '../../../ui/Progress'
import { Facts, Section } from '../../../ui/Screen'
import { Select } from '../../../ui/Select'
import { Tabs } from '../../../ui/Tabs'
import { ChangesPart } from './ChangesPart'
import { ColumnsTable } from './ColumnsTable'
import { FilePart } from './FilePart'
import { ProblemsTable } from './ProblemsTable'
import { RowsPart } from './RowsPart'
import { type Import, mapped, type Stage } from './useImport'
import { importWords } from './words'

type Tab = 'file' | 'columns' | 'rows' | 'changes' | 'problems'
type ReviewStage = Extract<Stage, { kind: 'review' }>
const NO_CURRENCY = 'none'
const COMMON_CURRENCIES = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'CHF', 'SEK', 'PLN']

/** What the file holds on the left, what is to be decided and what would happen on the right. */
export function Review({ stage, flow }: { stage: ReviewStage; flow: Import }) {
  const w = useWords(importWords)
  const format = useFormat()
  const [tab, setTab] = useState<Tab>('columns')
  const { preview } = stage
  if (!preview) {
    return (
      <div className="flex flex-col gap-2 py-6">
        <p>{w.reading(stage.file.name)}</p>
        <JobBar job={null} label={w.reading(stage.file.name)} />
      </div>
    )
  }
  // While a question is open, every row has the same problem: that it was not answered.
  const problems = flow.dryRun?.problems ?? (isAsking(preview) ? null : preview.problems)
  const total = flow.dryRun ? Math.max(flow.dryRun.problems.length, flow.dryRun.rejected + flow.dryRun.warnings) : 0
  return (
    <div className="flex min-h-0 gap-5 max-[900px]:flex-col min-[900px]:h-[62vh]">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-2">
        <p className="text-meta text-muted">
          <FileFacts preview={preview} />
        </p>
        <Tabs
          label={w.tabsLabel}
          value={tab}
          onChange={setTab}
          className="min-h-0 flex-1 rounded-panel border border-line"
          tabs={[
            {
              id: 'file',
              label: w.tabs.file,
              content: <FilePart preview={preview} choices={flow.choices} onChange={flow.change} />,
            },
            {
              id: 'columns',
              label: w.tabs.columns,
              count: format.count(preview.columns.length),
              content: (
                <ColumnsTable
                  preview={preview}
                  onChange={(index, target) =>
                    flow.change({ ...flow.choices, map: mapped(flow.choices.map, preview.columns, index, target) })
                  }
                />
              ),
            },
            {
              id: 'rows',
              label: w.tabs.rows,
              content: <RowsPart preview={preview} rowCount={flow.dryRun?.rows ?? null} />,
            },
            {
              id: 'changes',
              label: w.tabs.changes,
              content: <ChangesPart dryRun={flow.dryRun} preview={preview} />,
            },
            {
              id: 'problems',
              label: w.tabs.problems,
              count: problems ? format.count(Math.max(total, problems.length)) : undefined,
              content: problems ? (
                <ProblemsTable problems={problems} total={Math.max(total, problems.length)} />
              ) : (
                <p className="p-4 text-muted">{w.answerFirst}</p>
              ),
            },
          ]}
        />
      </div>
      <div className="flex w-[280px] shrink-0 flex-col gap-4 overflow-auto p-0.5 max-[900px]:w-full">
        <Decisions preview={preview} stage={stage} flow={flow} />
        <Would flow={flow} preview={preview} />
      </div>
    </div>
  )
}

/** How the file is read, in a line. */
function FileFacts({ preview }: { preview: ImportPreview }) {
  const w = useWords(importWords)
  const format = useFormat()
  const sheet = preview.sheets.find(({ isChosen }) => isChosen)
  const line = preview.headerRow === 0 && preview.kind !== 'json' ? null : format.count(preview.headerLine)
  if (sheet) return w.sheetFacts(sheet.name, line)
  if (preview.kind === 'json') return w.jsonFacts
  return w.facts(preview.encoding.toUpperCase(), w.delimiters[preview.delimiter] ?? `“${preview.delimiter}”`, line)
}

function isAsking(preview: ImportPreview): boolean {
  return preview.questions.some(({ isRequired }) => isRequired)
}

const PLATFORMS = ['tiktok', 'instagram', 'youtube'] as const
const RATE_UNITS = ['percent', 'fraction'] as const
const DAY_ORDERS = ['dmy', 'mdy'] as const

function Decisions({ preview, stage, flow }: { preview: ImportPreview; stage: ReviewStage; flow: Import }) {
  const w = useWords(importWords)
  const workspace = useApiQuery('workspace.current', {})
  const format = useFormat()
  const { choices, change } = flow
  type About = ImportPreview['questions'][number]['about']
  const asked = (about: About) => preview.questions.find((question) => question.about === about) ?? null
  /** What an open question is shown as: a problem where it must be answered, else a hint. */
  const said = (about: About) => {
    const question = asked(about)
    if (!question) return {}
    return question.isRequired ? { problem: question.sentence } : { hint: `${question.sentence} ${w.optionalQuestion}` }
  }
  const inEffect = preview.choices
  const clash = asked('clash')
  const currencies = [...new Set([workspace.data?.currency ?? 'GBP', ...COMMON_CURRENCIES])]
  const { currency: _, ...withoutCurrency } = choices
  return (
    <div className="flex flex-col gap-3">
      <Memory preview={preview} flow={flow} />
      {clash && <p className="rounded-panel border border-warn/55 p-2 text-meta">{clash.sentence}</p>}
      {preview.sheets.length > 1 && (
        <Select
          label={w.sheet}
          choices={preview.sheets.map(({ name, rows }) => ({
            id: name,
            label: rows === null ? name : w.sheetOf(name, format.count(rows)),
          }))}
          value={preview.sheets.find(({ isChosen }) => isChosen)?.name ?? null}
          // What was said of the columns of one sheet says nothing of those of another.
          onChange={(sheet) => {
            const { headerRow: _row, ...rest } = choices
            change({ ...rest, map: {}, sheet })
          }}
        />
      )}
      {stage.asked.has('handle') && (
        <Select
          label={w.handleColumn}
          {...said('handle')}
          placeholder={w.choose}
          choices={preview.columns.map(({ index, header }) => ({
            id: String(index),
            label: header || String(index + 1),
          }))}
          value={choices.map.handle || null}
          onChange={(index) => change({ ...choices, map: { ...choices.map, handle: index } })}
        />
      )}
      {(stage.asked.has('platform') || preview.platform !== null) && (
        <Select
          label={w.platform}
          {...said('platform')}
          placeholder={w.choose}
          choices={PLATFORMS.map((id) => ({ id, label: w.platforms[id] }))}
          // A platform that was only assumed is not shown as chosen.
          value={inEffect.platform ?? (asked('platform') ? null : preview.platform)}
          onChange={(platform) => change({ ...choices, platform })}
        />
      )}
      {(stage.asked.has('rateUnit') || inEffect.rateUnit) && (
        <Select
          label={w.rateUnit}
          {...said('rateUnit')}
          placeholder={w.choose}
          choices={RATE_UNITS.map((id) => ({ id, label: w.rateUnits[id] }))}
          value={inEffect.rateUnit ?? null}
          onChange={(rateUnit) => change({ ...choices, rateUnit })}
        />
      )}
      {(stage.asked.has('dayOrder') || inEffect.dayOrder) && (
        <Select
          label={w.dayOrder}
          {...said('dayOrder')}
          placeholder={w.choose}
          choices={DAY_ORDERS.map((id) => ({ id, label: w.dayOrders[id] }))}
          value={inEffect.dayOrder ?? null}
          onChange={(dayOrder) => change({ ...choices, dayOrder })}
        />
      )}
      {preview.columns.some(({ field }) => field === 'price' || field?.startsWith('rate:')) && (
        <Select
          label={w.currency}
          {...said('currency')}
          choices={[{ id: NO_CURRENCY, label: w.currencyNone }, ...currencies.map((id) => ({ id, label: id }))]}
          value={inEffect.currency ?? NO_CURRENCY}
          onChange={(chosen) =>
            change(chosen === NO_CURRENCY ? withoutCurrency : { ...withoutCurrency, currency: chosen })
          }
        />
      )}
      <Select
        label={w.mergeRule}
        hint={w.mergeHints[inEffect.mergeRule ?? 'newest']}
        choices={mergeRules.map((id) => ({ id, label: w.mergeRules[id] }))}
        value={inEffect.mergeRule ?? 'newest'}
        onChange={(mergeRule) => change({ ...choices, mergeRule })}
      />
    </div>
  )
}

/** Whether the choices come from an earlier file with the same columns, and the way to leave them aside. */
function Memory({ preview, flow }: { preview: ImportPreview; flow: Import }) {
  const w = useWords(importWords)
  const format = useFormat()
  const { choices, change } = flow
  if (choices.startAfresh) {
    return (
      <div className="flex flex-wrap items-center gap-2 text-meta text-muted">
        <span>{w.afresh}</span>
        <Button size="small" look="quiet" onPress={() => change({ ...choices, startAfresh: false })}>
          {w.useRemembered}
        </Button>
      </div>
    )
  }
  if (!preview.remembered) return null
  const { fileName, usedAt } = preview.remembered
  return (
    <div className="flex flex-col items-start gap-1 rounded-panel border border-line p-2 text-meta">
      <p className="[overflow-wrap:anywhere]">{w.rememberedFrom(fileName, format.date(usedAt.slice(0, 10)))}</p>
      <Button size="small" onPress={() => change({ map: {}, startAfresh: true })}>
        {w.startAfresh}
      </Button>
    </div>
  )
}

const COUNTS = ['created', 'updated', 'unchanged', 'renamed', 'merged', 'rejected', 'warnings'] as const
/** Rare: only named where there are any. */
const RARE: ReadonlySet<string> = new Set(['renamed'])

function Would({ flow, preview }: { flow: Import; preview: ImportPreview }) {
  const w = useWords(importWords)
  const format = useFormat()
  const { dryRun } = flow
  return (
    <Section title={w.would} level={3}>
      <div role="status">
        {flow.dryRunError ? (
          <ErrorNote error={flow.dryRunError} />
        ) : dryRun ? (
          <Facts
            facts={[
              { label: w.rows, value: <Count text={format.count(dryRun.rows)} /> },
              ...COUNTS.filter((key) => dryRun[key] > 0 || !RARE.has(key)).map((key) => ({
                label: w[key],
                title: w.countTitles[key],
                value: <Count text={format.count(dryRun[key])} />,
              })),
            ]}
          />
        ) : (
          <p className="text-muted">{isAsking(preview) ? w.answerFirst : w.counting}</p>
        )}
      </div>
    </Section>
  )
}

function Count({ text }: { text: string }) {
  return <span className="block text-end font-medium">{text}</span>
}
