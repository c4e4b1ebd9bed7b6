import { type ComponentType, createContext } from 'react'

/** A tab of the campaign's page that another feature brings: `features/<id>/campaignTab.ts` exports `campaignTab`. */
export interface CampaignTab {
  /** the route's part */
  id: string
  label: (locale: string) => string
  Component: ComponentType<{ campaignId: string }>
}

/** Filled by the app: no feature imports another. */
export const CampaignTabs = createContext<readonly CampaignTab[]>([])
