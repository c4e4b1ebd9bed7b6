import { useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useWords } from '../../lib/locale'
import { navigate } from '../../lib/route'
import { approvalsWords } from './words'

/** What of approvals is reached from any screen. */
export function Everywhere() {
  const workspace = useApiQuery('workspace.current', {})
  return workspace.data ? <Commands key={workspace.data.id} /> : null
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
