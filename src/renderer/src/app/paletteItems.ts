import { keepPreviousData, useQuery } from '@tanstack/react-query'
import fuzzysort from 'fuzzysort'
import { useEffect, useMemo, useState } from 'react'
import { call } from '../lib/api'
import { type Command, disabledReason, type MenuName, shownKeys, useCommandRegistry } from '../lib/commands'
import { useWords } from '../lib/locale'
import { navigate } from '../lib/route'
import { appWords } from './words'

export interface PaletteItem {
  id: string
  label: string
  note?: string | undefined
  keys?: string | null
  disabledReason?: string | null
  run: () => void
}

export interface PaletteGroup {
  title: string
  items: readonly PaletteItem[]
}

const DEBOUNCE_MS = 60
const MAX_RECORDS = 6
const MAX_COMMANDS = 12

/** What the palette offers for a text: commands ranked by fuzzysort, records found by the engine's text index. */
export function usePaletteGroups(text: string): PaletteGroup[] {
  const w = useWords(appWords)
  const commands = useCommandRegistry((state) => state.commands)
  const query = useDebounced(text.trim(), DEBOUNCE_MS)
  const records = useQuery({
    queryKey: ['palette', query],
    queryFn: ({ signal }) => findRecords(query, signal),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    // Records change by the hour; the palette is open for seconds.
    staleTime: 5000,
  })
  const ranked = useMemo(() => rankCommands([...commands.values()], text.trim()), [commands, text])
  const found = query === '' || text.trim() === '' ? NOTHING : (records.data ?? NOTHING)
  return [
    { title: w.paletteCommands, items: ranked },
    { title: w.paletteCreators, items: found.creators },
    { title: w.paletteCampaigns, items: found.campaigns },
  ].filter(({ items }) => items.length > 0)
}

interface Records {
  creators: PaletteItem[]
  campaigns: PaletteItem[]
}
const NOTHING: Records = { creators: [], campaigns: [] }

function rankCommands(commands: readonly Command[], text: string): PaletteItem[] {
  const offered = commands.filter((command) => !command.isQuiet)
  const chosen =
    text === ''
      ? byMenu(offered)
      : fuzzysort
          .go(text, offered, { keys: ['title', 'words'], limit: MAX_COMMANDS, threshold: 0.3 })
          .map((result) => result.obj)
  return chosen.map((command) => ({
    id: `command:${command.id}`,
    label: command.title,
    keys: shownKeys(command),
    disabledReason: disabledReason(command),
    run: command.run,
  }))
}

/** Before anything is typed: what this screen can do first, then where to go, then the window's own matters. */
function byMenu(commands: readonly Command[]): readonly Command[] {
  const rank = (command: Command) => paletteOrder.indexOf(command.menu)
  return [...commands].sort((a, b) => rank(a) - rank(b))
}
const paletteOrder: readonly MenuName[] = ['record', 'file', 'edit', 'go', 'view', 'help']

async function findRecords(text: string, signal: AbortSignal): Promise<Records> {
  const [creators, campaigns] = await Promise.all([findCreators(text, signal), findCampaigns(text, signal)])
  return { creators, campaigns }
}

async function findCreators(text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const { ids } = await call('creators.list', { filter: { text }, sort: 'followers', descending: true }, { signal })
  if (ids.length === 0) return []
  const rows = await call('creators.rows', { ids: ids.slice(0, MAX_RECORDS) }, { signal })
  return rows.flatMap((row) =>
    row
      ? [
          {
            id: `creator:${row.accountId}`,
            label: `@${row.handle}`,
            note: row.displayName ?? undefined,
            run: () => navigate({ screen: 'creators', recordId: row.accountId }),
          },
        ]
      : [],
  )
}

async function findCampaigns(text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const campaigns = await call('campaigns.list', {}, { signal })
  return fuzzysort
    .go(text, campaigns, { keys: ['name', 'brand', 'client'], limit: MAX_RECORDS, threshold: 0.3 })
    .map(({ obj }) => ({
      id: `campaign:${obj.id}`,
      label: obj.name,
      note: obj.brand,
      run: () => navigate({ screen: 'campaigns', recordId: obj.id }),
    }))
}

function useDebounced(value: string, delayMs: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs)
    return () => clearTimeout(timer)
  }, [value, delayMs])
  return settled
}
