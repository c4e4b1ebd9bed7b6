import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, host } from '../../lib/api'

/** Whether this shell can show the system's own dialogs; false until it has said so. */
export function useNativeDialogs(): boolean {
  const capabilities = useQuery({
    queryKey: ['host.capabilities'],
    queryFn: () => host('host.capabilities', {}),
  })
  return capabilities.data?.hasNativeDialogs ?? false
}

/** A folder that a new workspace could use; null where there is none, and the person types it. */
export function suggestedFolder(isSample: boolean): Promise<string | null> {
  return call('workspace.suggestFolder', { sample: isSample }).then(
    ({ folder }) => folder,
    () => null,
  )
}

/**
 * A folder that a new workspace could use. Asked again each time the form opens, because the last answer may have been
 * used up; null until it is there.
 */
export function useSuggestedFolder(isSample: boolean): string | null {
  const [folder, setFolder] = useState<string | null>(null)
  useEffect(() => {
    let isCurrent = true
    void suggestedFolder(isSample).then((suggested) => {
      if (isCurrent) setFolder(suggested)
    })
    return () => {
      isCurrent = false
    }
  }, [isSample])
  return folder
}
