import { useApiQuery } from '../lib/api'
import { Select } from './Select'

const all = 'all'

export interface CampaignFilterProps {
  label: string
  /** said while no campaign is chosen */
  allLabel: string
  value: string | null
  onChange: (campaignId: string | null) => void
  className?: string
}

/** One campaign or all of them, for what is shown of many. */
export function CampaignFilter({ label, allLabel, value, onChange, className }: CampaignFilterProps) {
  const campaigns = useApiQuery('campaigns.list', {})
  return (
    <Select
      label={label}
      isLabelHidden
      {...(className ? { className } : {})}
      choices={[{ id: all, label: allLabel }, ...(campaigns.data ?? []).map(({ id, name }) => ({ id, label: name }))]}
      value={value ?? all}
      onChange={(id) => onChange(id === all ? null : id)}
    />
  )
}
