import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { BrandRecord, CampaignRecord, ClientRecord } from '../../../../../shared/contract/campaigns'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { campaignsWords } from '../words'

const EditBrand = lazy(async () => ({ default: (await import('./EditBrand')).EditBrand }))
const EditClient = lazy(async () => ({ default: (await import('./EditClient')).EditClient }))

/** Whose campaign it is, and what that brand stands for and against. Changed in dialogs: other campaigns share it. */
export function BrandPart({ campaign }: { campaign: CampaignRecord }) {
  const w = useWords(campaignsWords)
  const clients = useApiQuery('campaigns.clients', {})
  const client = clients.data?.find(({ id }) => id === campaign.clientId)
  const brand = client?.brands.find(({ id }) => id === campaign.brandId)
  return (
    <section>
      <h2 className="pb-3 font-semibold text-title">{w.clientAndBrandPart}</h2>
      {clients.isError && <ErrorNote error={clients.error} onRetry={() => void clients.refetch()} />}
      {client && brand && <Known client={client} brand={brand} />}
    </section>
  )
}

function Known({ client, brand }: { client: ClientRecord; brand: BrandRecord }) {
  const w = useWords(campaignsWords)
  const [open, setOpen] = useState<'brand' | 'client' | null>(null)
  const schemes = useApiQuery('workspace.current', {}).data?.tierSchemes ?? []
  const scheme = schemes.find(({ id }) => id === client.tierSchemeId)
  const standard = schemes.find(({ isDefault }) => isDefault)
  const list = (words: readonly string[]) => (words.length > 0 ? words.join(', ') : w.noneNamed)
  const close = () => setOpen(null)
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-[96px_1fr] gap-x-3 gap-y-1.5">
        <Fact name={w.client}>{client.name}</Fact>
        <Fact name={w.tierScheme}>{scheme?.name ?? w.defaultScheme(standard?.name ?? '')}</Fact>
        <Fact name={w.brand}>{brand.name}</Fact>
        <Fact name={w.category}>{brand.category ?? w.noneNamed}</Fact>
        <Fact name={w.competitors}>{list(brand.competitors)}</Fact>
        <Fact name={w.brandValues}>{list(brand.brandValues)}</Fact>
        <Fact name={w.niches}>{list(brand.niches)}</Fact>
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => setOpen('brand')}>{w.changeBrand}</Button>
        <Button onPress={() => setOpen('client')}>{w.changeClient}</Button>
      </div>
      <Suspense>
        {open === 'brand' && <EditBrand brand={brand} onClose={close} />}
        {open === 'client' && <EditClient client={client} schemes={schemes} onClose={close} />}
      </Suspense>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}
