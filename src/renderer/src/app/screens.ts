import {
  ChartColumn,
  ChartScatter,
  ClipboardCheck,
  FileText,
  Inbox,
  type LucideIcon,
  Megaphone,
  Send,
  Settings,
  Users,
} from 'lucide-react'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { type ScreenId, screenIds } from '../lib/route'
import type { CampaignTab } from '../ui/campaignTabs'
import type { SettingsPart } from '../ui/settingsParts'

export interface ScreenEntry {
  id: ScreenId
  icon: LucideIcon
  Component: LazyExoticComponent<ComponentType>
}

const ICONS: Readonly<Record<ScreenId, LucideIcon>> = {
  today: Inbox,
  creators: Users,
  outreach: Send,
  campaigns: Megaphone,
  approvals: ClipboardCheck,
  planner: ChartScatter,
  results: ChartColumn,
  reports: FileText,
  settings: Settings,
}

/** A feature's screen is `features/<id>/Screen.tsx` and exports `Screen`; what does not exist is not in the rail. */
const built = import.meta.glob<ComponentType>('../features/*/Screen.tsx', { import: 'Screen' })

/** The start page, while no workspace is open. */
const start = import.meta.glob<ComponentType>('../features/workspace/Start.tsx', { import: 'Start' })

/** Parts of a feature that live on every screen: dialogs opened from anywhere, commands. */
const everywhere = import.meta.glob<ComponentType>('../features/*/Everywhere.tsx', { import: 'Everywhere' })

/** Tabs that features bring to the campaign's page; what they show is loaded when it is opened. */
const tabs = import.meta.glob<CampaignTab>('../features/*/campaignTab.ts', { import: 'campaignTab', eager: true })

/** The same for the settings. */
const parts = import.meta.glob<SettingsPart>('../features/*/settingsPart.ts', { import: 'settingsPart', eager: true })

function lazily(load: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: await load() }))
}

export const screens: readonly ScreenEntry[] = screenIds.flatMap((id) => {
  const load = built[`../features/${id}/Screen.tsx`]
  return load ? [{ id, icon: ICONS[id], Component: lazily(load) }] : []
})

export const startPage: LazyExoticComponent<ComponentType> | null = Object.values(start).map(lazily)[0] ?? null

export const everywhereParts: readonly LazyExoticComponent<ComponentType>[] = Object.values(everywhere).map(lazily)

export const campaignTabs: readonly CampaignTab[] = Object.values(tabs)

export const settingsParts: readonly SettingsPart[] = Object.values(parts)
