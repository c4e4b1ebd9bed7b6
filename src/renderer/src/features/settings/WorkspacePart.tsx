import { useMemo, useState } from 'react'
import type { InputOf } from '../../../../shared/contract'
import type { WorkspaceInfo } from '../../../../shared/contract/workspace'
import { useApiCommand } from '../../lib/api'
import { formatOf, useFormat, useWords } from '../../lib/locale'
import { Facts, Section } from '../../ui/Screen'
import { ComboBox } from '../../ui/Select'
import { CommitField } from '../../ui/TextField'
import { toastError, undoToast } from '../../ui/undoToast'
import { currencyChoices, localeChoices } from './choices'
import { settingsWords } from './words'

/** Runs a change of the workspace's settings and offers to take it back. */
function useUpdate(): (change: InputOf<'workspace.update'>, said: string) => void {
  const update = useApiCommand('workspace.update', { onFailed: toastError })
  return (change, said) => {
    update.run(change).then(
      () => undoToast(said),
      () => {
        // Said by `onFailed`.
      },
    )
  }
}

export function WorkspacePart({ workspace }: { workspace: WorkspaceInfo }) {
  const w = useWords(settingsWords)
  const format = useFormat()
  const update = useUpdate()
  const [nameProblem, setNameProblem] = useState<string | null>(null)
  const { locale, timeZone, counts } = workspace
  const locales = useMemo(() => localeChoices(locale), [locale])
  const currencies = useMemo(() => currencyChoices(locale), [locale])
  const sample = formatOf(locale, timeZone)
  return (
    <Section title={w.workspace}>
      <div className="grid grid-cols-1 gap-3 min-[720px]:grid-cols-3">
        <CommitField
          label={w.name}
          value={workspace.name}
          maxLength={300}
          problem={nameProblem}
          onCommit={(typed) => {
            const name = typed.trim()
            setNameProblem(name === '' ? w.nameMissing : null)
            if (name !== '' && name !== workspace.name) update({ name }, w.changedName(name))
          }}
        />
        <ComboBox
          label={w.locale}
          hint={w.localeHint(sample.number(1234.5), sample.date('2026-11-22'))}
          choices={locales}
          value={locale}
          onChange={(chosen) => {
            const name = locales.find(({ id }) => id === chosen)?.label
            if (chosen && name && chosen !== locale) update({ locale: chosen }, w.changedLocale(name))
          }}
        />
        <ComboBox
          label={w.currency}
          hint={w.currencyHint}
          choices={currencies}
          value={workspace.currency}
          onChange={(chosen) => {
            if (chosen && chosen !== workspace.currency) update({ currency: chosen }, w.changedCurrency(chosen))
          }}
        />
      </div>
      <Facts
        className="pt-2"
        facts={[
          { label: w.folder, value: <span className="select-text">{workspace.folder}</span> },
          {
            label: w.contents,
            value: w.holds(format.count(counts.accounts), format.count(counts.clients), format.count(counts.campaigns)),
          },
          { label: w.madeOn, value: format.instant(workspace.createdAt) },
          { label: w.timeZone, value: timeZone },
          { label: w.user, value: workspace.actor },
        ]}
      />
    </Section>
  )
}
