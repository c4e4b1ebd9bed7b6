import { call } from '../../lib/api'
import { upload } from '../../lib/upload'
import { saveFile } from '../../ui/saveFile'
import { toastError } from '../../ui/undoToast'

const MIME = 'application/json'

/** Hands the campaign's plan to the person as a file of the planner's format. */
export async function exportPlan(campaignId: string, budgetMinor: number | null, name: string): Promise<void> {
  try {
    const instance = await call('planner.instance', { campaignId, ...(budgetMinor === null ? {} : { budgetMinor }) })
    const file = new File([`${JSON.stringify(instance, null, 1)}\n`], `${name}.json`, { type: MIME })
    // Through the engine, which holds the files that a shell saves.
    const held = await upload(file, () => undefined, new AbortController().signal)
    await saveFile({ ...held, mime: MIME })
  } catch (error) {
    toastError(error)
  }
}
