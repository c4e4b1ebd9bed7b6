import type { CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { MISSING } from '../../../../../shared/domain/format'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge, type Tone } from '../../../ui/Badge'
import { PlainTable } from '../../../ui/PlainTable'
import { RouteLink } from '../../../ui/RouteLink'
import { Nothing, Part } from './Part'
import { profileWords } from './words'

const TONES: Readonly<Record<string, Tone>> = { booked: 'ok', proposed: 'info' }

/** Rosters that the person is or was on. */
export function Campaigns({ profile }: { profile: CreatorProfile }) {
  const w = useWords(profileWords)
  const format = useFormat()
  return (
    <Part id="campaigns" title={w.campaigns}>
      {profile.campaigns.length === 0 ? (
        <Nothing>{w.noCampaigns}</Nothing>
      ) : (
        <div className="min-w-0 overflow-x-auto">
          <PlainTable
            caption={w.campaigns}
            columns={[
              {
                id: 'campaign',
                header: w.campaign,
                cell: ({ campaignId, campaign }) => (
                  <RouteLink screen="campaigns" recordId={campaignId} className="text-accent [overflow-wrap:anywhere]">
                    {campaign}
                  </RouteLink>
                ),
              },
              {
                id: 'client',
                header: w.client,
                cell: ({ client, brand }) => (
                  <span className="text-muted [overflow-wrap:anywhere]">
                    {client}, {brand}
                  </span>
                ),
              },
              {
                id: 'status',
                header: w.status,
                cell: ({ status }) => <Badge tone={TONES[status] ?? 'plain'}>{w.statuses[status] ?? status}</Badge>,
              },
              {
                id: 'fee',
                header: w.fee,
                isNumber: true,
                cell: ({ feeMinor, currency }) =>
                  feeMinor === null ? MISSING : format.money(feeMinor, currency, 'short'),
              },
              { id: 'posts', header: w.posts, isNumber: true, cell: ({ posts }) => format.count(posts) },
            ]}
            rows={profile.campaigns}
            rowKey={({ campaignId }) => campaignId}
          />
        </div>
      )}
    </Part>
  )
}
