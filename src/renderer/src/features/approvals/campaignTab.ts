import { lazy } from 'react'
import type { CampaignTab } from '../../ui/campaignTabs'
import { approvalsWords } from './words'

const Component = lazy(async () => ({ default: (await import('./CampaignApprovals')).CampaignApprovals }))

export const campaignTab: CampaignTab = {
  id: 'approvals',
  label: (locale) => approvalsWords(locale).title,
  Component,
}
