import { Pipeline } from './pipeline/Pipeline'

/** The pipeline of one campaign, on its page: the same board, with the campaign as a fixed filter. */
export function CampaignPipeline({ campaignId }: { campaignId: string }) {
  return <Pipeline key={campaignId} campaignId={campaignId} />
}
