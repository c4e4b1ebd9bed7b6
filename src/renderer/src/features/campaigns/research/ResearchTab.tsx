import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Section } from '../../../ui/Screen'
import { AddLead } from './AddLead'
import { LeadCard } from './LeadCard'
import { researchWords } from './words'

/** Where creators are looked for in a campaign, who looked when, and whom it brought. */
export function ResearchTab({ campaignId }: { campaignId: string }) {
  const w = useWords(researchWords)
  const leads = useApiQuery('creators.research', { campaignId })
  const campaign = useApiQuery('campaigns.get', { campaignId })
  return (
    <div className="flex max-w-[1100px] flex-col gap-4 p-3">
      <Section title={w.title}>
        <p className="max-w-[80ch] text-muted">{w.about}</p>
        <AddLead campaignId={campaignId} />
      </Section>
      {leads.error && <ErrorNote error={leads.error} onRetry={() => void leads.refetch()} />}
      {leads.data?.length === 0 && <p className="max-w-[60ch] py-6 text-muted text-title">{w.emptySentence}</p>}
      {leads.data && leads.data.length > 0 && (
        <ul aria-label={w.title} className="m-0 flex list-none flex-col gap-2 p-0">
          {leads.data.map((lead) => (
            <LeadCard key={lead.id} lead={lead} campaign={campaign.data?.name ?? ''} />
          ))}
        </ul>
      )}
    </div>
  )
}
