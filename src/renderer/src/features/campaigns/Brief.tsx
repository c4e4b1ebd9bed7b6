import { type ReactNode, useMemo } from 'react'
import { type CampaignRecord, goals, tones } from '../../../../shared/contract/campaigns'
import { currencyExponent } from '../../../../shared/domain/format'
import { useLocale, useWords } from '../../lib/locale'
import { currenciesOf } from '../../lib/regions'
import { DateField } from '../../ui/DateField'
import { MoneyField, NumberField } from '../../ui/NumberField'
import { ComboBox, Select } from '../../ui/Select'
import { CommitField } from '../../ui/TextField'
import { WordsField } from '../../ui/WordsField'
import { BrandPart } from './brand/BrandPart'
import { BriefMenu } from './brief/BriefMenu'
import { ContentPart } from './brief/ContentPart'
import { PostingPart } from './brief/PostingPart'
import { RightsPart } from './brief/RightsPart'
import { useBriefFields } from './brief/useBriefFields'
import { TargetFields } from './TargetFields'
import { campaignsWords } from './words'

/** Fields are saved where they stand: there is no Save button. What could not be saved says so beside its field. */
export function Brief({ campaign }: { campaign: CampaignRecord }) {
  const w = useWords(campaignsWords)
  const locale = useLocale((state) => state.locale)
  const fields = useBriefFields(campaign.id)
  const { save, problem } = fields
  const currencies = useMemo(
    () => currenciesOf(locale, [campaign.currency]).map(({ code, name }) => ({ id: code, label: code, hint: name })),
    [locale, campaign.currency],
  )
  const zones = useMemo(
    () => [...new Set([campaign.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map(toChoice),
    [campaign.timeZone],
  )

  const text = (field: 'audience' | 'universeSource' | 'brief') => ({
    value: campaign[field] ?? '',
    problem: problem(field),
    onCommit: (value: string) => void save(field, { [field]: value.trim() === '' ? null : value }),
  })

  return (
    <div className="grid max-w-[1080px] grid-cols-1 gap-x-8 gap-y-6 p-4 min-[900px]:grid-cols-2">
      <Part title={w.basics}>
        <CommitField
          label={w.name}
          value={campaign.name}
          problem={problem('name')}
          maxLength={300}
          onCommit={(name) => void save('name', { name })}
        />
        <Select
          label={w.goal}
          choices={goals.map((goal) => ({ id: goal, label: w.goals[goal] }))}
          value={campaign.goal}
          onChange={(goal) => void save('goal', { goal })}
        />
        <div className="grid grid-cols-2 gap-3">
          <DateField
            label={w.flightStart}
            value={campaign.flightStart}
            problem={problem('flightStart')}
            onChange={(flightStart) => void save('flightStart', { flightStart })}
          />
          <DateField
            label={w.flightEnd}
            value={campaign.flightEnd}
            problem={problem('flightEnd')}
            onChange={(flightEnd) => void save('flightEnd', { flightEnd })}
          />
        </div>
        <ComboBox
          label={w.timeZone}
          hint={w.timeZoneHint}
          choices={zones}
          value={campaign.timeZone}
          problem={problem('timeZone')}
          onChange={(timeZone) => {
            if (timeZone && timeZone !== campaign.timeZone) void save('timeZone', { timeZone })
          }}
        />
      </Part>

      <Part title={w.money}>
        <div className="grid grid-cols-[1fr_112px] gap-3">
          <MoneyField
            label={w.budget}
            valueMinor={campaign.budgetMinor}
            currency={campaign.currency}
            problem={problem('budgetMinor')}
            onChange={(budgetMinor) => void save('budgetMinor', { budgetMinor })}
          />
          <ComboBox
            label={w.currency}
            choices={currencies}
            value={campaign.currency}
            problem={problem('currency')}
            onChange={(currency) => {
              if (!currency || currency === campaign.currency) return
              const budgetMinor = rescaled(campaign.budgetMinor, campaign.currency, currency)
              void save('currency', { currency, budgetMinor })
            }}
          />
        </div>
        <NumberField
          label={w.targetReach}
          hint={w.targetReachHint}
          value={campaign.targetReachPersons}
          problem={problem('targetReachPersons')}
          min={0}
          step={1}
          hasSteppers={false}
          onChange={(targetReachPersons) => void save('targetReachPersons', { targetReachPersons })}
        />
        <NumberField
          label={w.uniqueViewers}
          hint={w.uniqueViewersHint}
          value={campaign.uniqueViewerRatio}
          problem={problem('uniqueViewerRatio')}
          min={0}
          max={1}
          step={0.01}
          formatOptions={{ style: 'percent' }}
          hasSteppers={false}
          onChange={(ratio) => {
            if (ratio !== null) void save('uniqueViewerRatio', { uniqueViewerRatio: ratio })
          }}
        />
      </Part>

      <Part title={w.lookFor}>
        <WordsField
          label={w.niches}
          hint={w.nichesHint}
          words={campaign.niches}
          problem={problem('niches')}
          onChange={(niches) => void save('niches', { niches })}
        />
        <WordsField
          label={w.hashtags}
          words={campaign.hashtags}
          problem={problem('hashtags')}
          onChange={(hashtags) => void save('hashtags', { hashtags })}
        />
        <div className="grid grid-cols-2 items-start gap-3">
          <Select
            label={w.tone}
            choices={(['any', ...tones] as const).map((tone) => ({ id: tone, label: w.tones[tone] }))}
            value={campaign.tone ?? 'any'}
            problem={problem('tone')}
            onChange={(tone) => void save('tone', { tone: tone === 'any' ? null : tone })}
          />
          <NumberField
            label={w.exclusivityDays}
            hint={w.exclusivityDaysHint}
            value={campaign.exclusivityDays}
            problem={problem('exclusivityDays')}
            min={0}
            max={3650}
            step={1}
            hasSteppers={false}
            onChange={(exclusivityDays) => void save('exclusivityDays', { exclusivityDays })}
          />
        </div>
      </Part>

      <BrandPart campaign={campaign} />

      <Part title={w.audience} className="col-span-full">
        <div className="grid grid-cols-1 gap-x-8 gap-y-3 min-[900px]:grid-cols-2">
          <div className="flex flex-col gap-3">
            <CommitField
              label={w.audienceWords}
              placeholder={w.audiencePlaceholder}
              lines={2}
              maxLength={500}
              {...text('audience')}
            />
            <NumberField
              label={w.universe}
              hint={w.universeHint}
              value={campaign.universePersons}
              problem={problem('universePersons')}
              min={0}
              step={1}
              hasSteppers={false}
              onChange={(universePersons) => void save('universePersons', { universePersons })}
            />
            <CommitField
              label={w.universeSource}
              placeholder={w.universeSourcePlaceholder}
              maxLength={500}
              {...text('universeSource')}
            />
          </div>
          <TargetFields target={campaign.target} onChange={(target) => void save('target', { target })} />
        </div>
        {problem('target') && <p className="text-bad text-meta">{problem('target')}</p>}
      </Part>

      <PostingPart campaign={campaign} fields={fields} />
      <ContentPart campaign={campaign} fields={fields} />
      <RightsPart campaign={campaign} />

      <Part title={w.brief} className="col-span-full">
        <CommitField
          label={w.briefText}
          placeholder={w.briefPlaceholder}
          lines={8}
          maxLength={20_000}
          {...text('brief')}
        />
        <BriefMenu campaignId={campaign.id} />
      </Part>
    </div>
  )
}

function Part({ title, children, className }: { title: string; children: ReactNode; className?: string }) {
  return (
    <section className={className}>
      <h2 className="pb-3 font-semibold text-title">{title}</h2>
      <div className="flex flex-col gap-3">{children}</div>
    </section>
  )
}

function toChoice(id: string) {
  return { id, label: id.replaceAll('_', ' ') }
}

/** The same number of pounds, yen or dinars: minor units differ between currencies. */
function rescaled(amountMinor: number | null, from: string, to: string): number | null {
  if (amountMinor === null) return null
  return Math.round(amountMinor * 10 ** (currencyExponent(to) - currencyExponent(from)))
}
