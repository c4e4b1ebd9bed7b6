import { lazy } from 'react'
import type { CampaignTab } from '../../ui/campaignTabs'
import { outreachWords } from './words'

const Component = lazy(async () => ({ default: (await import('./CampaignPipeline')).CampaignPipeline }))

export const campaignTab: CampaignTab = {
  id: 'outreach',
  label: (locale) => outreachWords(locale).title,
  Component,
}
