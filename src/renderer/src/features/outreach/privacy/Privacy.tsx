import { DoNotContact } from './DoNotContact'
import { Notices } from './Notices'
import { Record } from './Record'
import { Retention } from './Retention'

/** The privacy kit: whom not to contact, who is to be told, whom to keep, and what was done. */
export function Privacy() {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-8 overflow-auto p-3">
      <DoNotContact />
      <Notices />
      <Retention />
      <Record />
    </div>
  )
}
