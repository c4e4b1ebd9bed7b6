import { makeCampaigns } from './campaigns'
import { makeCreators } from './creators'
import { makeOutreach } from './outreach'
import { makePlans } from './plans'
import { createSampleRandom } from './random'
import { makeRelations } from './relations'
import { type SampleRows, sampleDay } from './rows'

const seed = 20_261_116

/** The rows of the sample workspace: invented people, clients and figures, the same every time and on every machine. */
export function generateSample(): SampleRows {
  const random = createSampleRandom(seed, Date.parse(`${sampleDay}T08:00:00.000Z`))
  const people = makeCreators(random)
  const work = makeCampaigns(random, people)
  const relations = makeRelations(random, people, work)
  const talks = makeOutreach(random, people, work)
  // Last, so that everybody's other figures stay what they were before plans had rows of their own.
  const plans = makePlans(random, people, work)
  return { ...talks, ...relations, ...people, ...work, ...plans }
}
