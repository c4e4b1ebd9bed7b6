import type { WorkspaceInfo } from '../../shared/contract/workspace'
import { formatCount } from '../../shared/domain/format'
import { table } from './table'
import { words } from './words'

export function workspaceLines({ name, folder, currency, counts, locale }: WorkspaceInfo): string[] {
  const count = (value: number) => formatCount(value, locale)
  return table([
    [words.fields.workspace, name],
    [words.fields.folder, folder],
    [words.fields.currency, currency],
    [words.fields.creators, count(counts.creators)],
    [words.fields.campaigns, count(counts.campaigns)],
  ])
}
