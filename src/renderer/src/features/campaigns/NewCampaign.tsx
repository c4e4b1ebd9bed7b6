import { type ReactNode, useMemo, useRef, useState } from 'react'
import { type ClientRecord, goals } from '../../../../shared/contract/campaigns'
import type { WorkspaceInfo } from '../../../../shared/contract/workspace'
import { call, useApiQuery } from '../../lib/api'
import { useLocale, useWords } from '../../lib/locale'
import { currenciesOf } from '../../lib/regions'
import { navigate } from '../../lib/route'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { MoneyField, NumberField } from '../../ui/NumberField'
import { ComboBox, Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { undoToast } from '../../ui/undoToast'
import { type CampaignDraft, emptyDraft, NEW, problemsOf } from './draft'
import { TargetFields } from './TargetFields'
import { campaignsWords } from './words'

const NO_CLIENTS: readonly ClientRecord[] = []

/** Everything the planner and the report ask of a campaign, in one dialog; only client, brand and name are needed. */
export function NewCampaign({ workspace, onClose }: { workspace: WorkspaceInfo; onClose: () => void }) {
  const w = useWords(campaignsWords)
  const locale = useLocale((state) => state.locale)
  const clients = useApiQuery('campaigns.clients', {}).data ?? NO_CLIENTS
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<CampaignDraft>(() => emptyDraft(workspace))
  const [isTried, setTried] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const set = (change: Partial<CampaignDraft>) => setDraft((old) => ({ ...old, ...change }))

  // Without clients or brands to choose from the field for a new one stands there at once.
  const clientId = clients.length === 0 ? NEW : draft.clientId
  const client = clients.find(({ id }) => id === clientId)
  const brandId = clientId === NEW || client?.brands.length === 0 ? NEW : draft.brandId
  const problems = isTried ? problemsOf({ ...draft, clientId, brandId }, w) : {}

  async function submit(): Promise<void> {
    if (isRunning) return
    setTried(true)
    if (Object.keys(problemsOf({ ...draft, clientId, brandId }, w)).length > 0) {
      // After the problems are drawn, the first bad field takes the focus.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    setRunning(true)
    setFailure(null)
    try {
      const ownerId =
        clientId === NEW ? (await call('campaigns.createClient', { name: draft.clientName })).id : clientId
      // Kept, so that a second try after a failure further down does not make a second client.
      set({ clientId: ownerId })
      const brand =
        brandId === NEW
          ? await call('campaigns.createBrand', {
              clientId: ownerId ?? '',
              name: draft.brandName,
              category: draft.category.trim() || null,
            })
          : { id: brandId ?? '' }
      set({ brandId: brand.id })
      const { clientId: _, clientName, brandId: __, brandName, category, ...fields } = draft
      const campaign = await call('campaigns.create', {
        ...fields,
        brandId: brand.id,
        audience: fields.audience.trim() || null,
        universeSource: fields.universeSource.trim() || null,
        timeZone: workspace.timeZone,
      })
      onClose()
      navigate({ screen: 'campaigns', recordId: campaign.id })
      void undoToast(w.created(campaign.name))
    } catch (error) {
      setFailure(error)
      setRunning(false)
    }
  }

  return (
    <Dialog
      title={w.newCampaign}
      isOpen
      onClose={onClose}
      isBusy={isRunning}
      footer={
        <>
          <Button onPress={onClose}>{w.cancel}</Button>
          <Button look="primary" onPress={() => void submit()}>
            {w.create}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
        className="flex flex-col gap-4"
      >
        {/* The visible buttons stand in the dialog's footer; this one lets Enter send the form. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
        {failure !== null && <ErrorNote error={failure} />}
        <Row>
          <Owner
            w={w}
            label={w.client}
            newLabel={w.newClient}
            nameLabel={w.clientName}
            records={clients}
            value={clientId}
            onChange={(id) => set({ clientId: id, brandId: null })}
            name={draft.clientName}
            onName={(clientName) => set({ clientName })}
            problem={problems.client}
          />
          {clientId !== null && (
            <Owner
              w={w}
              label={w.brand}
              newLabel={w.newBrand}
              nameLabel={w.brandName}
              records={client?.brands ?? []}
              value={brandId}
              onChange={(id) => set({ brandId: id })}
              name={draft.brandName}
              onName={(brandName) => set({ brandName })}
              problem={problems.brand}
            />
          )}
        </Row>
        {brandId === NEW && clientId !== null && (
          <TextField
            label={w.category}
            hint={w.categoryHint}
            value={draft.category}
            maxLength={120}
            onChange={(category) => set({ category })}
          />
        )}
        <TextField
          label={w.name}
          hint={w.nameHint}
          value={draft.name}
          maxLength={300}
          isRequired
          problem={problems.name}
          onChange={(name) => set({ name })}
        />
        <Row>
          <Select
            label={w.goal}
            choices={goals.map((goal) => ({ id: goal, label: w.goals[goal] }))}
            value={draft.goal}
            onChange={(goal) => set({ goal })}
          />
          <BudgetFields draft={draft} set={set} w={w} locale={locale} first={workspace.currency} />
        </Row>
        <Row>
          <DateField label={w.flightStart} value={draft.flightStart} onChange={(flightStart) => set({ flightStart })} />
          <DateField
            label={w.flightEnd}
            value={draft.flightEnd}
            problem={problems.flightEnd}
            onChange={(flightEnd) => set({ flightEnd })}
          />
        </Row>
        <h3 className="border-line border-t pt-4 font-semibold text-title">{w.audience}</h3>
        <TextField
          label={w.audienceWords}
          placeholder={w.audiencePlaceholder}
          value={draft.audience}
          lines={2}
          maxLength={500}
          onChange={(audience) => set({ audience })}
        />
        <Row>
          <NumberField
            label={w.universe}
            hint={w.universeHint}
            value={draft.universePersons}
            min={0}
            step={1}
            hasSteppers={false}
            onChange={(universePersons) => set({ universePersons })}
          />
          <NumberField
            label={w.targetReach}
            hint={w.targetReachHint}
            value={draft.targetReachPersons}
            min={0}
            step={1}
            hasSteppers={false}
            onChange={(targetReachPersons) => set({ targetReachPersons })}
          />
        </Row>
        <TextField
          label={w.universeSource}
          placeholder={w.universeSourcePlaceholder}
          value={draft.universeSource}
          maxLength={500}
          onChange={(universeSource) => set({ universeSource })}
        />
        <TargetFields target={draft.target} onChange={(target) => set({ target })} />
      </form>
    </Dialog>
  )
}

function Row({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(220px,1fr))] items-start gap-3">{children}</div>
}

type Words = ReturnType<typeof campaignsWords>

/** One of the known clients or brands, or a new one by name. */
function Owner(props: {
  w: Words
  label: string
  newLabel: string
  nameLabel: string
  records: readonly { id: string; name: string }[]
  value: string | null
  onChange: (id: string) => void
  name: string
  onName: (name: string) => void
  problem: string | undefined
}) {
  const { label, newLabel, nameLabel, records, value, onChange, name, onName, problem } = props
  const isNew = value === NEW
  return (
    <div className="flex flex-col gap-3">
      {records.length > 0 && (
        <Select
          label={label}
          choices={[...records.map((record) => ({ id: record.id, label: record.name })), { id: NEW, label: newLabel }]}
          value={value}
          onChange={onChange}
          isRequired
          problem={isNew ? null : problem}
        />
      )}
      {isNew && (
        <TextField
          label={nameLabel}
          value={name}
          maxLength={300}
          isRequired
          problem={problem}
          onChange={onName}
          autoFocus={records.length > 0}
        />
      )}
    </div>
  )
}

function BudgetFields({
  draft,
  set,
  w,
  locale,
  first,
}: {
  draft: CampaignDraft
  set: (change: Partial<CampaignDraft>) => void
  w: Words
  locale: string
  first: string
}) {
  const currencies = useMemo(
    () => currenciesOf(locale, [first]).map(({ code, name }) => ({ id: code, label: code, hint: name })),
    [locale, first],
  )
  return (
    <div className="grid grid-cols-[1fr_96px] gap-3">
      <MoneyField
        label={w.budget}
        valueMinor={draft.budgetMinor}
        currency={draft.currency}
        onChange={(budgetMinor) => set({ budgetMinor })}
      />
      <ComboBox
        label={w.currency}
        choices={currencies}
        value={draft.currency}
        onChange={(currency) => {
          if (currency) set({ currency })
        }}
      />
    </div>
  )
}
