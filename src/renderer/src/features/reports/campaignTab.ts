import { lazy } from 'react'
import type { CampaignTab } from '../../ui/campaignTabs'
import { reportsWords } from './words'

const Component = lazy(async () => ({ default: (await import('./CampaignReport')).CampaignReport }))

export const campaignTab: CampaignTab = {
  id: 'report',
  label: (locale) => reportsWords(locale).report,
  Component,
}
