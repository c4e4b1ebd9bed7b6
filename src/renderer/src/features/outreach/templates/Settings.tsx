import { useState } from 'react'
import type { OutreachSettings } from '../../../../../shared/contract/outreach'
import { call, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Checkbox } from '../../../ui/Checkbox'
import { ErrorNote } from '../../../ui/ErrorNote'
import { NumberField } from '../../../ui/NumberField'
import { Section } from '../../../ui/Screen'
import { CommitField } from '../../../ui/TextField'
import { undoToast } from '../../../ui/undoToast'
import { DaysOff } from './DaysOff'
import { templatesWords } from './words'

const texts = ['name', 'company', 'email', 'signature', 'postalAddress', 'optOutLine', 'privacyNotice'] as const

/** Who writes, how often, and on which days nobody works. */
export function Settings() {
  const w = useWords(templatesWords)
  const settings = useApiQuery('outreach.settings', {})
  const [failure, setFailure] = useState<unknown>(null)
  const [countries, setCountries] = useState<string | null>(null)
  if (settings.isError) return <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} />
  if (!settings.data) return null
  const { sender, coolDownDays, dailyLimit, weekend, holidayCountries } = settings.data
  const change = async (part: Partial<OutreachSettings>) => {
    setFailure(null)
    try {
      await call('outreach.updateSettings', part)
      void undoToast(w.settingsSaved)
    } catch (error) {
      setFailure(error)
    }
  }
  const faces = {
    name: { label: w.senderName },
    company: { label: w.company },
    email: { label: w.email },
    signature: { label: w.signature, lines: 3 },
    postalAddress: { label: w.postalAddress, lines: 3, hint: w.postalHint },
    optOutLine: { label: w.optOutLine, lines: 2, hint: w.optOutHint },
    privacyNotice: { label: w.privacyNotice, lines: 3, hint: w.privacyHint },
  }
  const takeCountries = (typed: string) => {
    const codes = typed
      .split(/[\s,;]+/)
      .map((code) => code.toUpperCase())
      .filter(Boolean)
    if (codes.every((code) => /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code))) {
      setCountries(null)
      void change({ holidayCountries: codes })
    } else setCountries(typed)
  }
  return (
    <Section title={w.settings}>
      {failure !== null && <ErrorNote error={failure} className="max-w-[640px]" />}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(320px,1fr))] items-start gap-6">
        <Section title={w.senderTitle} level={3}>
          {texts.map((field) => (
            <CommitField
              key={field}
              {...faces[field]}
              value={sender[field]}
              maxLength={field === 'privacyNotice' || field === 'signature' ? 2000 : 200}
              onCommit={(value) => void change({ sender: { ...sender, [field]: value.trim() } })}
            />
          ))}
        </Section>
        <div className="flex flex-col gap-6">
          <Section title={w.limitsTitle} level={3}>
            <NumberField
              label={w.coolDown}
              value={coolDownDays}
              min={0}
              max={365}
              onChange={(days) => days !== null && days !== coolDownDays && void change({ coolDownDays: days })}
            />
            <NumberField
              label={w.dailyLimit}
              value={dailyLimit}
              min={1}
              max={10_000}
              onChange={(limit) => limit !== null && limit !== dailyLimit && void change({ dailyLimit: limit })}
            />
          </Section>
          <Section title={w.calendarTitle} level={3}>
            <fieldset className="m-0 flex flex-wrap gap-x-4 gap-y-1 border-0 p-0">
              <legend className="pb-1 text-meta text-muted">{w.weekend}</legend>
              {w.weekdays.map((label, index) => (
                <Checkbox
                  key={label}
                  isSelected={weekend.includes(index + 1)}
                  onChange={(isOff) =>
                    void change({
                      weekend: isOff ? [...weekend, index + 1].sort() : weekend.filter((day) => day !== index + 1),
                    })
                  }
                >
                  {label}
                </Checkbox>
              ))}
            </fieldset>
            <CommitField
              label={w.holidays}
              hint={w.holidaysHint}
              value={countries ?? holidayCountries.join(', ')}
              problem={countries === null ? undefined : w.badCountry}
              onCommit={takeCountries}
            />
            <DaysOff />
          </Section>
        </div>
      </div>
    </Section>
  )
}
