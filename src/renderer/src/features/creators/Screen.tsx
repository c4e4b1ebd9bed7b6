import { lazy, Suspense } from 'react'
import { useApiQuery } from '../../lib/api'
import { useWords } from '../../lib/locale'
import { useRoute } from '../../lib/route'
import { CreatorList } from './CreatorList'
import { creatorsWords } from './words'

/** Pages that are not on the first screen, fetched when they are opened. */
const ProfilePage = lazy(() => import('./profile/ProfilePage').then((page) => ({ default: page.ProfilePage })))
const DuplicatesPage = lazy(() =>
  import('./duplicates/DuplicatesPage').then((page) => ({ default: page.DuplicatesPage })),
)

/** `#/creators` is the list, `#/creators/<account>` looks at one beside it, `…/profile` is its page. */
export function Screen() {
  const w = useWords(creatorsWords)
  const workspace = useApiQuery('workspace.current', {})
  const route = useRoute(({ route: now }) => now)
  if (!workspace.data || route.screen !== 'creators') return null
  const waiting = <p className="p-4 text-muted">{w.panelLoading}</p>
  if (route.part === 'profile' && route.recordId) {
    return (
      <Suspense fallback={waiting}>
        <ProfilePage accountId={route.recordId} />
      </Suspense>
    )
  }
  if (route.part === 'duplicates') {
    return (
      <Suspense fallback={waiting}>
        <DuplicatesPage />
      </Suspense>
    )
  }
  // Row numbers are of one workspace: with another one the screen begins anew.
  return <CreatorList key={workspace.data.id} workspace={workspace.data} />
}
