import { writeFileSync } from 'node:fs'
import { CallboardError } from '../../../../shared/contract/define'
import type { MadeFile } from '../../../../shared/contract/values'
import { safeFileName } from '../../../../shared/domain/fileName'
import { readCampaign } from '../../../db/read/campaigns'
import { readKeptInstance } from '../../../db/read/planScenarios'
import type { JobContext } from '../../context'
import { requireScenario } from './kept'
import { words } from './words'

const say = words('en')

/** Writes a kept plan's instance as it was planned, in the planner's own format. @throws CallboardError `not_found` */
export function exportScenario(scenarioId: string, { db, files, label }: JobContext): MadeFile {
  const kept = requireScenario(db, scenarioId)
  const instance = readKeptInstance(db, scenarioId)
  if (!instance) throw new CallboardError('not_found', say.noScenario)
  label(say.exporting(kept.name))
  const file = files.make(planFileName(readCampaign(db, kept.campaignId).name, kept.name), 'application/json')
  writeFileSync(file.path, `${JSON.stringify(instance, null, 1)}\n`)
  return file.done()
}

/** Most bytes of each part, so that both and the ending are in the name. */
const mostBytes = 90

/** `<campaign>_<scenario>.plan.json`. */
export function planFileName(campaign: string, scenario: string): string {
  return safeFileName(`${namePart(campaign)}_${namePart(scenario)}.plan.json`)
}

function namePart(text: string): string {
  let part = ''
  for (const letter of safeFileName(text.replace(/[\\/]/g, '-'))) {
    if (Buffer.byteLength(part + letter) > mostBytes) break
    part += letter
  }
  return part.trim()
}
