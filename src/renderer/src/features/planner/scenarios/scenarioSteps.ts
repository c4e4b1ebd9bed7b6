import type { PlanPickRef } from '../../../../../shared/contract/planner'
import type { ScenarioPick, ScenarioRecord } from '../../../../../shared/contract/plannerScenarios'
import { call } from '../../../lib/api'
import { formatOf, useLocale } from '../../../lib/locale'
import { saveFile } from '../../../ui/saveFile'
import { saveStep, startStep } from '../../../ui/saveStep'
import { toast } from '../../../ui/Toast'
import { toastError, undoToast } from '../../../ui/undoToast'
import { scenarioWords } from './words'

/** What can be done with a kept plan, each with its toast. A refusal is a toast too. */
type Kept = Pick<ScenarioRecord, 'id' | 'name'>

const words = () => scenarioWords(useLocale.getState().locale)

/** @returns id of the copy; null where it was refused */
export async function duplicateScenario({ id, name }: Kept): Promise<string | null> {
  try {
    return (await saveStep('planner.duplicateScenario', { scenarioId: id }, words().duplicated(name))).scenarioId
  } catch (error) {
    toastError(error)
    return null
  }
}

/** @returns whether it is gone */
export async function deleteScenario({ id, name }: Kept): Promise<boolean> {
  try {
    await saveStep('planner.deleteScenarios', { scenarioIds: [id] }, words().deleted(name))
    return true
  } catch (error) {
    toastError(error)
    return false
  }
}

export function renameScenario({ id }: Kept, name: string): Promise<unknown> {
  return saveStep('planner.renameScenario', { scenarioId: id, name }, words().renamed(name))
}

export function toggleInReport({ id, name, inReport }: Pick<ScenarioRecord, 'id' | 'name' | 'inReport'>): void {
  const w = words()
  startStep('planner.setInReport', { scenarioId: id, inReport: !inReport }, inReport ? w.takenOut(name) : w.added(name))
}

export async function exportScenario({ id }: Kept): Promise<void> {
  try {
    await saveFile(await call('planner.exportScenario', { scenarioId: id }))
  } catch (error) {
    toastError(error)
  }
}

/** Plans the campaign by its settings. @returns its budget, or undefined where it was refused */
export async function applySettings({ id, name }: Kept): Promise<number | null | undefined> {
  try {
    return (await saveStep('planner.useScenario', { scenarioId: id }, words().used(name))).budgetMinor
  } catch (error) {
    toastError(error)
    return undefined
  }
}

/** Those of a kept roster that can still be sent, and those that cannot. */
export function splitPicks(picks: readonly ScenarioPick[]): { here: PlanPickRef[]; gone: ScenarioPick[] } {
  return {
    here: picks.filter(({ handle }) => handle !== null).map(({ entryId, offerId }) => ({ entryId, offerId })),
    gone: picks.filter(({ handle }) => handle === null),
  }
}

/** Proposes a roster in the campaign and says who was left out. */
export async function sendPicks(campaignId: string, picks: readonly PlanPickRef[], goneCount = 0): Promise<void> {
  const w = words()
  const { locale, timeZone } = useLocale.getState()
  const format = formatOf(locale, timeZone)
  try {
    const { proposed, shortlisted } = await call('planner.apply', {
      campaignId,
      picks: picks.map(({ entryId, offerId }) => ({ entryId, offerId })),
    })
    const back = shortlisted === 0 ? null : format.count(shortlisted)
    const left = goneCount === 0 ? '' : w.goneCounted(goneCount, format.count(goneCount))
    void undoToast(w.sent(proposed, format.count(proposed), back, left))
  } catch (error) {
    toastError(error)
  }
}

/** The same for a kept plan, whose roster is read first. */
export async function sendScenario(campaignId: string, { id }: Kept): Promise<void> {
  try {
    const { here, gone } = splitPicks((await call('planner.scenario', { scenarioId: id })).picks)
    if (here.length === 0) toast({ text: words().nobodyLeft, tone: 'bad' })
    else await sendPicks(campaignId, here, gone.length)
  } catch (error) {
    toastError(error)
  }
}
