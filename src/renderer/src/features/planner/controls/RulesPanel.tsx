import { Pencil, Plus, X } from 'lucide-react'
import { memo, useState } from 'react'
import type { PlanRuleKind, PlanRuleSetting } from '../../../../../shared/domain/planning/settings'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { Switch } from '../../../ui/Checkbox'
import { cx } from '../../../ui/cx'
import { MenuButton } from '../../../ui/Menu'
import { toastError } from '../../../ui/undoToast'
import { newRule } from './newRule'
import { priceWords } from './priceWords'
import { RuleDialog, type RuleSource } from './RuleDialog'
import { type RuleNames, ruleSentence } from './ruleSentence'
import type { PlanSetupActions } from './usePlanSetup'
import type { ShadowPrices } from './usePrices'
import { controlsWords } from './words'

const KINDS: readonly PlanRuleKind[] = [
  'count',
  'spendShare',
  'maxCreatorShare',
  'audienceShare',
  'atMostOne',
  'oneOfEachAgent',
  'noConflicts',
  'available',
  'package',
]
/** Kinds that say it all by being there. */
const PLAIN = ['oneOfEachAgent', 'noConflicts', 'available'] as const
const isPlain = (kind: PlanRuleKind): kind is (typeof PLAIN)[number] => PLAIN.some((plain) => plain === kind)

export interface RulesPanelProps {
  rules: readonly PlanRuleSetting[]
  names: RuleNames
  source: RuleSource
  objective: string
  prices: ShadowPrices | null
  actions: PlanSetupActions
  /** the dialog for a new rule, opened from here or by a command */
  adding: PlanRuleKind | null
  onAdd: (kind: PlanRuleKind | null) => void
}

/** What every roster must keep: each rule in words, with a switch and with what it costs. */
export const RulesPanel = memo(function RulesPanel(props: RulesPanelProps) {
  const { rules, names, source, prices, actions, adding, onAdd } = props
  const w = useWords(controlsWords)
  const format = useFormat()
  const [editing, setEditing] = useState<PlanRuleSetting | null>(null)
  const sentence = (rule: PlanRuleSetting) => ruleSentence(rule, names)

  const put = (rule: PlanRuleSetting) => actions.saveRules((old) => [...old, rule], w.ruleAdded(sentence(rule)))
  const replace = (rule: PlanRuleSetting) =>
    actions.saveRules((old) => old.map((one) => (one.id === rule.id ? rule : one)), w.ruleChanged(sentence(rule)))
  const remove = (rule: PlanRuleSetting) =>
    actions.saveRules((old) => old.filter(({ id }) => id !== rule.id), w.ruleRemoved(sentence(rule))).catch(toastError)
  const switchTo = (rule: PlanRuleSetting, isOn: boolean) =>
    actions
      .saveRules(
        (old) => old.map((one) => (one.id === rule.id ? { ...one, isOn } : one)),
        (isOn ? w.ruleOn : w.ruleOff)(sentence(rule)),
      )
      .catch(toastError)
  const add = (kind: PlanRuleKind) => {
    if (isPlain(kind)) void put(newRule({ kind })).catch(toastError)
    else onAdd(kind)
  }

  return (
    <section className="flex flex-col gap-1" aria-label={w.rules}>
      <div className="flex min-h-7 items-center gap-2">
        <h2 className="flex-1 font-semibold text-body">{w.rules}</h2>
        <MenuButton
          label={w.addRule}
          placement="bottom end"
          groups={() => [
            {
              label: w.addRule,
              items: KINDS.map((kind) => ({
                id: kind,
                label: w.kinds[kind],
                disabledReason: whyNot(kind, rules, source, w),
                onAction: () => add(kind),
              })),
            },
          ]}
          trigger={
            <Button size="small" icon={<Plus size={12} aria-hidden="true" />}>
              {w.addRule}
            </Button>
          }
        />
      </div>
      {rules.length === 0 ? (
        <p className="text-meta text-muted">{w.noRules}</p>
      ) : (
        <ul className="m-0 flex list-none flex-col p-0">
          {rules.map((rule) => {
            const says = sentence(rule)
            const price = rule.isOn
              ? priceWords(prices?.filter(({ ruleId }) => ruleId === rule.id) ?? [], {
                  objective: props.objective,
                  isAsked: prices !== null,
                  currency: source.currency,
                  w,
                  format,
                })
              : null
            return (
              <li key={rule.id} className="flex items-start gap-2 border-line border-b py-1 last:border-b-0">
                <Switch
                  label={w.ruleIsOn(says)}
                  isSelected={rule.isOn}
                  onChange={(isOn) => void switchTo(rule, isOn)}
                  className="shrink-0"
                />
                <span className={cx('min-w-0 flex-1 pt-0.5 [overflow-wrap:anywhere]', !rule.isOn && 'text-muted')}>
                  {says}
                  {price && (
                    <span title={price.title} className="tabular block text-caption text-muted">
                      {price.text}
                    </span>
                  )}
                </span>
                <span className="flex shrink-0">
                  {!isPlain(rule.kind) && (
                    <IconButton
                      size="small"
                      label={w.editRule(says)}
                      icon={<Pencil size={12} aria-hidden="true" />}
                      onPress={() => setEditing(rule)}
                    />
                  )}
                  <IconButton
                    size="small"
                    label={w.removeRule(says)}
                    icon={<X size={14} aria-hidden="true" />}
                    onPress={() => void remove(rule)}
                  />
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {adding && !isPlain(adding) && (
        <RuleDialog kind={adding} rule={null} names={names} source={source} onSave={put} onClose={() => onAdd(null)} />
      )}
      {editing && !isPlain(editing.kind) && (
        <RuleDialog
          kind={editing.kind}
          rule={editing}
          names={names}
          source={source}
          onSave={replace}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
})

function whyNot(
  kind: PlanRuleKind,
  rules: readonly PlanRuleSetting[],
  source: RuleSource,
  w: ReturnType<typeof controlsWords>,
): string | null {
  if (isPlain(kind) && rules.some((rule) => rule.kind === kind)) return w.isThere
  if (kind === 'audienceShare' && source.segments.length === 0) return w.kindHints.audienceShare
  if (kind === 'package' && source.packages.length === 0) return w.kindHints.package
  if (kind === 'atMostOne' && source.candidates.length < 2) return w.kindHints.atMostOne
  return null
}
