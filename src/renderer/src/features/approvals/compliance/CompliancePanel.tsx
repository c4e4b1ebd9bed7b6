import { Lock } from 'lucide-react'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { ErrorNote } from '../../../ui/ErrorNote'
import { RouteLink } from '../../../ui/RouteLink'
import { DisclosureSection } from './DisclosureSection'
import { MusicSection, useSpan, WindowSection } from './PostingSections'
import { RightsSection } from './RightsSection'
import { Section } from './Section'
import { SparkSection } from './SparkSection'
import { complianceWords } from './words'

/**
 * Terms, disclosure, music, posting window, rights, code and exclusivity of a deliverable.
 *
 * @param isLocked nothing can be changed any more: the deliverable is over
 */
export function CompliancePanel({ deliverableId, isLocked = false }: { deliverableId: string; isLocked?: boolean }) {
  const w = useWords(complianceWords)
  const format = useFormat()
  const span = useSpan()
  const compliance = useApiQuery('approvals.compliance', { deliverableId })
  const detail = useApiQuery('approvals.get', { deliverableId })
  const campaignId = detail.data?.card.campaignId ?? ''
  const campaign = useApiQuery('campaigns.get', { campaignId }, { isEnabled: campaignId !== '' })
  const failed = [compliance, detail, campaign].find(({ isError }) => isError)
  if (failed) return <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} className="m-3" />
  if (!compliance.data || !detail.data || !campaign.data) {
    return (
      <p role="status" className="p-3 text-muted">
        {w.loading}
      </p>
    )
  }
  const known = compliance.data
  return (
    <div className="flex flex-col gap-3 p-3">
      {isLocked && <p className="rounded-panel bg-sunken p-2 text-muted">{w.locked}</p>}
      <Section title={w.terms}>
        <p>
          {known.termsSignedOn === null ? w.noTerms : w.termsSigned(format.date(known.termsSignedOn))}{' '}
          <RouteLink screen="campaigns" recordId={campaignId} className="text-accent">
            {w.termsLink}
          </RouteLink>
        </p>
      </Section>
      <DisclosureSection compliance={known} isLocked={isLocked} />
      <MusicSection compliance={known} isLocked={isLocked} />
      <WindowSection compliance={known} isLocked={isLocked} />
      <RightsSection
        rights={known.rights}
        campaignId={campaignId}
        deliverableId={deliverableId}
        currency={campaign.data.currency}
        evidence={detail.data.evidence}
        isLocked={isLocked}
      />
      <SparkSection compliance={known} isLocked={isLocked} />
      <Section title={w.exclusivity}>
        {known.exclusivities.length === 0 ? (
          <p className="text-muted">{w.noExclusivity}</p>
        ) : (
          <>
            <ul className="flex flex-col gap-1">
              {known.exclusivities.map(({ who, from, until }) => (
                <li key={`${who} ${from} ${until}`} className="flex items-start gap-1.5">
                  <Lock size={12} aria-hidden="true" className="mt-1 shrink-0 text-muted" />
                  <span className="min-w-0 [overflow-wrap:anywhere]">
                    <bdi className="font-medium">{who}</bdi>
                    <span className="tabular text-muted">{` · ${span(from, until)}`}</span>
                  </span>
                </li>
              ))}
            </ul>
            <p className="text-caption text-muted">{w.exclusivityHint}</p>
          </>
        )}
      </Section>
    </div>
  )
}
