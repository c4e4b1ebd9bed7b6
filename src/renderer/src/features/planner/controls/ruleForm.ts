import type { PlanRuleSetting, RuleAttribute } from '../../../../../shared/domain/planning/settings'
import type { RuleDraft } from './newRule'
import type { EditedKind } from './RuleDialog'
import type { controlsWords } from './words'

/** All that the dialogs of rules can hold; each kind uses its part. Shares are fractions. */
export interface RuleForm {
  kind: EditedKind
  /** null: everybody */
  attribute: RuleAttribute | null
  values: readonly string[]
  min: number | null
  max: number | null
  name: string
  /** entries or segments */
  ids: readonly string[]
  packageId: string | null
}

export interface RuleProblems {
  amount?: string
  values?: string
  name?: string
  ids?: string
  packageId?: string
}

export function ruleForm(kind: EditedKind, rule: PlanRuleSetting | null): RuleForm {
  const empty: RuleForm = {
    kind,
    attribute: null,
    values: [],
    min: null,
    max: null,
    name: '',
    ids: [],
    packageId: null,
  }
  if (!rule) {
    return kind === 'maxCreatorShare'
      ? { ...empty, max: 0.25 }
      : kind === 'audienceShare'
        ? { ...empty, min: 0.5 }
        : kind === 'spendShare'
          ? { ...empty, attribute: 'tier' }
          : empty
  }
  switch (rule.kind) {
    case 'count':
    case 'spendShare':
      return {
        ...empty,
        attribute: rule.among?.attribute ?? null,
        values: rule.among?.values ?? [],
        min: rule.min,
        max: rule.max,
      }
    case 'maxCreatorShare':
      return { ...empty, max: rule.max }
    case 'audienceShare':
      return { ...empty, min: rule.min, ids: rule.segmentIds }
    case 'atMostOne':
      return { ...empty, name: rule.name, ids: rule.entryIds }
    case 'package':
      return { ...empty, ids: [rule.entryId], packageId: rule.packageId }
    case 'oneOfEachAgent':
    case 'noConflicts':
    case 'available':
      return empty
  }
}

/** What is missing or contradicts itself, by field. */
export function ruleProblems(form: RuleForm, { problems }: ReturnType<typeof controlsWords>): RuleProblems {
  const found: RuleProblems = {}
  switch (form.kind) {
    case 'count':
    case 'spendShare':
      if (form.min === null && form.max === null) found.amount = problems.range
      else if (form.min !== null && form.max !== null && form.min > form.max) found.amount = problems.order
      if (form.attribute !== null && form.values.length === 0) found.values = problems.values
      return found
    case 'maxCreatorShare':
      if (form.max === null) found.amount = problems.share
      return found
    case 'audienceShare':
      if (form.min === null) found.amount = problems.share
      return found
    case 'atMostOne':
      if (form.name.trim() === '') found.name = problems.name
      if (form.ids.length < 2) found.ids = problems.twoCreators
      return found
    case 'package':
      if (form.ids.length === 0) found.ids = problems.creator
      if (form.packageId === null) found.packageId = problems.package
      return found
  }
}

/** The rule of a form without problems. */
export function ruleOf(form: RuleForm): RuleDraft {
  const { kind, min, max } = form
  const among = form.attribute === null ? null : { attribute: form.attribute, values: [...form.values] }
  switch (kind) {
    case 'count':
    case 'spendShare':
      return { kind, among, min, max }
    case 'maxCreatorShare':
      return { kind, max: max ?? 1 }
    case 'audienceShare':
      return { kind, segmentIds: [...form.ids], min: min ?? 0 }
    case 'atMostOne':
      return { kind, name: form.name.trim(), entryIds: [...form.ids] }
    case 'package':
      return { kind, entryId: form.ids[0] ?? '', packageId: form.packageId ?? '' }
  }
}
