import { useState } from 'react'
import { type ImportPreview, mergeRules } from '../../../../../shared/contract/creatorImport'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { ErrorNote } from '../../../ui/ErrorNote'
import { JobBar } from '../../../ui/Progress'
import { Facts, Section } from '../../../ui/Screen'
import { Select } from '../../../ui/Select'
import { Tabs } from '../../../ui/Tabs'
import { ColumnsTable } from './ColumnsTable'
import { ProblemsTable } from './ProblemsTable'
import { type Import, mapped, type Stage } from './useImport'
import { importWords } from './words'

type ReviewStage = Extract<Stage, { kind: 'review' }>
const NO_CURRENCY = 'none'
const COMMON_CURRENCIES = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'CHF', 'SEK', 'PLN']

/** What the file holds on the left, what is to be decided and what would happen on the right. */
export function Review({ stage, flow }: { stage: ReviewStage; flow: Import }) {
  const w = useWords(importWords)
  const format = useFormat()
  const [tab, setTab] = useState<'columns' | 'problems'>('columns')
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
  const problems = flow.dryRun?.problems ?? (preview.questions.length > 0 ? null : preview.problems)
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
              id: 'columns',
              label: w.tabs.columns,
              count: format.count(preview.columns.length),
              content: (
                <ColumnsTable
                  columns={preview.columns}
                  isBusy={false}
                  onChange={(index, field) =>
                    flow.change({
                      ...flow.choices,
                      map: mapped(flow.choices.map, preview.columns, index, field),
                    })
                  }
                />
              ),
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
  const line = format.count(preview.headerLine)
  if (sheet) return w.sheetFacts(sheet.name, line)
  if (preview.encoding === '') return w.jsonFacts
  return w.facts(preview.encoding.toUpperCase(), w.delimiters[preview.delimiter] ?? `“${preview.delimiter}”`, line)
}

const PLATFORMS = ['tiktok', 'instagram', 'youtube'] as const
const RATE_UNITS = ['percent', 'fraction'] as const

function Decisions({ preview, stage, flow }: { preview: ImportPreview; stage: ReviewStage; flow: Import }) {
  const w = useWords(importWords)
  const workspace = useApiQuery('workspace.current', {})
  const format = useFormat()
  const { choices, change } = flow
  const sentence = (about: ImportPreview['questions'][number]['about']) =>
    preview.questions.find((question) => question.about === about)?.sentence ?? null
  const currencies = [...new Set([workspace.data?.currency ?? 'GBP', ...COMMON_CURRENCIES])]
  const { currency: _, ...withoutCurrency } = choices
  return (
    <div className="flex flex-col gap-3">
      {preview.sheets.length > 1 && (
        <Select
          label={w.sheet}
          choices={preview.sheets.map(({ name, rows }) => ({
            id: name,
            label: rows === null ? name : w.sheetOf(name, format.count(rows)),
          }))}
          value={preview.sheets.find(({ isChosen }) => isChosen)?.name ?? null}
          // What was said of the columns of one sheet says nothing of those of another.
          onChange={(sheet) => change({ ...choices, map: {}, sheet })}
        />
      )}
      {stage.asked.has('handle') && (
        <Select
          label={w.handleColumn}
          problem={sentence('handle')}
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
          problem={sentence('platform')}
          placeholder={w.choose}
          choices={PLATFORMS.map((id) => ({ id, label: w.platforms[id] }))}
          // A platform that was only assumed is not shown as chosen.
          value={choices.platform ?? (sentence('platform') === null ? preview.platform : null)}
          onChange={(platform) => change({ ...choices, platform })}
        />
      )}
      {stage.asked.has('rateUnit') && (
        <Select
          label={w.rateUnit}
          problem={sentence('rateUnit')}
          placeholder={w.choose}
          choices={RATE_UNITS.map((id) => ({ id, label: w.rateUnits[id] }))}
          value={choices.rateUnit ?? null}
          onChange={(rateUnit) => change({ ...choices, rateUnit })}
        />
      )}
      {preview.columns.some(({ field }) => field === 'price') && (
        <Select
          label={w.currency}
          choices={[{ id: NO_CURRENCY, label: w.currencyNone }, ...currencies.map((id) => ({ id, label: id }))]}
          value={choices.currency ?? NO_CURRENCY}
          onChange={(chosen) =>
            change(chosen === NO_CURRENCY ? withoutCurrency : { ...withoutCurrency, currency: chosen })
          }
        />
      )}
      <Select
        label={w.mergeRule}
        hint={w.mergeHints[choices.mergeRule]}
        choices={mergeRules.map((id) => ({ id, label: w.mergeRules[id] }))}
        value={choices.mergeRule}
        onChange={(mergeRule) => change({ ...choices, mergeRule })}
      />
    </div>
  )
}

const COUNTS = ['created', 'updated', 'unchanged', 'merged', 'rejected', 'warnings'] as const

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
              ...COUNTS.map((key) => ({
                label: w[key],
                title: w.countTitles[key],
                value: <Count text={format.count(dryRun[key])} />,
              })),
            ]}
          />
        ) : (
          <p className="text-muted">{preview.questions.length > 0 ? w.answerFirst : w.counting}</p>
        )}
      </div>
    </Section>
  )
}

function Count({ text }: { text: string }) {
  return <span className="block text-end font-medium">{text}</span>
}
