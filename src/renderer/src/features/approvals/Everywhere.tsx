import { Fragment } from 'react'
import { useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useWords } from '../../lib/locale'
import { navigate } from '../../lib/route'
import { DecisionFiles } from './review/DecisionFiles'
import { approvalsWords } from './words'

/** What of approvals is reached from any screen. */
export function Everywhere() {
  const workspace = useApiQuery('workspace.current', {})
  if (!workspace.data) return null
  return (
    <Fragment key={workspace.data.id}>
      <Commands />
      <DecisionFiles />
    </Fragment>
  )
}

function Commands() {
  const w = useWords(approvalsWords)
  useCommands([
    {
      id: 'approvals.toBoard',
      title: w.toBoard,
      menu: 'go',
      words: 'deliverables review content',
      run: () => navigate({ screen: 'approvals', part: 'board' }),
    },
    {
      id: 'approvals.toCalendar',
      title: w.toCalendar,
      menu: 'go',
      words: 'deliverables posting dates',
      run: () => navigate({ screen: 'approvals', part: 'calendar' }),
    },
  ])
  return null
}
