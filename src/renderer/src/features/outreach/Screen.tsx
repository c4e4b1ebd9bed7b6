import { lazy, Suspense } from 'react'
import { useApiQuery } from '../../lib/api'
import { useFormat, useWords } from '../../lib/locale'
import { navigate, useRoute } from '../../lib/route'
import { Screen as Page } from '../../ui/Screen'
import { Tabs } from '../../ui/Tabs'
import { Pipeline } from './pipeline/Pipeline'
import { outreachWords } from './words'

const Queue = lazy(async () => ({ default: (await import('./queue/Queue')).Queue }))
const Templates = lazy(async () => ({ default: (await import('./templates/Templates')).Templates }))
const Figures = lazy(async () => ({ default: (await import('./figures/Figures')).Figures }))
const Privacy = lazy(async () => ({ default: (await import('./privacy/Privacy')).Privacy }))

const parts = ['pipeline', 'follow-ups', 'templates', 'figures', 'privacy'] as const
type Part = (typeof parts)[number]

/** Everybody the agency speaks with: where they stand, whom to write to next, what with, what came of it. */
export function Screen() {
  const w = useWords(outreachWords)
  const format = useFormat()
  const wanted = useRoute(({ route }) => route.part)
  const part: Part = parts.find((known) => known === wanted) ?? 'pipeline'
  const queue = useApiQuery('outreach.queue', { limit: 1 })
  const due = queue.data?.due
  return (
    <Page title={w.title} scroll="parts">
      <Tabs
        label={w.tabs}
        value={part}
        onChange={(next) => navigate({ screen: 'outreach', part: next }, true)}
        className="flex-1 pt-1 outline-none"
        panelClassName="flex min-h-0 flex-col"
        tabs={[
          { id: 'pipeline', label: w.pipeline, content: <Pipeline campaignId={null} /> },
          {
            id: 'follow-ups',
            label: w.followUps,
            count: due ? format.count(due) : undefined,
            content: (
              <Suspense>
                <Queue />
              </Suspense>
            ),
          },
          {
            id: 'templates',
            label: w.templates,
            content: (
              <Suspense>
                <Templates />
              </Suspense>
            ),
          },
          {
            id: 'figures',
            label: w.figures,
            content: (
              <Suspense>
                <Figures />
              </Suspense>
            ),
          },
          {
            id: 'privacy',
            label: w.privacy,
            content: (
              <Suspense>
                <Privacy />
              </Suspense>
            ),
          },
        ]}
      />
    </Page>
  )
}
