import { useMemo } from 'react'
import type { CreatorFilter } from '../../../../../shared/contract/creators'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { filterFields } from './fields'
import { labelKey, type Speech } from './sentence'
import { filterWords } from './words'

/** Fields whose values are ids. */
const ID_FIELDS = ['campaigns', 'agents'] as const

/** Fields, names and signs with which the filters speak. */
export function useSpeech(filter: CreatorFilter, currency: string): Speech {
  const w = useWords(filterWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const custom = useApiQuery('creators.customFields', {})
  const [asksCampaigns, asksAgents] = ID_FIELDS.map((id) => filter.where?.some(({ field }) => field === id) ?? false)
  const campaigns = useApiQuery(
    'creators.values',
    { field: 'campaigns', limit: 200 },
    { isEnabled: asksCampaigns ?? false },
  )
  const agents = useApiQuery('creators.values', { field: 'agents', limit: 200 }, { isEnabled: asksAgents ?? false })
  return useMemo(
    () => ({
      w,
      format,
      locale,
      currency,
      fields: filterFields(w, custom.data ?? []),
      labels: new Map([
        ...(campaigns.data ?? []).map(({ key, label }) => [labelKey('campaigns', key), label] as const),
        ...(agents.data ?? []).map(({ key, label }) => [labelKey('agents', key), label] as const),
      ]),
    }),
    [w, format, locale, currency, custom.data, campaigns.data, agents.data],
  )
}
