import { useRef } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import type { DeliverableDetail } from '../../../../../shared/contract/approvals'
import { useApiQuery } from '../../../lib/api'

const nobody = '00000000-0000-0000-0000-000000000000'

/** The version that a decision is on, with its file's name, as it was when first seen here; null until it is known. */
export function useCurrentVersion(deliverableId: string | null): ContentVersion | null {
  const asked = { deliverableId: deliverableId ?? nobody }
  const detail = useApiQuery('approvals.get', asked, { isEnabled: deliverableId !== null })
  const versions = useApiQuery('approvals.versions', asked, { isEnabled: deliverableId !== null })
  const seen = useRef<ContentVersion | null>(null)
  if (deliverableId !== null && seen.current === null && detail.data && versions.data) {
    seen.current = currentVersion(detail.data, versions.data)
  }
  return seen.current
}

/** The version under review, by its very file and caption. */
export function currentVersion(detail: DeliverableDetail, versions: readonly ContentVersion[]): ContentVersion | null {
  const { version } = detail
  const found = version && versions.find(({ id }) => id === version.id)
  return found ? { ...found, sha256: version.sha256, captionSha256: version.captionSha256 } : null
}
